"""Payloads as source: black has nothing to do, and Python reads them back."""

from __future__ import annotations

from typing import Any

import black
from hypothesis import given, settings
from hypothesis import strategies as st
from sdkwright.document import Json
from sdkwright.python.suites.tables import argument, pairs
from sdkwright.values.repeat import LongList, LongString

MODE = black.Mode()
JSON: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=40), inner, max_size=4),
    max_leaves=12,
)


def in_class(call: str) -> str:
    return f"class Case:\n    cases = Cases(\n        {call},\n    )\n"


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(max_size=40), JSON, max_size=5))
def test_arguments(value: dict[str, Json]) -> None:
    source = in_class(argument("payload", value))
    assert black.format_str(source, mode=MODE) == source
    assert evaluated(source, "payload") == value


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["models.Pet", "models." + "Long" * 15]), JSON), min_size=1, max_size=4))
def test_pairs(rows: list[tuple[str, Json]]) -> None:
    source = in_class(pairs("members", rows))
    assert black.format_str(source, mode=MODE) == source


def test_long_values_are_printed_short() -> None:
    value: Json = {"name": LongString("x" * 513), "items": LongList(["a"] * 300)}
    source = in_class(argument("payload", value))
    assert 'payload={"name": "x" * 513, "items": ["a"] * 300}' in source
    assert black.format_str(source, mode=MODE) == source
    assert evaluated(source, "payload") == value


def evaluated(source: str, name: str) -> object:
    scope: dict[str, Any] = {"Cases": dict}
    exec(source, scope)
    return scope["Case"].cases[name]
