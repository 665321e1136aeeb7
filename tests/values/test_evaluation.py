"""The evaluator of evaluator, against the `jsonschema` library."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from sdkwright.ir.types import Check
from sdkwright.jsonvalue.types import Json
from sdkwright.values.checks.evaluator import Evaluator

VALUES: list[Json] = json.loads("""[
    null, true, false, 0, 1, 1.0, -1, 2, 3, 0.5, "", "a", "b", "ab", "abc",
    [], [1], [1, 1], [1, true], [1, 1.0], ["a"], ["a", 1], ["a", 1, 2], [[1], [1]], [{"a": 1}, {"a": 1}],
    {}, {"a": 1}, {"a": "x"}, {"b": 1}, {"a": 1, "b": 2}, {"a": null, "c": []}, {"a": {"a": {"a": 1}}},
    {"x1": "y"}, {"x1": 2, "y": 1}
]""")
SCHEMAS: list[Json] = [
    True,
    False,
    {},
    {"type": "integer"},
    {"type": ["string", "null"]},
    {"const": 1},
    {"const": True},
    {"const": {"a": 1}},
    {"enum": [1, "a", [1], None]},
    {"minimum": 1, "exclusiveMaximum": 3},
    {"multipleOf": 2},
    {"minLength": 1, "maxLength": 2},
    {"pattern": "^a"},
    {"minItems": 1, "maxItems": 2},
    {"uniqueItems": True},
    {"items": {"type": "integer"}},
    {"prefixItems": [{"type": "string"}], "items": False},
    {"contains": {"const": 1}},
    {"contains": {"const": 1}, "minContains": 2},
    {"contains": {"const": 1}, "minContains": 0, "maxContains": 1},
    {"properties": {"a": {"type": "integer"}}},
    {"properties": {"a": True}, "additionalProperties": False},
    {"patternProperties": {"^x": {"type": "string"}}, "additionalProperties": {"type": "integer"}},
    {"propertyNames": {"maxLength": 1}},
    {"required": ["a"]},
    {"minProperties": 1, "maxProperties": 1},
    {"dependentRequired": {"a": ["b"]}},
    {"dependentSchemas": {"a": {"required": ["b"]}}},
    {"allOf": [{"type": "object"}, {"required": ["a"]}]},
    {"anyOf": [{"type": "string"}, {"minimum": 2}]},
    {"oneOf": [{"type": "integer"}, {"minimum": 2}]},
    {"not": {"type": "integer"}},
    {"if": {"type": "string"}, "then": {"minLength": 2}, "else": {"type": "integer"}},
    {"if": {"type": "string"}},
    {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Loop"}},
    {"$ref": "#/components/schemas/Loop"},
    {"$ref": "#/components/schemas/Loop/anyOf/0"},
    {"properties": {"a": True}, "unevaluatedProperties": False},
    {"allOf": [{"prefixItems": [True]}], "unevaluatedItems": {"type": "integer"}},
    {"$ref": "#/components/schemas/Strict"},
    {"anyOf": [{"properties": {"a": {"type": "integer"}}}, {"required": ["b"]}], "unevaluatedProperties": False},
    {"oneOf": [{"properties": {"a": True}}, {"required": ["zz"]}], "unevaluatedProperties": {"type": "integer"}},
    {"not": {"properties": {"a": {"type": "string"}}}, "unevaluatedProperties": False},
    {"if": {"properties": {"a": {"const": 1}}, "required": ["a"]}, "unevaluatedProperties": False},
    {"if": {"required": ["b"]}, "then": {"properties": {"b": True}}, "else": {"properties": {"a": True}}}
    | {"unevaluatedProperties": False},
    {"dependentSchemas": {"b": {"properties": {"a": True, "b": True}}}, "unevaluatedProperties": False},
    {"patternProperties": {"^x": True}, "unevaluatedProperties": {"type": "integer"}},
    {"additionalProperties": {"type": "integer"}, "unevaluatedProperties": False},
    {"allOf": [{"properties": {"a": True}, "unevaluatedProperties": True}], "unevaluatedProperties": False},
    {"properties": {"a": {"unevaluatedProperties": False, "properties": {"a": {"type": "object"}}}}},
    {"allOf": [{"$ref": "#/components/schemas/Loop"}], "unevaluatedProperties": False},
    {"contains": {"const": 1}, "unevaluatedItems": {"type": "string"}},
    {"contains": {"const": 1}, "minContains": 0, "unevaluatedItems": False},
    {"prefixItems": [{"type": "string"}], "anyOf": [{"prefixItems": [True, {"const": 1}]}, True]}
    | {"unevaluatedItems": False},
    {"items": True, "unevaluatedItems": False},
]
COMPONENTS: dict[str, Json] = {
    "Loop": {"anyOf": [{"type": "integer"}, {"properties": {"a": {"$ref": "#/components/schemas/Loop"}}}]},
    "Strict": {"properties": {"a": {"$ref": "#/components/schemas/Loop"}}, "unevaluatedProperties": False},
}


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_agrees_with_jsonschema(schema: Json) -> None:
    evaluator = Evaluator({f"#/components/schemas/{name}": part for name, part in COMPONENTS.items()})
    check = Check(schema, ())
    oracle = Draft202012Validator({"allOf": [schema], "components": {"schemas": COMPONENTS}})
    assert [evaluator.holds(check, value) for value in VALUES] == [oracle.is_valid(value) for value in VALUES]


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#/components/schemas/Nowhere"},
        {"$dynamicRef": "#meta"},
        {"$ref": "#/components/schemas/Loop/nowhere"},
        {"unevaluatedProperties": {"$ref": "#/nowhere"}},
        {"type": "mystery"},
        {"pattern": "(?<=a)(b"},
    ],
    ids=str,
)
def test_what_cannot_be_told_is_not_judged(schema: Json) -> None:
    evaluator = Evaluator({"#/components/schemas/Loop": {}})
    values: list[Json] = ["a", {"a": 1}]
    assert None in [evaluator.holds(Check(schema, ()), value) for value in values]


def test_what_may_have_been_looked_at_is_not_judged() -> None:
    evaluator = Evaluator({})
    perhaps: Json = {"anyOf": [{"$dynamicRef": "#meta"}, {"properties": {"a": True}}], "unevaluatedProperties": False}
    unread: Json = {"allOf": [{"$dynamicRef": "#meta"}], "unevaluatedProperties": False}
    assert evaluator.holds(Check(perhaps, ()), {"a": 1}) is True
    assert evaluator.holds(Check(perhaps, ()), {"b": 1}) is None
    assert evaluator.holds(Check(unread, ()), {"b": 1}) is None


def test_a_circle_of_references_ends() -> None:
    evaluator = Evaluator({"#/a": {"$ref": "#/b"}, "#/b": {"$ref": "#/a"}})
    assert evaluator.holds(Check({"$ref": "#/a"}, ()), 1) is None
