"""ECMA-262 expressions mean the same as they would in JavaScript."""

from __future__ import annotations

import re
import time
from typing import Annotated, Any

import pytest
from pydantic import Field, TypeAdapter

FOUND = [
    ("^abc$", ["abc"], ["abc\n", "xabc", "ABC"]),
    ("b", ["abc"], ["ac"]),
    (r"^\d+$", ["09"], ["", "\u0660", "1a"]),
    (r"^\D$", ["a", "\u0660"], ["1"]),
    (r"^\w+$", ["aZ_9"], ["\u00e9", "-"]),
    (r"^\W$", ["\u00e9", "-"], ["a"]),
    (r"^\s$", [" ", "\t", "\v", "\u00a0", "\ufeff", "\u2003", "\u2029"], ["\x01", "\u200b", "\x1c"]),
    (r"^\S$", ["a", "\x1c"], ["\ufeff"]),
    ("^.$", ["a", "\x85", "\U0001f432"], ["\n", "\r", "\u2028", "\u2029", ""]),
    (r"^[^]$", ["\n", "a"], [""]),
    ("[]", [], ["", "a", "]"]),
    ("a|[]", ["a"], ["b"]),
    (r"^[\d\-x]+$", ["1-x"], ["a"]),
    (r"^[\w-]+$", ["a-b"], ["a b"]),
    (r"^[^\W\d]$", ["a"], ["1", "-"]),
    (r"^[\b]$", ["\b"], ["b"]),
    (r"\bfoo\b", ["a foo b", "\u00e9foo"], ["food"]),
    (r"\Boo", ["foo"], ["oo"]),
    (r"^\cC\x41\u0042\u{1F432}\t\0$", ["\x03AB\U0001f432\t\0"], ["C"]),
    (r"^\ud83d\udc32$", ["\U0001f432"], []),
    ("^\U0001f432*$", ["", "\U0001f432\U0001f432"], ["\U0001f409"]),
    ("^[\U0001f432-\U0001f434]$", ["\U0001f433"], ["\U0001f435"]),
    (r"^(?:a|b){2,3}$", ["ab", "bab"], ["a", "abab"]),
    (r"^a{2}$", ["aa"], ["a", "aaa"]),
    (r"^a{,2}$", ["a{,2}"], ["a", "aa"]),
    ("^{a$", ["{a"], []),
    (r"^a+?b*?$", ["aab"], ["b"]),
    (r"^(?=.*\d)(?!.*x).{3,}$", ["ab1"], ["abc", "a1x"]),
    (r"(?<=a)b(?<!c)", ["ab"], ["cb"]),
    (r"^(?<q>['\"]).*\k<q>$", ["'a'"], ["'a\""]),
    (r"^(.)\1$", ["aa"], ["ab"]),
    (r"^\p{L}+$", ["\u00e9\u00df"], ["1"]),
    (r"^[\p{Lu}_]\P{Lu}$", ["_a", "\u00c9b"], ["ab"]),
    (r"^\p{Script=Greek}$", ["\u03b1"], ["a"]),
    (r"^[&&~~-]$", ["&", "~", "-"], ["a"]),
    (r"^[[a]$", ["[", "a"], ["]"]),
    (r"^\/\-\.\$$", ["/-.$"], []),
    (r"^[\s\S]{1,65535}$", ["a\n"], [""]),
    ("#.{2} # x", ["#ab # x"], ["#ab#x"]),
]

WRONG = [
    "a**",
    "*a",
    "^*",
    "(?=a)*",
    "a{2,1}",
    "(a",
    "a)",
    "[a",
    "[b-a]",
    "[~--]",
    "a\\",
    "(?i)a",
    "(?P<n>a)",
    r"\A",
    r"\Z",
]
WRONG += [r"\a", r"\1", r"\k<n>", "(?<n>a)(?<n>b)", r"\u{110000}", r"\ud83d", r"\p{Nonsense}", r"\p{L}(?=a)", "(?#a)"]


@pytest.mark.parametrize(("pattern", "good", "bad"), FOUND, ids=[ascii(p) for p, _, _ in FOUND])
def test_matches(rt: Any, pattern: str, good: list[str], bad: list[str]) -> None:
    found = rt.regex.matcher(pattern)
    assert [text for text in good if not found(text)] == []
    assert [text for text in bad if found(text)] == []
    if rt.regex.is_plain(pattern):
        plain = TypeAdapter(Annotated[str, Field(pattern=pattern)]).validator
        assert all(map(plain.isinstance_python, good))
        assert not any(map(plain.isinstance_python, bad))


@pytest.mark.parametrize("pattern", [p for p, _, _ in FOUND if "p{" not in p.lower()])
def test_python_and_rust_agree(rt: Any, pattern: str) -> None:
    _, good, bad = next(case for case in FOUND if case[0] == pattern)
    search = re.compile(rt.regex.translate(pattern)).search
    assert all(search(text) for text in good)
    assert not any(search(text) for text in bad)


@pytest.mark.parametrize("pattern", WRONG)
def test_what_is_no_expression(rt: Any, pattern: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        rt.regex.matcher(pattern)
    assert not rt.regex.is_plain(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "^abc$",
        "^[a-z0-9_.-]{1,64}$",
        r"^\+?[0-9]{7,15}$",
        "^(?:sess|item)_[A-Za-z0-9]+$",
        "^(a|b)?c*$",
        "\u00e9",
        r"^[^/\\]+$",
        "^https://",
        "^[A-Z]{3}$",
    ],
)
def test_plain_expressions(rt: Any, pattern: str) -> None:
    assert rt.regex.is_plain(pattern)


@pytest.mark.parametrize(
    "pattern", [r"^\d$", "a.b", r"\w", "(?=a)", "[a&&b]", "[]", "[^]", "(?<n>a)", "a{5000}", "a{,2}"]
)
def test_expressions_that_rust_takes_otherwise(rt: Any, pattern: str) -> None:
    assert not rt.regex.is_plain(pattern)


def test_the_time_is_linear_where_it_can_be(rt: Any) -> None:
    found = rt.regex.matcher(r"^(\w+\s?)+$")
    start = time.perf_counter()
    assert not found("a" * 5000 + "!")
    assert time.perf_counter() - start < 1
