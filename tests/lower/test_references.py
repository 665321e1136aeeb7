from __future__ import annotations

import json
from typing import Any

import pytest
from sdkwright.diagnostics import Severity
from sdkwright.document import FILES
from sdkwright.ir.declarations import Alias, ComponentOrigin, FileOrigin, InlineOrigin, PropertyStep, Record
from sdkwright.ir.types import AnyType, ListType, Reference, StringType

from tests.lower.documents import SCHEMAS, alias, codes, fields, lowered, places, record, type_of


def thing(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def test_every_component_is_declared_whatever_its_kind() -> None:
    schemas = {"S": {"type": "string"}, "T": True, "N": False, "L": {"type": "array"}, "B": 7, "O": thing(a={})}
    assert [id.removeprefix(SCHEMAS) for id in lowered(schemas).api.declarations] == list(schemas)


def test_names_are_escaped_in_ids() -> None:
    result = lowered({"a/b~c": {"type": "string"}, "X": {"$ref": SCHEMAS + "a~1b~0c"}})
    assert result.api.declarations[SCHEMAS + "a~1b~0c"].origin == ComponentOrigin("a/b~c")
    assert alias(result, "X") == Reference(SCHEMAS + "a~1b~0c")


def test_percent_encoded_references() -> None:
    assert alias(lowered({"a b": thing(x={}), "X": {"$ref": SCHEMAS + "a%20b"}}), "X") == Reference(SCHEMAS + "a b")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (SCHEMAS + "Nope", "dangling-ref"),
        ("other.yaml#/A", "dangling-ref"),
        (7, "dangling-ref"),
        ("#/info", "invalid-ref"),
        ("#/info/title", "invalid-ref"),
    ],
)
def test_a_bad_reference_costs_its_place_only(target: Any, code: str) -> None:
    result = lowered({"A": thing(bad={"$ref": target}, good={"type": "string"})})
    assert fields(result, "A")["bad"].type == AnyType()
    assert fields(result, "A")["good"].type == StringType()
    assert codes(result) == {code: Severity.WARNING}
    assert places(result, code) == [SCHEMAS + "A/properties/bad/$ref"]


def test_definitions_within_a_schema_have_names() -> None:
    result = lowered({"A": {**thing(x={"$ref": SCHEMAS + "A/$defs/Part"}), "$defs": {"Part": thing(y={})}}})
    assert result.api.declarations[SCHEMAS + "A/$defs/Part"].origin == ComponentOrigin("Part")


def test_a_reference_into_another_schema_is_the_class_that_is_there() -> None:
    schemas = {
        "First": thing(
            copy={"$ref": SCHEMAS + "Second/properties/part"}, id={"$ref": SCHEMAS + "Second/properties/id"}
        ),
        "Second": thing(part=thing(x={}), id={"type": "string"}),
    }
    result = lowered(schemas)
    part = SCHEMAS + "Second/properties/part"
    assert fields(result, "First")["copy"].type == fields(result, "Second")["part"].type == Reference(part)
    assert result.api.declarations[part].origin == InlineOrigin(SCHEMAS + "Second", (PropertyStep("part"),))
    made = result.api.declarations[SCHEMAS + "Second/properties/id"]
    assert isinstance(made, Alias)
    assert made.type == StringType()


def test_schemas_in_other_files() -> None:
    files = {
        "models/pet.yaml": {**thing(tag={"$ref": f"#/{FILES}/models~1tag.json"}), "$defs": {"X": True}},
        "models/tag.json": {"type": "string"},
    }
    result = lowered({"Pet": {"$ref": f"#/{FILES}/models~1pet.yaml"}}, **{FILES: files})
    declarations = result.api.declarations
    assert isinstance(declarations[f"#/{FILES}/models~1pet.yaml"], Record)
    assert declarations[f"#/{FILES}/models~1pet.yaml"].origin == FileOrigin("pet")
    assert declarations[f"#/{FILES}/models~1tag.json"].origin == FileOrigin("tag")


def test_recursion() -> None:
    result = lowered({"Tree": thing(children={"type": "array", "items": {"$ref": SCHEMAS + "Tree"}})})
    assert fields(result, "Tree")["children"].type == ListType(Reference(SCHEMAS + "Tree"))


@pytest.mark.parametrize(
    "schemas",
    [
        {"A": {"$ref": SCHEMAS + "A"}},
        {"A": {"$ref": SCHEMAS + "B"}, "B": {"$ref": SCHEMAS + "A", "description": "Words."}},
        {"A": {"anyOf": [{"$ref": SCHEMAS + "A"}]}},
        {"A": {"oneOf": [{"$ref": SCHEMAS + "B"}]}, "B": {"anyOf": [{"$ref": SCHEMAS + "A"}]}},
        {"A": {"allOf": [{"$ref": SCHEMAS + "B"}]}, "B": {"allOf": [{"allOf": [{"$ref": SCHEMAS + "A"}]}]}},
    ],
)
def test_schemas_that_are_nothing_but_each_other_cost_themselves(schemas: dict[str, Any]) -> None:
    rest = {"Rest": thing(a={"$ref": SCHEMAS + "A"}), "Other": {"allOf": [{"$ref": SCHEMAS + "A"}, thing(x={})]}}
    rest["One"] = {"oneOf": [{"$ref": SCHEMAS + "A"}, {"type": "string"}]}
    result = lowered({**schemas, **rest})
    assert codes(result) == {"alias-cycle": Severity.WARNING}
    assert places(result, "alias-cycle") == [SCHEMAS + name for name in schemas]
    assert [alias(result, name) for name in schemas] == [AnyType()] * len(schemas)
    assert alias(result, "One") == AnyType()
    assert fields(result, "Rest")["a"].type == Reference(SCHEMAS + "A")
    assert set(fields(result, "Other")) == {"x"}


def test_a_cycle_with_a_way_out_is_none() -> None:
    schemas = {"A": {"allOf": [{"$ref": SCHEMAS + "A"}, {"$ref": SCHEMAS + "B"}]}, "B": thing(x={})}
    result = lowered(schemas)
    assert "alias-cycle" not in codes(result)
    assert set(fields(result, "A")) == {"x"}


def test_an_all_of_cycle_with_a_meaning_is_none() -> None:
    result = lowered({"A": {"allOf": [{"$ref": SCHEMAS + "A"}, thing(x={})]}})
    assert "alias-cycle" not in codes(result)
    assert set(fields(result, "A")) == {"x"}


def test_very_deep_schemas() -> None:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(500):
        schema = {"type": "array", "items": schema}
    result = lowered({"A": schema, "B": {"allOf": [{"allOf": [schema]}]}, "C": {"not": schema}})
    assert codes(result) == {"nested-too-deeply": Severity.WARNING}


def test_deep_all_of() -> None:
    schema: dict[str, Any] = thing(x={"type": "string"})
    for _ in range(150):
        schema = {"allOf": [schema]}
    assert record(lowered({"A": schema}), "A").fields[0].type == StringType()


@pytest.mark.parametrize(
    ("schema", "default", "valid"),
    [
        ({"type": "integer"}, 1.0, True),
        ({"type": "integer"}, "1", False),
        ({"type": "integer", "maximum": 5}, 6, False),
        ({"type": "number", "multipleOf": 0.1}, 0.3, True),
        ({"type": "boolean"}, 1, False),
        ({"type": "string"}, None, False),
        ({"type": ["string", "null"]}, None, True),
        ({"type": "string", "format": "date-time"}, "now", False),
        ({"type": "string", "format": "date-time"}, "2020-01-01T00:00:00.123456789Z", True),
        ({"type": "string", "pattern": "^a"}, "ba", False),
        ({"enum": ["a", "b"]}, "c", False),
        ({"type": "array", "items": {"type": "string"}, "maxItems": 1}, ["a"], True),
        ({"type": "array", "items": {"type": "string"}}, [1], False),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"a": 1}, True),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"a": ""}, False),
        ({"$ref": SCHEMAS + "Mode"}, "fast", True),
        ({"$ref": SCHEMAS + "Mode"}, "none", False),
        ({"$ref": SCHEMAS + "Point"}, {"x": 1}, True),
        ({"$ref": SCHEMAS + "Point"}, {}, False),
        ({"allOf": [{"$ref": SCHEMAS + "Point"}]}, {"x": 1, "y": 2}, True),
        ({"anyOf": [{"$ref": SCHEMAS + "Point"}, {"type": "string"}]}, "p", True),
        ({"anyOf": [{"$ref": SCHEMAS + "Point"}, {"type": "string"}]}, 3, False),
        ({"type": "integer", "not": {"const": 3}}, 3, False),
        ({"type": "integer", "maximum": 4}, 5.0, False),
        ({"type": "object", "minProperties": 1, "properties": {"x": {"type": "integer"}}}, {}, False),
        ({"type": "string", "format": "date"}, "2024-02-30", False),
        ({"type": "string", "format": "time"}, "23:59:60Z", True),
        ({"type": "number", "multipleOf": 0.1}, 0.3000001, False),
    ],
)
def test_defaults_must_be_of_their_type(schema: dict[str, Any], default: Any, valid: bool) -> None:
    schemas = {
        "A": thing(it={**schema, "default": default}),
        "Mode": {"enum": ["fast", "slow"]},
        "Point": {"type": "object", "required": ["x"], "properties": {"x": {"type": "integer"}}},
    }
    result = lowered(schemas)
    presence = fields(result, "A")["it"].presence
    assert hasattr(presence, "value") is valid
    if not valid and default is not None:
        assert fields(result, "A")["it"].stated_default == json.dumps(default)
    assert places(result, "invalid-default") == ([] if valid else [SCHEMAS + "A/properties/it/default"])


def test_an_untyped_schema_that_names_nothing_but_itself_admits_all() -> None:
    schema = {"properties": {"foo": {"$ref": SCHEMAS + "A"}}, "additionalProperties": False}
    assert isinstance(lowered({"A": schema}).api.declarations[SCHEMAS + "A"], Alias)
    assert isinstance(type_of({"properties": {"foo": {}}}), Reference)


def test_long_chains() -> None:
    count = 3000
    chain: dict[str, Any] = {f"A{i}": {"$ref": f"{SCHEMAS}A{i + 1}"} for i in range(count)}
    chain[f"A{count}"] = {"type": "string"}
    chain["U"] = {"anyOf": [{"$ref": SCHEMAS + "A0"}, {"type": "integer"}]}
    assert len(lowered(chain).api.declarations) == count + 2
    extended: dict[str, Any] = {
        f"B{i}": {"allOf": [{"$ref": f"{SCHEMAS}B{i + 1}"}, thing(**{f"x{i}": {}})]} for i in range(120)
    }
    extended["B120"] = thing(end={})
    extended["M"] = {"allOf": [{"$ref": SCHEMAS + "B0"}, {"minProperties": 1}]}
    result = lowered(extended)
    assert record(result, "B0").base == SCHEMAS + "B1"
    assert len(fields(result, "M")) == 121
