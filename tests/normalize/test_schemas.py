"""Schemas of every version in the one shape."""

from __future__ import annotations

from typing import Any

import pytest
from sdkwright.normalize import normalize

from .trees import codes, document, normalized, schema

REF = {"$ref": "#/components/schemas/T"}
NULL = {"type": "null"}


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"type": "string", "enum": ["a"], "nullable": True}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"type": "string", "enum": ["a", None], "nullable": True}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"enum": ["a"], "nullable": True}, {"enum": ["a", None]}),
        ({"properties": {"a": {}}, "nullable": True}, {"properties": {"a": {}}, "type": ["object", "null"]}),
        ({"items": {}, "nullable": True}, {"items": {}, "type": ["array", "null"]}),
        ({"nullable": True}, {}),
        ({"description": "d", "nullable": True}, {"description": "d"}),
        ({"allOf": [REF], "nullable": True, "description": "d"}, {"description": "d", "anyOf": [REF, NULL]}),
        (
            {"type": "object", "allOf": [REF], "nullable": True, "x-a": 1},
            {"x-a": 1, "anyOf": [{"type": "object", "allOf": [REF]}, NULL]},
        ),
        ({"allOf": [REF, REF], "nullable": True}, {"anyOf": [{"allOf": [REF, REF]}, NULL]}),
        (
            {"allOf": [{"type": "string", "nullable": True}], "nullable": True},
            {"allOf": [{"type": ["string", "null"]}]},
        ),
        ({"anyOf": [REF], "nullable": True}, {"anyOf": [REF, NULL]}),
        ({"oneOf": [REF, REF], "nullable": True}, {"oneOf": [REF, REF, NULL]}),
        (
            {"oneOf": [REF, {"type": "string", "nullable": True}], "nullable": True},
            {"oneOf": [REF, {"type": ["string", "null"]}]},
        ),
        ({"type": "object", "oneOf": [REF], "nullable": True}, {"type": ["object", "null"], "oneOf": [REF, NULL]}),
        ({"type": "integer", "minimum": 1, "exclusiveMinimum": True}, {"type": "integer", "exclusiveMinimum": 1}),
        ({"type": "integer", "minimum": 1, "exclusiveMinimum": False}, {"type": "integer", "minimum": 1}),
        ({"maximum": 1, "exclusiveMaximum": True}, {"exclusiveMaximum": 1}),
        ({"exclusiveMaximum": True}, {}),
        ({"type": "string", "example": "a"}, {"type": "string", "examples": ["a"]}),
        ({"type": "string", "example": None}, {"type": "string", "examples": [None]}),
        ({"example": "a", "nullable": True, "type": "string"}, {"type": ["string", "null"], "examples": ["a"]}),
        ({"examples": {"one": {"value": 1}, "two": 2}}, {"examples": [1, 2]}),
        (
            {"discriminator": {"propertyName": "p", "mapping": {"a": "T", "b": "#/components/schemas/T"}}},
            {"discriminator": {"propertyName": "p", "mapping": {"a": REF["$ref"], "b": REF["$ref"]}}},
        ),
        ({"discriminator": "p"}, {"discriminator": {"propertyName": "p"}}),
        (
            {"properties": {"x": {"type": "string", "nullable": True}}},
            {"properties": {"x": {"type": ["string", "null"]}}},
        ),
    ],
)
def test_openapi_3_0(said: Any, made: Any) -> None:
    assert schema("3.0", said, T={}) == made
    if "discriminator" not in said:
        assert schema("3.1", said, T={}) == made


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ({"const": "a", "nullable": True}, {"anyOf": [{"const": "a"}, NULL]}),
        ({"const": None, "nullable": True}, {"const": None}),
        ({**REF, "nullable": True, "description": "d"}, {"description": "d", "anyOf": [REF, NULL]}),
        ({"type": ["string", "integer"], "nullable": True}, {"type": ["string", "integer", "null"]}),
        ({"type": ["string", "null"], "nullable": True}, {"type": ["string", "null"]}),
        ({"example": 1, "examples": [2]}, {"examples": [2, 1]}),
        ({"example": 2, "examples": [2]}, {"examples": [2]}),
        ({"exclusiveMinimum": 3}, {"exclusiveMinimum": 3}),
        ({"$anchor": "a", "$id": "https://example.com/a", "type": "string"}, {"type": "string"}),
        (
            {"dependencies": {"a": ["b"], "c": {"required": ["d"]}}},
            {"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": {"required": ["d"]}}},
        ),
        (
            {"discriminator": {"propertyName": "p", "defaultMapping": "T"}},
            {"discriminator": {"propertyName": "p", "defaultMapping": REF["$ref"]}},
        ),
    ],
)
def test_openapi_3_1(said: Any, made: Any) -> None:
    assert schema("3.1", said, T={}) == made
    assert schema("3.2", said, T={}) == made


def test_names_and_data_are_no_keywords() -> None:
    inner = {"nullable": True, "example": 1, "discriminator": "x", "$ref": "y", "exclusiveMinimum": True}
    said = {
        "properties": {name: {"type": "string"} for name in inner},
        "patternProperties": {"example": {"type": "string"}},
        "default": inner,
        "enum": [inner],
        "const": inner,
        "x-data": inner,
        "examples": [inner],
    }
    assert schema("3.0", said) == said
    assert schema("3.1", said) == said


def test_siblings_of_a_reference() -> None:
    said = {**REF, "description": "d", "nullable": True, "maxLength": 3, "x-a": 1}
    assert schema("3.0", said, T={}) == {**REF, "description": "d"}
    assert codes("3.0", said) == [
        ("ref-sibling", "#/components/schemas/S/nullable"),
        ("ref-sibling", "#/components/schemas/S/maxLength"),
    ]
    plain = {**REF, "description": "d", "maxLength": 3}
    assert schema("3.1", plain, T={}) == plain


def test_left_overs_are_told() -> None:
    assert codes("3.0", {"type": "string", "nullable": True}) == []
    assert codes("3.1", {"type": "string", "nullable": True}) == [("left-over", "#/components/schemas/S/nullable")]
    assert codes("3.1", {"exclusiveMinimum": True}) == [("left-over", "#/components/schemas/S/exclusiveMinimum")]


def test_what_needs_no_change_is_shared() -> None:
    said = {"type": "object", "properties": {"a": {"type": ["string", "null"], "examples": ["x"]}, "b": REF}}
    before = document("3.1", components={"schemas": {"S": said, "T": {"example": 1}}})
    after, _ = normalize(before)
    assert after.resolve("#/components/schemas/S") is before.resolve("#/components/schemas/S")
    assert before.resolve("#/components/schemas/T") == {"example": 1}
    assert after.resolve("#/components/schemas/T") == {"examples": [1]}


def test_percent_encoding_of_references() -> None:
    said = {
        "properties": {"a": {"$ref": "#/components/schemas/A%20%7Bx%7D"}, "b": {"$ref": "#/components/schemas/%25"}}
    }
    made = schema("3.1", said, **{"A {x}": {}, "%": {}})
    assert [each["$ref"] for each in made["properties"].values()] == [
        "#/components/schemas/A {x}",
        "#/components/schemas/%",
    ]


def test_a_component_whose_name_looks_encoded() -> None:
    said = {"$ref": "#/components/schemas/a%20b"}
    assert schema("3.1", said, **{"a%20b": {"type": "string"}}) == said


def test_recursive_references() -> None:
    tree = {
        "$recursiveAnchor": True,
        "properties": {"children": {"items": {"oneOf": [{"type": "string"}, {"$recursiveRef": "#"}]}}},
    }
    made = schema("3.1", tree)
    assert made == {
        "properties": {"children": {"items": {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/S"}]}}}
    }
    inner = {"properties": {"a": {"$recursiveAnchor": True, "properties": {"b": {"$recursiveRef": "#"}}}}}
    assert schema("3.1", inner)["properties"]["a"]["properties"]["b"] == {"$ref": "#/components/schemas/S/properties/a"}
    plain = {"properties": {"a": {"$recursiveRef": "#"}}}
    assert schema("3.1", plain)["properties"]["a"] == {"$ref": "#/components/schemas/S"}


def test_dynamic_references() -> None:
    said = {
        "$dynamicAnchor": "node",
        "type": "object",
        "properties": {"next": {"$dynamicRef": "#node"}, "far": {"$dynamicRef": "#/components/schemas/T"}},
    }
    assert schema("3.1", said, T={}) == {
        "type": "object",
        "properties": {"next": {"$ref": "#/components/schemas/S"}, "far": REF},
    }


def test_references_into_what_moved() -> None:
    said = {"allOf": [{"properties": {"x": {"type": "string"}}}, REF], "nullable": True}
    user = {"properties": {"y": {"$ref": "#/components/schemas/S/allOf/0/properties/x"}}}
    made, _ = normalized("3.0", components={"schemas": {"S": said, "T": {}, "U": user}})
    ref = made.resolve("#/components/schemas/U/properties/y/$ref")
    assert ref == "#/components/schemas/S/anyOf/0/allOf/0/properties/x"
    assert made.resolve(str(ref)) == {"type": "string"}


def test_places_of_what_moved() -> None:
    inner = {"allOf": [{"properties": {"x": {"type": "string", "example": 1}}}], "nullable": True}
    said = {"allOf": [{"properties": {"deep": inner}}, REF], "nullable": True}
    made, _ = normalized("3.0", components={"schemas": {"S": said, "T": {}}})
    here = "#/components/schemas/S"
    for now, before in (
        (here, here),
        (f"{here}/anyOf/0", here),
        (f"{here}/anyOf/0/allOf/1", f"{here}/allOf/1"),
        (f"{here}/anyOf/0/allOf/0/properties/deep/anyOf/0", f"{here}/allOf/0/properties/deep/allOf/0"),
        (
            f"{here}/anyOf/0/allOf/0/properties/deep/anyOf/0/properties/x/examples/0",
            f"{here}/allOf/0/properties/deep/allOf/0/properties/x/example",
        ),
    ):
        made.resolve(now)
        assert made.place(now).pointer == before


def test_schemas_that_only_references_reach() -> None:
    made, _ = normalized(
        "3.0",
        components={
            "schemas": {"S": {"properties": {"a": {"$ref": "#/x-shared/A"}, "b": {"$ref": "#/x-shared/deep/B"}}}}
        },
        **{
            "x-shared": {
                "A": {"type": "string", "nullable": True},
                "deep": {"B": {"items": {"$ref": "#/x-shared/C"}}},
                "C": {"type": "string", "nullable": True},
                "unused": {"type": "string", "nullable": True},
            }
        },
    )
    assert made.root["x-shared"] == {
        "A": {"type": ["string", "null"]},
        "deep": {"B": {"items": {"$ref": "#/x-shared/C"}}},
        "C": {"type": ["string", "null"]},
        "unused": {"type": "string", "nullable": True},
    }


ODD: list[Any] = [
    None,
    True,
    5,
    "x",
    [],
    {},
    [None],
    [5],
    {"a": None},
    {"a": 5},
    [{}],
    {"$ref": 5},
    {"$ref": "nothing"},
]


@pytest.mark.parametrize("version", ["2.0", "3.0", "3.1", "3.2"])
@pytest.mark.parametrize(
    "keyword",
    [
        *("properties", "items", "allOf", "anyOf", "oneOf", "additionalProperties", "not", "enum", "type", "required"),
        *(
            "nullable",
            "x-nullable",
            "example",
            "examples",
            "discriminator",
            "exclusiveMinimum",
            "dependencies",
            "const",
        ),
        *("$ref", "$dynamicRef", "$recursiveRef", "$recursiveAnchor", "$id", "$defs", "prefixItems"),
    ],
)
def test_malformed_schemas_do_no_harm(version: str, keyword: str) -> None:
    for odd in ODD:
        schema(version, {keyword: odd})
        schema(version, {keyword: odd, "nullable": True, "x-nullable": True})
        schema(version, {"properties": {"p": {keyword: odd, "discriminator": {"mapping": odd}}}})
    for odd in ODD:
        schema(version, odd)
