"""What is found is exactly what openapi-spec-validator finds, and verdicts are those of jsonschema."""

from __future__ import annotations

import copy
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema.validators import validator_for
from openapi_schema_validator import OAS30Validator, OAS31Validator, OAS32Validator
from openapi_schema_validator._specifications import REGISTRY
from sdkwright.validate.checks import _VALIDATORS, check
from sdkwright.validate.formats import correct
from sdkwright.validate.verdict import verdict

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
    """The validator's own messages, its failure last. It would ask jsonschema-rs, where that is installed."""
    base, schema = _VALIDATORS[version]
    official = type("Official", (base,), {"schema_validator": validator_for(schema)(dict(schema))})
    found: list[str] = []
    try:
        found.extend(str(error.message) for error in official(root).iter_errors())
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


def judges(schema: dict[str, Any], formats: Any = None) -> tuple[Callable[[Any], bool], Callable[[Any], bool]]:
    """The verdict that is asked first, and jsonschema's."""
    full = validator_for(schema)(schema, format_checker=formats, registry=REGISTRY)
    return verdict(schema, formats), full.is_valid


@pytest.mark.parametrize("version", DOCUMENTS)
def test_the_verdict_about_a_description(version: str) -> None:
    quick, full = judges(dict(_VALIDATORS[version][1]))
    chance = random.Random(3)
    assert quick(DOCUMENTS[version])
    verdicts = Counter((quick(root), full(root)) for root in (changed(DOCUMENTS[version], chance) for _ in range(60)))
    assert set(verdicts) == {(True, True), (False, False)}


@pytest.mark.parametrize("cls", [OAS30Validator, OAS31Validator, OAS32Validator])
def test_the_verdict_about_a_schema(cls: Any) -> None:
    correct()
    quick, full = judges(cls.META_SCHEMA, cls.FORMAT_CHECKER)
    chance = random.Random(5)
    verdicts: Counter[tuple[bool, bool]] = Counter()
    for _ in range(250):
        schema = changed(chance.choice(list(SCHEMAS.values())), chance)
        verdicts[quick(schema), full(schema)] += 1
    assert verdicts[True, False] == 0
    assert verdicts[True, True] > 40
    assert verdicts[False, False] > 40
    assert verdicts[False, True] < 5, "what jsonschema-rs alone refuses is judged in full"


def test_half_a_surrogate_pair_is_no_failure() -> None:
    admits = verdict({"pattern": "x"})
    assert admits("x")
    assert not admits("x\ud800")


@pytest.mark.parametrize("version", DOCUMENTS)
def test_the_same_is_found_without_verdicts(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def rows() -> list[tuple[Any, ...]]:
        chance = random.Random(11)
        documents = [DOCUMENTS[version], *(changed(DOCUMENTS[version], chance) for _ in range(8))]
        return [(each.tokens, each.rule, str(each.error)) for root in documents for each in check(root, version)]

    with_verdicts = rows()
    monkeypatch.setattr("sdkwright.validate.checks.verdict", lambda *_: lambda _: False)
    assert rows() == with_verdicts


def test_a_description_makes_the_validator_read_nothing(tmp_path: Any) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"type": "string"}')
    root = copy.deepcopy(DOCUMENTS["3.1"])
    root["components"]["schemas"]["Far"] = {"properties": {"a": {"$ref": file.as_uri()}}}
    (found,) = check(root, "3.1")
    assert found.tokens == ("components", "schemas", "Far", "properties", "a")
