"""The golden cases: what each change in `tests/diffs` is found to be, and that each rule has a case."""

from __future__ import annotations

from pathlib import Path

import pytest
from sdkwright.compare.sentences import KNOWN
from sdkwright.comparison.rules import RULES

from tests.compare.golden import CASES, compared, told
from tests.compare.rules import PAGE, page


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    found = compared(case)
    assert case.name in {one.rule.id for one in found.comparison.findings}
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    assert told(found) == expected, "If this is meant, run: python -m tests.compare.golden"


def test_each_rule_has_a_case_and_a_sentence() -> None:
    assert {*RULES} == {case.name for case in CASES} == KNOWN


def test_rules_say_what_they_are_about() -> None:
    for rule in RULES.values():
        assert rule.says.endswith(".")
        assert rule.reason.endswith(".")
        assert rule.example


def test_the_page_of_rules_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.compare.rules"
