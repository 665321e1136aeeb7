"""The quicker way finds exactly what openapi-spec-validator finds."""

from __future__ import annotations

import copy
import random
from collections import Counter
from typing import Any

import pytest
from jsonschema.validators import validator_for
from openapi_schema_validator import OAS30Validator, OAS31Validator, OAS32Validator
from openapi_schema_validator import _specifications as dialects
from sdkwright.validate.checks import _VALIDATORS, check
from sdkwright.validate.plain import PlainSchemas
from sdkwright.validate.quick import admits

SCHEMAS: dict[str, Any] = {
    "Pet": {
        "type": "object",
        "required": ["id", "name"],
        "properties": {
            "id": {"type": "integer", "format": "int64", "minimum": 1},
            "name": {"type": "string", "maxLength": 10, "pattern": "^[a-z]+$", "default": "rex"},
            "tags": {"type": "array", "items": {"$ref": "#/components/schemas/Tag"}, "uniqueItems": True},
            "kind": {"type": "string", "enum": ["cat", "dog"], "default": "cat"},
        },
        "additionalProperties": False,
        "externalDocs": {"url": "https://example.com"},
    },
    "Tag": {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Pet"}], "description": "x"},
    "Both": {
        "allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"more": {"not": {"type": "number"}}}}],
        "required": ["more"],
    },
}
PATHS: dict[str, Any] = {
    "/pets/{id}": {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "get": {
            "operationId": "getPet",
            "tags": ["pets"],
            "parameters": [{"name": "q", "in": "query", "schema": {"type": "integer", "default": 3}}],
            "responses": {
                "200": {
                    "description": "ok",
                    "headers": {"X-A": {"schema": {"type": "string"}}},
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
                },
                "default": {"description": "error"},
            },
        },
        "put": {
            "operationId": "putPet",
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Both"}}}},
            "responses": {"204": {"description": "done"}},
        },
    }
}
THREE: dict[str, Any] = {
    "info": {"title": "t", "version": "1", "license": {"name": "MIT"}},
    "servers": [{"url": "https://example.com/{v}", "variables": {"v": {"default": "1"}}}],
    "tags": [{"name": "pets"}],
    "security": [{"key": []}],
    "paths": PATHS,
    "components": {
        "schemas": SCHEMAS,
        "securitySchemes": {"key": {"type": "apiKey", "name": "k", "in": "header"}},
    },
}
TWO: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "t", "version": "1"},
    "host": "example.com",
    "consumes": ["application/json"],
    "paths": {
        "/pets": {
            "post": {
                "operationId": "addPet",
                "parameters": [
                    {"name": "pet", "in": "body", "schema": {"$ref": "#/definitions/Pet"}},
                    {"name": "n", "in": "query", "type": "array", "items": {"type": "integer"}, "default": [1]},
                ],
                "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Pet"}}},
            }
        }
    },
    "definitions": {"Pet": {"type": "object", "properties": {"id": {"type": "integer"}}}},
}
DOCUMENTS = {
    "2.0": TWO,
    "3.0": {"openapi": "3.0.3", **THREE},
    "3.1": {"openapi": "3.1.0", **THREE},
    "3.2": {"openapi": "3.2.0", **THREE},
}
ODD = (None, True, 0, -1, 1.5, "", "x", "#/x", [], {}, [1, 1], ["a", "a"], {"type": "string"}, {"$ref": "#/x"}, [{}])
NAMES = ("nullable", "$ref", "type", "required", "x-a", "exclusiveMinimum", "items", "default", "enum", "name", "in")


def theirs(root: dict[str, Any], version: str) -> list[str]:
    """The validator's own messages, its failure last."""
    found: list[str] = []
    try:
        found.extend(str(error.message) for error in _VALIDATORS[version][0](root).iter_errors())
    except Exception as error:
        found.append(type(error).__name__)
    return found


def changed(root: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A copy with one part replaced, removed or added."""
    root = copy.deepcopy(root)
    holders: list[Any] = []
    todo: list[Any] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, (dict, list)):
            holders.append(node)
            todo.extend(node.values() if isinstance(node, dict) else node)
    holder = chance.choice(holders)
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    way = chance.randrange(3)
    if way == 0 and keys:
        holder[chance.choice(keys)] = copy.deepcopy(chance.choice(ODD))
    elif way == 1 and keys:
        del holder[chance.choice(keys)]
    elif isinstance(holder, dict):
        holder[chance.choice(NAMES)] = copy.deepcopy(chance.choice(ODD))
    else:
        holder.append(copy.deepcopy(chance.choice(ODD)))
    return root


@pytest.mark.parametrize("version", DOCUMENTS)
def test_same_findings(version: str) -> None:
    chance = random.Random(7)
    for _ in range(20):
        root = changed(DOCUMENTS[version], chance)
        if "openapi" not in root and "swagger" not in root:
            continue
        found = list(check(root, version))
        mine = Counter(str(getattr(each.error, "message", type(each.error).__name__)) for each in found)
        official = theirs(root, version)
        if any(not hasattr(each.error, "message") for each in found):
            # Where the validator fails it stops, but here it goes on with the next object.
            assert Counter(official[:-1]) <= mine
        else:
            assert Counter(official) == mine


@pytest.mark.parametrize("version", DOCUMENTS)
def test_nothing_wrong(version: str) -> None:
    assert list(check(DOCUMENTS[version], version)) == []
    assert theirs(DOCUMENTS[version], version) == []


@pytest.mark.parametrize("version", ["2.0", "3.0"])
def test_what_is_admitted_at_once_is_valid(version: str) -> None:
    draft4 = dialects.REGISTRY.contents("http://json-schema.org/draft-04/schema")
    meta_schema = dict(_VALIDATORS[version][1])
    full = validator_for(meta_schema)(meta_schema)
    chance = random.Random(3)
    agreed = 0
    assert admits(meta_schema, draft4, DOCUMENTS[version])
    for _ in range(80):
        root = changed(DOCUMENTS[version], chance)
        quick, slow = admits(meta_schema, draft4, root), full.is_valid(root)
        assert slow or not quick
        agreed += quick == slow
    assert agreed > 72


@pytest.mark.parametrize(
    ("plain", "cls"),
    [
        (PlainSchemas(draft4=True), OAS30Validator),
        (PlainSchemas(draft4=False), OAS31Validator),
        (PlainSchemas(draft4=False), OAS32Validator),
    ],
)
def test_plain_schemas_are_valid(plain: PlainSchemas, cls: Any) -> None:
    meta = validator_for(cls.META_SCHEMA, default=cls)(cls.META_SCHEMA, registry=dialects.REGISTRY)
    chance = random.Random(5)
    seen = 0
    for _ in range(250):
        schema = changed(chance.choice(list(SCHEMAS.values())), chance)
        if plain(schema):
            seen += 1
            assert meta.is_valid(schema), schema
    assert seen > 40


def test_every_keyword_that_a_meta_schema_restrains_is_known() -> None:
    draft4 = dialects.REGISTRY.contents("http://json-schema.org/draft-04/schema")
    assert set(draft4["properties"]) <= set(PlainSchemas(draft4=True).checks)
    names: set[str] = set()
    for uri in dialects.REGISTRY:
        if "draft/2020-12" in uri or "openapis.org/oas/3.1/meta" in uri or "openapis.org/oas/3.2/meta" in uri:
            names |= set(dialects.REGISTRY.contents(uri).get("properties", {}))
    assert "prefixItems" in names
    assert "discriminator" in names
    assert names <= set(PlainSchemas(draft4=False).checks)


def test_a_description_makes_the_validator_read_nothing(tmp_path: Any) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"type": "string"}')
    root = copy.deepcopy(DOCUMENTS["3.1"])
    root["components"]["schemas"]["Far"] = {"properties": {"a": {"$ref": file.as_uri()}}}
    (found,) = check(root, "3.1")
    assert found.tokens == ("components", "schemas", "Far", "properties", "a")
