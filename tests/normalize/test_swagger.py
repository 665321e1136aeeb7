"""Swagger 2.0 in the arrangement of OpenAPI 3."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sdkwright.load import load
from sdkwright.normalize import normalize

from .trees import document, normalized

PET = {"$ref": "#/definitions/Pet"}
NEW_PET = {"$ref": "#/components/schemas/Pet"}
OK = {"responses": {"200": {"description": "ok"}}}


def operation(said: dict[str, Any], **parts: Any) -> Any:
    parts.setdefault("definitions", {"Pet": {"type": "object"}})
    made, _ = normalized("2.0", paths={"/a": {"post": {**OK, **said}}}, **parts)
    return made.resolve("#/paths/~1a/post")


def test_sections() -> None:
    made, _ = normalized(
        "2.0",
        host="example.com",
        basePath="/v1/",
        schemes=["https", "http"],
        tags=[{"name": "t"}],
        definitions={"Pet": {"type": "object"}},
        parameters={
            "Q": {"name": "q", "in": "query", "type": "string"},
            "B": {"name": "b", "in": "body", "schema": PET},
        },
        responses={"R": {"description": "r", "schema": PET}},
        securityDefinitions={"k": {"type": "apiKey", "name": "k", "in": "header"}},
        paths={},
    )
    assert list(made.root) == ["openapi", "info", "tags", "servers", "components", "paths"]
    assert made.root["servers"] == [{"url": "https://example.com/v1"}, {"url": "http://example.com/v1"}]
    assert made.root["components"] == {
        "schemas": {"Pet": {"type": "object"}},
        "parameters": {"Q": {"name": "q", "in": "query", "schema": {"type": "string"}}},
        "requestBodies": {"B": {"content": {"application/json": {"schema": NEW_PET}}}},
        "responses": {"R": {"description": "r", "content": {"application/json": {"schema": NEW_PET}}}},
        "securitySchemes": {"k": {"type": "apiKey", "name": "k", "in": "header"}},
    }


@pytest.mark.parametrize(
    ("parts", "urls"),
    [
        ({"host": "h"}, ["//h"]),
        ({"host": "h", "basePath": "/", "schemes": ["wss"]}, ["wss://h"]),
        ({"basePath": "/b"}, ["/b"]),
        ({}, None),
        ({"basePath": "/"}, None),
        ({"host": 5, "basePath": 6, "schemes": 7}, None),
    ],
)
def test_servers(parts: dict[str, Any], urls: list[str] | None) -> None:
    made, _ = normalized("2.0", **parts)
    assert made.root.get("servers") == (None if urls is None else [{"url": url} for url in urls])


@pytest.mark.parametrize(
    ("said", "made"),
    [
        ({"type": "basic"}, {"type": "http", "scheme": "basic"}),
        (
            {"type": "oauth2", "flow": "accessCode", "authorizationUrl": "a", "tokenUrl": "t", "scopes": {"s": ""}},
            {
                "type": "oauth2",
                "flows": {"authorizationCode": {"authorizationUrl": "a", "tokenUrl": "t", "scopes": {"s": ""}}},
            },
        ),
        (
            {"type": "oauth2", "flow": "application", "tokenUrl": "t", "scopes": {}, "description": "d"},
            {"type": "oauth2", "description": "d", "flows": {"clientCredentials": {"tokenUrl": "t", "scopes": {}}}},
        ),
        ({"type": "oauth2", "flow": 5}, {"type": "oauth2", "flow": 5}),
        (5, 5),
    ],
)
def test_security(said: Any, made: Any) -> None:
    document, _ = normalized("2.0", securityDefinitions={"s": said})
    assert document.resolve("#/components/securitySchemes/s") == made


def test_parameters() -> None:
    listed = [
        {"name": "id", "in": "path", "required": True, "type": "integer", "format": "int64", "minimum": 1},
        {"name": "body", "in": "body", "required": True, "description": "the pet", "schema": PET},
        {"name": "ids", "in": "query", "type": "array", "items": {"type": "integer"}, "collectionFormat": "multi"},
        {"name": "X-H", "in": "header", "type": "array", "items": {"type": "string"}, "x-nullable": True},
        {"name": "q", "in": "query", "type": "string", "enum": ["a"], "default": "a", "x-example": "a"},
    ]
    made = operation({"parameters": listed, "consumes": ["application/xml", "application/json"]})
    assert made["parameters"] == [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "integer", "format": "int64", "minimum": 1}},
        {
            "name": "ids",
            "in": "query",
            "schema": {"type": "array", "items": {"type": "integer"}},
            "style": "form",
            "explode": True,
        },
        {
            "name": "X-H",
            "in": "header",
            "schema": {"type": ["array", "null"], "items": {"type": "string"}},
            "style": "simple",
        },
        {"name": "q", "in": "query", "schema": {"type": "string", "enum": ["a"], "default": "a"}, "example": "a"},
    ]
    assert made["requestBody"] == {
        "required": True,
        "description": "the pet",
        "content": {"application/json": {"schema": NEW_PET}, "application/xml": {"schema": NEW_PET}},
    }


@pytest.mark.parametrize(
    ("separator", "place", "style"),
    [
        ("csv", "query", ("form", False)),
        ("ssv", "query", ("spaceDelimited", False)),
        ("pipes", "query", ("pipeDelimited", False)),
        ("tsv", "query", ("tabDelimited", False)),
        ("multi", "query", ("form", True)),
        ("semicolons", "query", ("form", False)),
        ("csv", "path", ("simple", None)),
        ("pipes", "path", ("pipeDelimited", False)),
        ("csv", "header", ("simple", None)),
        ("ssv", "header", ("spaceDelimited", False)),
    ],
)
def test_collection_formats(separator: str, place: str, style: tuple[str, bool | None]) -> None:
    said = {"name": "a", "in": place, "type": "array", "items": {}, "collectionFormat": separator}
    made, found = normalized("2.0", paths={"/a": {"get": {**OK, "parameters": [said]}}})
    parameter: Any = made.resolve("#/paths/~1a/get/parameters/0")
    assert (parameter["style"], parameter.get("explode")) == style
    assert "collectionFormat" not in parameter
    assert [each.location.pointer for each in found] == (
        ["#/paths/~1a/get/parameters/0/collectionFormat"] if separator == "semicolons" else []
    )


def test_form_fields() -> None:
    listed = [
        {"name": "name", "in": "formData", "type": "string", "required": True, "description": "its name"},
        {"name": "tags", "in": "formData", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"},
    ]
    made = operation({"parameters": listed, "consumes": ["application/x-www-form-urlencoded"]})
    assert made["parameters"] == []
    assert made["requestBody"] == {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "name": {"type": "string", "description": "its name"},
                        "tags": {"type": "array", "items": {"type": "string"}},
                    },
                    "required": ["name"],
                },
                "encoding": {"tags": {"style": "form", "explode": True}},
            }
        },
    }


def test_files() -> None:
    made = operation({"parameters": [{"name": "f", "in": "formData", "type": "file"}]})
    assert made["requestBody"]["content"] == {
        "multipart/form-data": {
            "schema": {"type": "object", "properties": {"f": {"type": "string", "format": "binary"}}}
        }
    }
    answer = {"200": {"description": "d", "schema": {"type": "file"}}}
    made = operation({"responses": answer, "produces": ["image/png", "image/gif"]})
    image = {"schema": {"type": "string", "format": "binary"}}
    assert made["responses"]["200"]["content"] == {"image/png": image, "image/gif": image}


def test_responses() -> None:
    answers = {
        "200": {
            "description": "d",
            "schema": {"type": "array", "items": PET},
            "headers": {"X-N": {"type": "integer", "description": "n"}},
            "examples": {"application/json": [1], "text/csv": "1"},
        },
        "404": {"$ref": "#/responses/Gone"},
        "default": {"description": "nothing"},
        "x-more": {"kept": True},
    }
    made = operation(
        {"responses": answers, "produces": ["text/yaml", "application/json"]}, responses={"Gone": {"description": "g"}}
    )
    first = "#/paths/~1a/post/responses/200/content/application~1json/schema"
    assert made["responses"] == {
        "200": {
            "description": "d",
            "headers": {"X-N": {"description": "n", "schema": {"type": "integer"}}},
            "content": {
                "application/json": {"schema": {"type": "array", "items": NEW_PET}, "example": [1]},
                "text/yaml": {"schema": {"$ref": first}},
                "text/csv": {"schema": {"$ref": first}, "example": "1"},
            },
        },
        "404": {"$ref": "#/components/responses/Gone"},
        "default": {"description": "nothing"},
        "x-more": {"kept": True},
    }


def test_parameters_of_the_path_and_of_all() -> None:
    made, _ = normalized(
        "2.0",
        definitions={"Pet": {}},
        parameters={
            "Body": {"name": "b", "in": "body", "schema": PET},
            "Field": {"name": "f", "in": "formData", "type": "string"},
            "Query": {"name": "q", "in": "query", "type": "string"},
        },
        paths={
            "/a": {
                "parameters": [{"$ref": "#/parameters/Body"}, {"$ref": "#/parameters/Query"}],
                "put": OK,
                "post": {**OK, "consumes": ["application/xml"]},
            },
            "/b": {"post": {**OK, "parameters": [{"$ref": "#/parameters/Field"}]}},
        },
    )
    assert made.resolve("#/paths/~1a/parameters") == [{"$ref": "#/components/parameters/Query"}]
    assert made.resolve("#/paths/~1a/put/requestBody") == {"$ref": "#/components/requestBodies/Body"}
    assert made.resolve("#/paths/~1a/post/requestBody/content") == {"application/xml": {"schema": NEW_PET}}
    assert made.resolve(
        "#/paths/~1b/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties"
    ) == {"f": {"type": "string"}}


def test_references_to_any_place() -> None:
    made, _ = normalized(
        "2.0",
        definitions={
            "A": {"properties": {"x": {"$ref": "#/definitions/B/properties/y"}}},
            "B": {"properties": {"y": {"type": "string"}}},
            "C": {"$ref": "#/paths/~1a/get/responses/200/schema"},
            "D": {"$ref": "#/responses/R/schema/items"},
        },
        responses={"R": {"description": "r", "schema": {"items": {"type": "string"}}}},
        paths={"/a": {"get": {"responses": {"200": {"description": "d", "schema": {"type": "object"}}}}}},
    )
    refs = [made.resolve(f"#/components/schemas/{name}") for name in "ACD"]
    assert refs == [
        {"properties": {"x": {"$ref": "#/components/schemas/B/properties/y"}}},
        {"$ref": "#/paths/~1a/get/responses/200/content/application~1json/schema"},
        {"$ref": "#/components/responses/R/content/application~1json/schema/items"},
    ]


def test_schemas() -> None:
    made, _ = normalized(
        "2.0",
        definitions={
            "Pet": {
                "discriminator": "kind",
                "required": ["kind"],
                "properties": {"kind": {"type": "string"}, "n": {"type": "string", "x-nullable": True, "example": "x"}},
            }
        },
    )
    assert made.resolve("#/components/schemas/Pet") == {
        "discriminator": {"propertyName": "kind"},
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}, "n": {"type": ["string", "null"], "examples": ["x"]}},
    }


def test_places() -> None:
    body = {"name": "b", "in": "body", "schema": {"properties": {"x": {"allOf": [PET], "x-nullable": True}}}}
    query = {"name": "q", "in": "query", "type": "array", "items": {"type": "string"}}
    answer = {"description": "d", "schema": {"type": "object"}, "headers": {"H": {"type": "string"}}}
    made, _ = normalized(
        "2.0",
        definitions={"Pet": {"properties": {"n": {}}}},
        parameters={"Q": query},
        securityDefinitions={"s": {"type": "basic"}},
        paths={"/a": {"post": {"parameters": [body, query], "responses": {"200": answer}}}},
    )
    post = "#/paths/~1a/post"
    schema = f"{post}/requestBody/content/application~1json/schema"
    for now, before in (
        ("#/components/schemas/Pet/properties/n", "#/definitions/Pet/properties/n"),
        ("#/components/parameters/Q/schema/items", "#/parameters/Q/items"),
        ("#/components/securitySchemes/s", "#/securityDefinitions/s"),
        (f"{post}/requestBody", f"{post}/parameters/0"),
        (f"{schema}/properties/x/anyOf/0", f"{post}/parameters/0/schema/properties/x/allOf/0"),
        (f"{post}/parameters/0/name", f"{post}/parameters/1/name"),
        (f"{post}/parameters/0/schema/items", f"{post}/parameters/1/items"),
        (f"{post}/responses/200/content/application~1json/schema/type", f"{post}/responses/200/schema/type"),
        (f"{post}/responses/200/headers/H/schema/type", f"{post}/responses/200/headers/H/type"),
        (f"{post}/responses/200/description", f"{post}/responses/200/description"),
    ):
        made.resolve(now)
        assert made.place(now).pointer == before, now


def test_many_files(tmp_path: Any) -> None:
    (tmp_path / "main.json").write_text(
        json.dumps(
            {
                "swagger": "2.0",
                "info": {"title": "t", "version": "1"},
                "paths": {
                    "/a": {"$ref": "a.json"},
                    "/b": {
                        "get": {
                            "parameters": [{"$ref": "p.json#/query"}, {"$ref": "p.json#/body"}],
                            "responses": {"200": {"$ref": "r.json"}},
                        }
                    },
                },
            }
        )
    )
    (tmp_path / "a.json").write_text(
        json.dumps({"post": {"parameters": [{"$ref": "p.json#/body"}], "responses": {"200": {"$ref": "r.json"}}}})
    )
    (tmp_path / "p.json").write_text(
        json.dumps(
            {
                "query": {"name": "q", "in": "query", "type": "string"},
                "body": {"name": "b", "in": "body", "schema": {"$ref": "s.json"}},
            }
        )
    )
    (tmp_path / "r.json").write_text(json.dumps({"description": "d", "schema": {"$ref": "s.json"}}))
    (tmp_path / "s.json").write_text(json.dumps({"type": "string", "x-nullable": True}))
    made, _ = normalize(load(str(tmp_path / "main.json")))
    files = "#/x-sdkwright-files"
    content = {"application/json": {"schema": {"$ref": f"{files}/s.json"}}}
    assert made.resolve(f"{files}/a.json/post/requestBody") == {"$ref": f"{files}/p.json/body"}
    assert made.resolve(f"{files}/p.json/body/content") == content
    assert made.resolve(f"{files}/p.json/query/schema") == {"type": "string"}
    assert made.resolve(f"{files}/r.json/content") == content
    assert made.resolve(f"{files}/s.json") == {"type": ["string", "null"]}
    assert made.resolve("#/paths/~1b/get/parameters") == [{"$ref": f"{files}/p.json/query"}]
    place = made.place(f"{files}/r.json/content/application~1json/schema")
    assert (place.file, place.pointer) == ("r.json", "#/schema")


ODD: list[Any] = [None, True, 5, "x", [], {}, [None], [5], {"a": None}, {"a": 5}, [{}], [[]], {"$ref": "#/nothing"}]


def test_malformed_descriptions_do_no_harm() -> None:
    for odd in ODD:
        for key in (
            *("host", "basePath", "schemes", "consumes", "produces", "paths", "definitions", "parameters", "responses"),
            *("securityDefinitions", "security", "tags"),
        ):
            normalize(document("2.0", **{key: odd}))
        normalize(document("2.0", paths={"/a": odd}))
        for key in ("parameters", "responses", "consumes", "produces", "schemes"):
            normalize(document("2.0", paths={"/a": {"get": {key: odd}, "parameters": odd}}))
        for key in ("name", "in", "schema", "type", "items", "collectionFormat", "required", "x-examples"):
            for place in ("body", "formData", "query"):
                said = {"name": "n", "in": place, "type": "array", key: odd}
                normalize(
                    document("2.0", paths={"/a": {"get": {"parameters": [odd, said, said]}}}, parameters={"p": said})
                )
        for key in ("schema", "headers", "examples", "description"):
            normalize(document("2.0", paths={"/a": {"get": {"responses": {"200": {key: odd}, "default": odd}}}}))
