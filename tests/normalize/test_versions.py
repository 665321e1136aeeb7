"""The same API, written in each version, has the same shape afterwards."""

from __future__ import annotations

from typing import Any

from sdkwright.jsonvalue.types import Json

from .trees import normalized

RESPONSE = {"description": "ok"}
NAME = {"type": "string", "maxLength": 9}


def pet(nullable: dict[str, Any], extra: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["name"],
        "properties": {"name": NAME, "age": {"type": nullable.get("type", "integer"), **extra}},
    }


def shape(version: str, **parts: Any) -> dict[str, Json]:
    made, _ = normalized(version, **parts)
    return {key: value for key, value in made.root.items() if key != "openapi"}


def test_one_shape() -> None:
    parameter = {"name": "q", "in": "query"}
    two = shape(
        "2.0",
        host="example.com",
        schemes=["https"],
        definitions={"Pet": pet({}, {"x-nullable": True, "minimum": 0, "exclusiveMinimum": True, "example": 3})},
        paths={
            "/pets": {
                "post": {
                    "operationId": "add",
                    "consumes": ["application/json"],
                    "produces": ["application/json"],
                    "parameters": [
                        {**parameter, "type": "integer"},
                        {"name": "pet", "in": "body", "required": True, "schema": {"$ref": "#/definitions/Pet"}},
                    ],
                    "responses": {"200": {**RESPONSE, "schema": {"$ref": "#/definitions/Pet"}}},
                }
            }
        },
        securityDefinitions={"basic": {"type": "basic"}},
    )
    media = {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
    three = {
        "servers": [{"url": "https://example.com"}],
        "paths": {
            "/pets": {
                "post": {
                    "operationId": "add",
                    "parameters": [{**parameter, "schema": {"type": "integer"}}],
                    "requestBody": {"required": True, "content": media},
                    "responses": {"200": {**RESPONSE, "content": media}},
                }
            }
        },
    }
    security = {"basic": {"type": "http", "scheme": "basic"}}
    old = pet({}, {"nullable": True, "minimum": 0, "exclusiveMinimum": True, "example": 3})
    new = pet({"type": ["integer", "null"]}, {"exclusiveMinimum": 0, "examples": [3]})
    zero = shape("3.0", **three, components={"schemas": {"Pet": old}, "securitySchemes": security})
    one = shape("3.1", **three, components={"schemas": {"Pet": new}, "securitySchemes": security})
    two_more = shape("3.2", **three, components={"schemas": {"Pet": new}, "securitySchemes": security})
    assert one == two_more == zero == two


def test_path_items_with_fields_beside_a_reference() -> None:
    made, _ = normalized(
        "3.1",
        paths={"/a": {"$ref": "#/components/pathItems/P", "get": {"operationId": "own"}}},
        components={"pathItems": {"P": {"get": {"operationId": "theirs"}, "put": {"operationId": "put"}}}},
    )
    assert made.resolve("#/paths/~1a") == {"get": {"operationId": "own"}, "put": {"operationId": "put"}}
    assert made.place("#/paths/~1a/put/operationId").pointer == "#/components/pathItems/P/put/operationId"
    assert made.place("#/paths/~1a/get/operationId").pointer == "#/paths/~1a/get/operationId"


def test_every_place_of_a_schema_is_met() -> None:
    said = {"type": "string", "nullable": True}
    media = {
        "application/json": {
            "schema": said,
            "itemSchema": said,
            "encoding": {"a": {"headers": {"h": {"schema": said}}}},
        }
    }
    response = {"description": "d", "headers": {"h": {"schema": said}}, "content": media}
    operation = {
        "parameters": [
            {"name": "a", "in": "query", "schema": said},
            {"name": "b", "in": "querystring", "content": media},
        ],
        "requestBody": {"content": media},
        "responses": {"200": response},
        "callbacks": {"c": {"{$url}": {"post": {"requestBody": {"content": media}}}}},
    }
    item = {
        "get": operation,
        "query": operation,
        "additionalOperations": {"COPY": operation},
        "parameters": [{"schema": said}],
    }
    made, _ = normalized(
        "3.2",
        paths={"/a": item},
        webhooks={"w": item},
        components={
            "schemas": {
                "S": {"$defs": {"d": said}, "contentSchema": said, "contains": said, "if": said, "prefixItems": [said]}
            },
            "responses": {"R": response},
            "parameters": {"P": {"schema": said}},
            "requestBodies": {"B": {"content": media}},
            "headers": {"H": {"schema": said}},
            "callbacks": {"C": {"{$url}": item}},
            "pathItems": {"I": item},
            "mediaTypes": {"M": media["application/json"]},
        },
    )
    assert "nullable" not in repr(made.root)
