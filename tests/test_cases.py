"""Golden cases: what each description in `tests/cases` becomes, compared whole."""

from __future__ import annotations

import pytest

from . import golden


@pytest.mark.parametrize("case", golden.CASES, ids=lambda case: str(case.name))
def test_case(case: golden.Case) -> None:
    difference = golden.difference(golden.expected(case), golden.actual(case))
    assert not difference, f"{difference}\nIf this is meant, run: make golden"
