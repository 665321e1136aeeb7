"""Literals read back as what they were."""

from __future__ import annotations

import ast
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sdkwright.jsonvalue.types import Json
from sdkwright.python.literals import NESTING, inline, number, string, too_deep
from sdkwright.values.samples.repeat import LongList, LongString

TEXTS = (
    st.text(max_size=8)
    | st.text("abc'\"\\ né\n", max_size=100)
    | st.text("abcdefgh ", min_size=60, max_size=90)
    | st.text("中a", max_size=60)
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
VALUES: st.SearchStrategy[Json] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5), max_leaves=12
)


@settings(deadline=None, max_examples=150)
@given(VALUES)
def test_python_reads_them_back(value: Json) -> None:
    assert repr(eval(inline(value))) == repr(value)


def test_repetitions_are_written_short() -> None:
    value: Json = {"name": LongString("x" * 513), "items": LongList(["a"] * 300)}
    assert inline(value) == '{"name": "x" * 513, "items": ["a"] * 300}'
    assert eval(inline(value)) == value


@pytest.mark.parametrize(
    ("value", "source"),
    [
        ("it's", '"it\'s"'),
        ('say "a"', "'say \"a\"'"),
        ('it\'s "a"', "'it\\'s \"a\"'"),
        ("'it's' \"a\"", '"\'it\'s\' \\"a\\""'),
        ("back\\slash\n", '"back\\\\slash\\n"'),
        ("\ud800", '"\\ud800"'),
        ("{{ jinja }}", '"{{ jinja }}"'),
        ("\u202e", '"\\u202e"'),
    ],
)
def test_strings_take_the_quotes_that_need_fewer_escapes(value: str, source: str) -> None:
    assert string(value) == source
    assert ast.literal_eval(source) == value


@pytest.mark.parametrize(
    ("value", "source"),
    [(1e22, "1e22"), (1e-07, "1e-07"), (-1.0, "-1.0"), (10**30, "1" + "0" * 30), (inf, "1e999"), (-inf, "-1e999")],
)
def test_numbers(value: float, source: str) -> None:
    assert number(value) == source
    assert eval(source) == value


def test_a_number_too_long_for_decimal_digits() -> None:
    assert eval(number(-(10**5000))) == -(10**5000)


def test_booleans_are_no_numbers() -> None:
    assert inline([True, 1, None, {"a": False}]) == '[True, 1, None, {"a": False}]'


def test_nesting_that_python_could_not_read_is_told() -> None:
    deep: Json = []
    for _ in range(NESTING):
        deep = [deep]
    assert too_deep(deep)
    assert isinstance(deep, list)
    assert not too_deep(deep[0])
    assert ast.literal_eval(inline(deep[0])) == deep[0]
