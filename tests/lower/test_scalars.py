from __future__ import annotations

from typing import Any

import pytest
from sdkwright.diagnostics import Severity
from sdkwright.ir.types import (
    AnyType,
    BooleanType,
    Bounds,
    Format,
    IntegerType,
    NeverType,
    NullableType,
    NullType,
    NumberType,
    StringType,
    Type,
    UnionType,
    Untagged,
)

from tests.lower.documents import codes, fields, lowered, places, type_of


@pytest.mark.parametrize(
    ("schema", "type"),
    [
        ({"type": "string"}, StringType()),
        ({"type": "string", "minLength": 1, "maxLength": 2.0}, StringType(None, 1, 2)),
        ({"type": "string", "pattern": "^a"}, StringType(pattern="^a")),
        ({"type": "string", "format": "date-time"}, StringType(Format.DATE_TIME)),
        ({"type": "string", "format": "guid"}, StringType(Format.UUID)),
        ({"type": "string", "format": "phone"}, StringType()),
        ({"type": "string", "contentEncoding": "base64"}, StringType(Format.BYTE)),
        ({"type": "string", "contentMediaType": "application/octet-stream"}, StringType(Format.BINARY)),
        ({"type": "integer", "minimum": 1}, IntegerType(Bounds(minimum=1))),
        ({"type": "number", "exclusiveMaximum": 1.5}, NumberType(Bounds(exclusive_maximum=1.5))),
        ({"type": "integer", "multipleOf": 10**400}, IntegerType(Bounds(multiple_of=10**400))),
        ({"type": "boolean", "minLength": 3}, BooleanType()),
        ({"type": "null"}, NullType()),
        ({"type": ["null"]}, NullType()),
        ({"type": ["string", "null"]}, NullableType(StringType())),
        ({"type": ["integer", "number"]}, NumberType()),
        ({"type": ["string", "integer"]}, UnionType((StringType(), IntegerType()), Untagged())),
        ({}, AnyType()),
        (True, AnyType()),
        (False, NeverType()),
    ],
)
def test_types(schema: Any, type: Type) -> None:
    assert type_of(schema) == type


def test_formats_can_be_left_unasserted() -> None:
    schemas = {"A": {"type": "object", "properties": {"at": {"type": "string", "format": "date"}}}}
    field = fields(lowered(schemas, formats=False), "A")["at"]
    assert (field.type, field.format) == (StringType(), "date")


@pytest.mark.parametrize(
    ("schema", "type", "code"),
    [
        ({"type": "integer", "minimum": "10"}, IntegerType(Bounds(minimum=10)), "malformed-schema"),
        ({"type": "integer", "minimum": "ten"}, IntegerType(), "malformed-schema"),
        ({"type": "number", "multipleOf": 0}, NumberType(), "malformed-schema"),
        ({"type": "string", "minLength": -1}, StringType(), "malformed-schema"),
        ({"type": "string", "pattern": "("}, StringType(), "invalid-pattern"),
        ({"type": "string", "pattern": 3}, StringType(), "malformed-schema"),
        ({"type": "String"}, StringType(), "unknown-type"),
        ({"type": "file"}, AnyType(), "unknown-type"),
        ({"type": 7}, AnyType(), "malformed-schema"),
        (7, AnyType(), "malformed-schema"),
        (None, AnyType(), "malformed-schema"),
    ],
)
def test_malformed_schemas_cost_their_place_only(schema: Any, type: Type, code: str) -> None:
    result = lowered({"A": {"type": "object", "properties": {"bad": schema, "good": {"type": "boolean"}}}})
    assert fields(result, "A")["bad"].type == type
    assert fields(result, "A")["good"].type == BooleanType()
    assert codes(result) == {code: Severity.WARNING}
    assert places(result, code)[0].startswith("#/components/schemas/A/properties/bad")


def test_defaults_of_repeated_groups_take_no_time() -> None:
    looks = {"type": "string", "default": "a" * 500 + "!", "pattern": "^([a-z.]*)*$"}
    result = lowered({"Foo": {"type": "object", "properties": {"a": looks}}})
    assert set(codes(result)) == {"invalid-default"}
