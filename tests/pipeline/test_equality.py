"""`1`, `1.0` and `true` are three values that Python takes for one: nowhere does the way to a package confuse them."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import ValidationError
from sdkwright.jsonvalue.equality import equal, exact, key, same, unique

from tests.pipeline.packages import package

SCHEMAS = """
Both: {allOf: [{const: 1}, {const: true}]}
Lists: {allOf: [{enum: [1, 2]}, {enum: [true, 2]}]}
Part: {allOf: [{type: object, properties: {x: {const: 1}}}, {type: object, properties: {x: {const: true}}}]}
Parts: {allOf: [{properties: {x: {enum: [1, 0]}}, type: object}, {properties: {x: {enum: [true, false, 0]}}}]}
Nots: {allOf: [{not: {const: 1}}, {not: {const: true}}]}
Whole: {type: integer, enum: [1, true, 2]}
Truth: {type: boolean, enum: [1, true]}
Number: {type: number, enum: [1, true, 1.0, 1.5]}
Mixed: {enum: [1, true, 1.0]}
One: {oneOf: [{const: 1}, {const: true}]}
Any: {anyOf: [{enum: [0, 1]}, {enum: [false]}]}
OtherTruth: {type: boolean, const: 1}
OtherWhole: {type: integer, const: true}
Unique: {type: array, items: {}, uniqueItems: true}
A: {type: object, required: [k], properties: {k: {const: 1}, a: {type: integer}}}
B: {type: object, required: [k], properties: {k: {const: true}, b: {type: integer}}}
C: {type: object, required: [k], properties: {k: {const: 0}}}
Union: {oneOf: [{$ref: R/A}, {$ref: R/B}, {$ref: R/C}]}
Properties:
  type: object
  required: [i, b]
  properties:
    i: {const: 1}
    b: {const: true}
    di: {type: integer, enum: [1], default: 1}
    db: {type: boolean, enum: [true], default: true}
    l1: {type: array, items: {const: 1}, default: [1]}
    l2: {type: array, items: {const: true}, default: [true]}
    one: {not: {const: 1}}
    yes_: {not: {const: true}}
    m1: {type: object, additionalProperties: {const: 1}}
    m2: {type: object, additionalProperties: {const: true}}
    e1: {type: array, items: {enum: [0, 1]}}
    e2: {type: array, items: {enum: [false, true]}}
"""
SCALARS: tuple[Any, ...] = (1, True, 1.0, 0, False, 0.0, 2, 1.5, "1", None)
PROPERTIES = ("di", "db", "l1", "l2", "one", "yes_", "m1", "m2", "e1", "e2")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    return package(tmp_path_factory.mktemp("equality"), SCHEMAS)


def values(name: str) -> list[Any]:
    match name:
        case "Unique":
            pairs = ([1, True], [1, 1.0], [0, False], [[1], [True]], [{"a": 1}, {"a": True}], [{"a": 1}, {"a": 1.0}])
            return [*pairs]
        case "Part" | "Parts":
            return [{"x": value} for value in SCALARS]
        case "Union":
            return [{"k": value, **more} for value in SCALARS for more in ({}, {"a": 1}, {"b": 1})]
        case "Properties":
            each = [one for value in SCALARS for one in (value, [value], {"q": value})]
            return [{"i": 1, "b": True, name: one} for name in PROPERTIES for one in each]
        case _:
            return [*SCALARS]


NAMES = [name for name in yaml.safe_load(SCHEMAS.replace("R/", "")) if name not in ("A", "B", "C")]


@pytest.mark.parametrize("name", NAMES)
def test_a_package_judges_as_json_schema_does(made: ModuleType, name: str) -> None:
    root = yaml.safe_load(SCHEMAS.replace("R/", "x"))
    for schema in (root["Union"],):
        schema["oneOf"] = [{"$ref": f"#/$defs/{one}"} for one in "ABC"]
    validator = jsonschema.Draft202012Validator({"$defs": root, "$ref": f"#/$defs/{name}"})
    for value in values(name):
        for decode, data in ((made.from_dict, value), (made.from_json, json.dumps(value))):
            try:
                decode(getattr(made.models, name), data)
            except ValidationError:
                assert not validator.is_valid(value), value
            else:
                assert validator.is_valid(value), value


def test_what_is_made_keeps_its_kind(made: ModuleType) -> None:
    models = made.models
    assert models.Properties().to_json() == '{"i":1,"b":true}'
    assert (models.A().to_json(), models.B().to_json(), models.C().to_json()) == ('{"k":1}', '{"k":true}', '{"k":0}')
    assert repr((models.Properties().di, models.Properties().db)) == "(1, True)"
    assert repr((models.Properties().l1, models.Properties().l2)) == "([1], [True])"


def test_equality() -> None:
    assert equal([1], [1.0])
    assert not equal({"a": [1]}, {"a": [True]})
    assert key(1) == key(1.0) != key(True)
    assert key([0, {"a": 1}]) == key([0.0, {"a": 1.0}]) != key([False, {"a": 1}])
    assert same([1], [1])
    assert not same(1, 1.0)
    assert not same({"a": 1}, {"a": True})
    assert exact((1, "a")) != exact((True, "a"))
    assert [repr(value) for value in unique([1, 1.0, True, "1", False, 0])] == ["1", "True", "'1'", "False", "0"]
