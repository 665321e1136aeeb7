"""Golden cases: what each description in `tests/cases` becomes, compared whole."""

from __future__ import annotations

import pytest

from . import golden


@pytest.mark.parametrize("case", golden.CASES, ids=lambda case: str(case.name))
def test_case(case: golden.Case) -> None:
    difference = golden.difference(golden.expected(case), golden.actual(case))
    assert not difference, f"{difference}\nIf this is meant, run: make golden"


def test_the_same_api_in_another_version_gives_the_same_sdk() -> None:
    cases = [case for case in golden.CASES if case.folder.parent.name == "versions"]
    one, *others = [golden.actual(case) for case in cases]
    assert len(others) == 2
    for other in others:
        assert not golden.difference(one, other)
