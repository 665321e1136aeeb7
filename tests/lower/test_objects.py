from __future__ import annotations

from typing import Any

import pytest
from sdkwright.ir.declarations import (
    Closed,
    Constant,
    Defaulted,
    InlineOrigin,
    ItemStep,
    Open,
    Optional,
    PropertyStep,
    Required,
    Typed,
    ValueStep,
)
from sdkwright.ir.types import (
    AnyType,
    CheckedType,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    Reference,
    StringType,
    TupleType,
    Type,
)
from sdkwright.ledger import Outcome

from tests.lower.documents import SCHEMAS, alias, codes, fields, lowered, record, type_of


def test_presence() -> None:
    result = lowered(
        {
            "A": {
                "type": "object",
                "required": ["tag", "kind", "given", "absent"],
                "properties": {
                    "tag": {"const": "a"},
                    "kind": {"type": "string", "enum": ["k"]},
                    "given": {"type": "integer", "default": 3},
                    "perhaps": {"type": "integer"},
                    "usually": {"type": "integer", "default": 3},
                    "null": {"type": ["integer", "null"], "default": None},
                },
            }
        }
    )
    assert {name: field.presence for name, field in fields(result, "A").items()} == {
        "tag": Constant("a"),
        "kind": Constant("k"),
        "given": Required(),
        "perhaps": Optional(),
        "usually": Defaulted(3),
        "null": Defaulted(None),
        "absent": Required(),
    }
    assert fields(result, "A")["absent"].type == AnyType()


@pytest.mark.parametrize(
    ("rest", "extra"),
    [
        ({}, Open()),
        ({"additionalProperties": True}, Open()),
        ({"additionalProperties": {}}, Open()),
        ({"additionalProperties": False}, Closed()),
        ({"additionalProperties": {"type": "string"}}, Typed(StringType())),
        ({"unevaluatedProperties": False}, Closed()),
        ({"patternProperties": {"^x-": {"type": "string"}}, "additionalProperties": False}, Typed(StringType())),
    ],
)
def test_other_properties(rest: dict[str, Any], extra: Any) -> None:
    result = lowered({"A": {"type": "object", "properties": {"a": {}}, **rest}})
    assert record(result, "A").extra == extra


def test_a_required_name_takes_the_type_of_other_properties() -> None:
    result = lowered({"A": {"type": "object", "required": ["a"], "additionalProperties": {"type": "integer"}}})
    assert fields(result, "A")["a"].type == IntegerType()


@pytest.mark.parametrize(
    ("schema", "type"),
    [
        ({"type": "object"}, MapType(AnyType())),
        ({"additionalProperties": {"type": "integer"}}, MapType(IntegerType())),
        ({"type": "object", "maxProperties": 2}, MapType(AnyType(), None, None, 2)),
        ({"type": "object", "additionalProperties": False}, MapType(AnyType(), None, None, 0)),
        ({"type": "object", "propertyNames": {"pattern": "^a"}}, MapType(AnyType(), StringType(pattern="^a"))),
    ],
)
def test_maps(schema: Any, type: Type) -> None:
    assert type_of(schema) == type


@pytest.mark.parametrize(
    ("schema", "type"),
    [
        ({"type": "array"}, ListType(AnyType())),
        ({"items": {"type": "string"}}, ListType(StringType())),
        ({"type": "array", "items": {}, "minItems": 1, "uniqueItems": True}, ListType(AnyType(), 1, None, True)),
        ({"type": "array", "items": False}, ListType(AnyType(), None, 0)),
        (
            {"type": "array", "prefixItems": [{}, {"type": "string"}], "minItems": 2, "items": False},
            TupleType((AnyType(), StringType())),
        ),
        ({"type": "array", "items": [{"type": "string"}], "minItems": 1, "maxItems": 1}, TupleType((StringType(),))),
    ],
)
def test_arrays(schema: Any, type: Type) -> None:
    assert type_of(schema) == type


@pytest.mark.parametrize(
    "conditions",
    [
        {"contains": {"type": "integer"}, "minContains": 2},
        {"prefixItems": [{"type": "string"}], "items": {"type": "integer"}},
        {"not": {"maxItems": 1}},
    ],
)
def test_what_a_list_cannot_say_is_checked(conditions: dict[str, Any]) -> None:
    type = type_of({"type": "array", **conditions})
    assert isinstance(type, CheckedType)
    assert isinstance(type.inner, ListType)
    assert type.check.schema == conditions


@pytest.mark.parametrize(
    "conditions",
    [
        {"dependentRequired": {"a": ["b"]}},
        {"dependentSchemas": {"a": {"required": ["b"]}}},
        {"if": {"required": ["a"]}, "then": {"required": ["b"]}},
        {"minProperties": 2},
        {"propertyNames": {"maxLength": 3}},
        {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
    ],
)
def test_what_a_record_cannot_say_is_checked(conditions: dict[str, Any]) -> None:
    result = lowered({"A": {"type": "object", "properties": {"a": {"description": "A"}}, **conditions}})
    check = record(result, "A").check
    assert check is not None
    assert check.schema == conditions
    assert check.keywords == tuple(conditions)


def test_an_untyped_constraint_admits_all_other_types() -> None:
    type = type_of({"minimum": 3, "description": "At least 3, if it is a number."})
    assert isinstance(type, CheckedType)
    assert (type.inner, type.check.schema) == (AnyType(), {"minimum": 3})


def test_the_schemas_that_checks_refer_to_are_kept() -> None:
    schemas = {
        "A": {"type": "object", "not": {"$ref": SCHEMAS + "B"}},
        "B": {"type": "object", "properties": {"c": {"$ref": SCHEMAS + "C"}}, "description": "B"},
        "C": {"type": "integer", "description": "C"},
        "D": {"type": "string"},
    }
    assert lowered(schemas).api.schemas == {
        SCHEMAS + "B": {"type": "object", "properties": {"c": {"$ref": SCHEMAS + "C"}}},
        SCHEMAS + "C": {"type": "integer"},
    }


def test_a_check_holds_only_what_is_well_formed() -> None:
    bad = {"pattern": "(", "minLength": "1", "required": "x", "properties": [], "allOf": [], "maxLength": 2}
    result = lowered({"A": {"type": "string", "not": bad}})
    type = alias(result, "A")
    assert isinstance(type, CheckedType)
    assert type.check.schema == {"not": {"minLength": 1, "maxLength": 2}}
    assert set(codes(result)) == {"malformed-schema", "invalid-pattern"}


def test_inline_objects_are_declared_where_they_are() -> None:
    inner = {"type": "object", "properties": {"x": {"type": "string"}}}
    result = lowered(
        {
            "A": {
                "type": "object",
                "properties": {"one": inner, "many": {"type": "array", "items": inner}, "a/b": inner},
                "additionalProperties": inner,
            }
        }
    )
    origins = {
        id.removeprefix(SCHEMAS): declaration.origin.steps
        for id, declaration in result.api.declarations.items()
        if isinstance(declaration.origin, InlineOrigin)
    }
    assert origins == {
        "A/additionalProperties": (ValueStep(),),
        "A/properties/one": (PropertyStep("one"),),
        "A/properties/many/items": (PropertyStep("many"), ItemStep()),
        "A/properties/a~1b": (PropertyStep("a/b"),),
    }
    assert fields(result, "A")["a/b"].type == Reference(SCHEMAS + "A/properties/a~1b")


def test_a_nullable_inline_object() -> None:
    schema = {"type": ["object", "null"], "properties": {"x": {}}}
    result = lowered({"A": {"type": "object", "properties": {"it": schema}}, "Named": schema})
    assert fields(result, "A")["it"].type == NullableType(Reference(SCHEMAS + "A/properties/it"))
    assert alias(result, "Named") == NullableType(Reference(SCHEMAS + "Named/type/0"))
    assert record(result, "Named/type/0").fields[0].name == "x"


def test_a_record_stays_one_where_a_name_is_missing() -> None:
    result = lowered({"A": {"type": "object", "properties": {"": {"type": "string"}, "b": False}}})
    assert fields(result, "A")[""].pointer == SCHEMAS + "A/properties/"
    assert fields(result, "A")["b"].type == NeverType()


def test_documentation_and_marks() -> None:
    schema = {
        "anyOf": [{"type": "integer", "description": "How many."}, {"type": "null"}],
        "readOnly": True,
        "writeOnly": False,
    }
    result = lowered({"A": {"type": "object", "title": "An A", "examples": [{}], "properties": {"n": schema}}})
    field = fields(result, "A")["n"]
    assert (field.doc.description, field.read_only, field.write_only) == ("How many.", True, False)
    assert (record(result, "A").doc.title, record(result, "A").doc.examples) == ("An A", ({},))


def test_an_int_enum_is_a_literal() -> None:
    assert type_of({"enum": [1, 2.0]}) == LiteralType((1, 2))


@pytest.mark.parametrize("closed", [{}, {"additionalProperties": False}])
def test_patterns_that_cannot_be_used_ask_nothing(closed: dict[str, Any]) -> None:
    bad = {"type": "object", "patternProperties": {"(": {"type": "string"}}, **closed}
    named = {**bad, "properties": {"a": {"type": "integer"}}}
    result = lowered({"Map": bad, "Record": named})
    assert isinstance(alias(result, "Map"), MapType)
    assert record(result, "Record").check is None
    assert set(codes(result)) == {"invalid-pattern"}
    lost = {entry.pointer for entry in result.ledger.entries() if entry.outcome is Outcome.DROPPED}
    assert lost == {SCHEMAS + "Map", SCHEMAS + "Record"}


def test_patterns_that_can_be_used_are_kept_beside_one_that_cannot() -> None:
    patterns = {"(": {"type": "string"}, "^x": {"type": "integer"}}
    schema = {"type": "object", "properties": {"a": {}}, "patternProperties": patterns, "additionalProperties": False}
    check = record(lowered({"A": schema}), "A").check
    assert check is not None
    assert check.schema == {"patternProperties": {"^x": {"type": "integer"}}}
