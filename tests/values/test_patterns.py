"""Strings for regular expressions."""

from __future__ import annotations

import re

import pytest
from sdkwright.values.patterns import found
from sdkwright.values.samples.patterns import matches


@pytest.mark.parametrize(
    "pattern",
    [
        "^[a-z]+$",
        "^[A-Za-z_][A-Za-z0-9_.-]*$",
        r"^\d{4}-\d{2}(-\d{2})?$",
        r"^(foo|bar)-[0-9a-f]{8}$",
        r"^sess_[\w]{3,5}$",
        "a.c",
        r"^\+?[1-9]\d{1,14}$",
        r"^(?:[^\s@]+)@(?:[^\s@]+)\.[a-z]{2,}$",
        r"^(?=.*\d)[a-z0-9]+1$",
        r"^\x41\u0042\/\.$",
        "^[-a]$",
        "^[a-]b]",
        "^$",
        "^(?<year>[0-9]{4})$",
        r"^[^\W]{2}$",
    ],
)
@pytest.mark.parametrize("length", [(None, None), (3, 12)], ids=["any", "3 to 12"])
def test_samples_match(pattern: str, length: tuple[int | None, int | None]) -> None:
    least, most = length
    made = matches(pattern, least, most)
    python = pattern.replace("(?<year>", "(?P<year>")
    assert made or least
    assert [text for text in made if not re.search(python, text)] == []
    assert [text for text in made if not (least or 0) <= len(text) <= (most or 10**6)] == []


def test_samples_are_of_the_length_asked_for() -> None:
    assert [len(text) for text in matches("^[a-z]+$", 64, 64)[:1]] == [64]
    assert matches("^ab$", 3, None) == ()


@pytest.mark.parametrize("pattern", ["(", "[", r"(a)\1", "a{2", "(?<", "[]", "*", "a**", "(?!a)a", "\\"])
def test_no_sample_is_better_than_a_wrong_one(pattern: str) -> None:
    assert all(found(pattern, text) for text in matches(pattern, None, None))


@pytest.mark.parametrize(
    ("pattern", "value", "verdict"),
    [
        ("^a$", "a", True),
        ("^a$", "b", False),
        ("^a$", "a\n", None),
        (r"^\w$", "é", None),
        ("^é$", "é", True),
        (r"^\p{Lu}$", "A", True),
        (r"^[\p{Ll}\d]+$", "a1", True),
        (r"^\p{Lu}$", "a", False),
        (r"^\p{Greek}$", "a", None),
        (r"\Aa\Z", "a", None),
        ("[^]", "a", None),
        ("(", "a", None),
    ],
)
def test_found(pattern: str, value: str, verdict: bool | None) -> None:
    assert found(pattern, value) is verdict


@pytest.mark.parametrize("end", ["!", "a"])
def test_repeated_groups_take_no_time(end: str) -> None:
    assert found("^(a*)*$", "a" * 500 + end) is (end == "a")
    assert found("^(?=a)(a*)*$", "a" * 500 + end) is None
