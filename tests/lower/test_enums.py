from __future__ import annotations

from typing import Any

import pytest
from sdkwright.ir.types import (
    AnyType,
    BooleanType,
    CheckedType,
    ListType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    NullType,
    NumberType,
    Type,
)

from tests.lower.documents import codes, enumeration, lowered, type_of


@pytest.mark.parametrize(
    ("schema", "type"),
    [
        ({"enum": ["a", "b", "a"]}, LiteralType(("a", "b"))),
        ({"const": "a"}, LiteralType(("a",))),
        ({"const": None}, NullType()),
        ({"enum": ["a", None]}, NullableType(LiteralType(("a",)))),
        ({"type": "string", "enum": ["a", 1, None]}, LiteralType(("a",))),
        ({"enum": [True, False]}, BooleanType()),
        ({"enum": [True]}, LiteralType((True,))),
        ({"enum": ["a", 1]}, LiteralType(("a", 1))),
        ({"enum": ["a", "b"], "const": "b"}, LiteralType(("b",))),
        ({"type": "string", "enum": ["a", "bb"], "maxLength": 1}, LiteralType(("a",))),
        ({"enum": [1, 5], "minimum": 2}, LiteralType((5,))),
        ({"enum": []}, NeverType()),
    ],
)
def test_literals(schema: Any, type: Type) -> None:
    assert type_of(schema) == type


@pytest.mark.parametrize(
    ("values", "inner"),
    [
        ([0, False], AnyType()),
        ([1, True], AnyType()),
        ([{"a": 1}], MapType(AnyType())),
        ([[1]], ListType(AnyType())),
        ([1.5], NumberType()),
    ],
)
def test_values_that_no_literal_can_say_are_checked(values: list[Any], inner: Type) -> None:
    type = type_of({"enum": values})
    assert isinstance(type, CheckedType)
    assert (type.inner, type.check.schema) == (inner, {"enum": values})


def test_a_type_beside_them_is_kept() -> None:
    type = type_of({"type": "number", "enum": [1.5, 2]})
    assert isinstance(type, CheckedType)
    assert type.inner == NumberType()


def test_numbers_that_are_equal_in_json_are_one() -> None:
    result = lowered({"A": {"enum": [1, 1.0, 2]}})
    assert enumeration(result, "A").type == LiteralType((1, 2))
    assert "duplicate-enum-value" in codes(result)


def test_names_and_descriptions_of_values() -> None:
    beside = {"enum": ["a", "b"], "x-enum-varnames": ["First", "Second"], "x-enum-descriptions": {"a": "The first."}}
    union = {"oneOf": [{"const": 1, "title": "One", "description": "Only one."}, {"const": 2, "title": "Two"}]}
    result = lowered({"Beside": beside, "Union": union, "Short": {"enum": ["a"], "x-enum-varnames": []}})
    found = enumeration(result, "Beside")
    assert (found.names, found.descriptions) == (("First", "Second"), ("The first.", ""))
    found = enumeration(result, "Union")
    assert (found.type, found.names, found.descriptions) == (
        LiteralType((1, 2)),
        ("One", "Two"),
        ("Only one.", ""),
    )
    assert enumeration(result, "Short").names == ()


def test_a_nullable_enumeration() -> None:
    assert enumeration(lowered({"A": {"type": ["string", "null"], "enum": ["a", None]}}), "A").nullable
    assert not enumeration(lowered({"A": {"type": ["string", "null"], "enum": ["a"]}}), "A").nullable
