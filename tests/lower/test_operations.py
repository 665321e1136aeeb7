from __future__ import annotations

from typing import Any

from sdkwright.diagnostics import Severity
from sdkwright.ir.api import Tag
from sdkwright.ir.declarations import Defaulted, OperationOrigin, Optional, PropertyStep, Required
from sdkwright.ir.http.content import Example, Location, Style, Styled
from sdkwright.ir.http.operations import Operation, WebhookAddress
from sdkwright.ir.http.responses import OTHER_STATUS, StatusCode
from sdkwright.ir.http.security import ApiKey, Need, SecurityScheme
from sdkwright.ir.http.servers import Server, Variable
from sdkwright.ir.types import IntegerType, ListType, Reference, StringType

from tests.lower.documents import SCHEMAS, codes, lowered, places

STRING = {"type": "string"}
PETS: dict[str, Any] = {
    "parameters": [
        {"name": "id", "in": "path", "required": True, "schema": STRING},
        {"name": "page", "in": "query", "schema": {"type": "integer"}},
    ],
    "get": {
        "operationId": "getPet",
        "tags": ["pets"],
        "summary": "Get a pet",
        "description": "All of it.",
        "deprecated": True,
        "parameters": [
            {"name": "page", "in": "query", "schema": {"type": "integer", "default": 1}, "description": "Which page."},
            {"$ref": "#/components/parameters/Limit"},
        ],
        "responses": {
            "200": {
                "description": "A pet",
                "headers": {"X-Rate": {"schema": {"type": "integer"}, "description": "Rate."}},
                "content": {
                    "application/json": {
                        "schema": {"type": "object", "properties": {"a": {"type": "object", "properties": {"b": {}}}}},
                        "examples": {"one": {"value": {"a": {}}}},
                    }
                },
            },
            "default": {"$ref": "#/components/responses/Failed"},
        },
    },
    "post": {
        "requestBody": {
            "required": True,
            "description": "A pet",
            "content": {"application/json": {"schema": {"$ref": SCHEMAS + "Pet"}}, "text/plain": {}},
        },
        "security": [],
        "callbacks": {"done": {}},
        "responses": {"204": {"description": "Done"}},
    },
}
COMPONENTS = {
    "parameters": {"Limit": {"name": "limit", "in": "query", "explode": False, "schema": {"type": "array"}}},
    "responses": {
        "Failed": {
            "description": "No",
            "content": {"application/json": {"schema": {"type": "object", "properties": {"why": STRING}}}},
        }
    },
    "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key", "description": "A key."}},
}
PET = {"type": "object", "properties": {"name": STRING}}


def operations(paths: dict[str, Any], **root: Any) -> tuple[Operation, ...]:
    return lowered({"Pet": PET}, paths=paths, components=COMPONENTS, **root).api.operations


def test_an_operation() -> None:
    get, _ = operations({"/pets/{id}": PETS})
    assert (get.id, get.operation_id, get.method, get.path) == (
        "#/paths/~1pets~1{id}/get",
        "getPet",
        "get",
        "/pets/{id}",
    )
    assert (get.tags, get.summary, get.doc.description, get.doc.deprecated) == (
        ("pets",),
        "Get a pet",
        "All of it.",
        True,
    )
    assert [(one.name, one.location, one.presence) for one in get.parameters] == [
        ("id", Location.PATH, Required()),
        ("page", Location.QUERY, Defaulted(1)),
        ("limit", Location.QUERY, Optional()),
    ]
    assert [one.written for one in get.parameters] == [
        Styled(Style.SIMPLE, False),
        Styled(Style.FORM, True),
        Styled(Style.FORM, False),
    ]
    assert get.parameters[1].doc.description == "Which page."
    ok, failed = get.responses
    assert (ok.status, ok.description, ok.contents[0].examples) == (StatusCode(200), "A pet", (Example({"a": {}}),))
    assert (ok.headers[0].name, ok.headers[0].type, ok.headers[0].location) == (
        "X-Rate",
        IntegerType(),
        Location.HEADER,
    )
    assert (failed.status, failed.pointer) == (OTHER_STATUS, "#/components/responses/Failed")


def test_a_request_body() -> None:
    _, post = operations({"/pets/{id}": PETS}, security=[{"key": []}])
    assert post.request is not None
    assert (post.request.required, post.request.description) == (True, "A pet")
    assert [(one.media_type, one.type) for one in post.request.contents] == [
        ("application/json", Reference(SCHEMAS + "Pet")),
        ("text/plain", None),
    ]


def test_security() -> None:
    get, post = operations({"/pets/{id}": PETS}, security=[{"key": []}, {"a": [], "b": []}])
    assert (get.security, post.security) == (((Need("key"),), (Need("a"), Need("b"))), ())


def test_origins_of_inline_schemas() -> None:
    result = lowered({}, paths={"/pets/{id}": PETS}, components={**COMPONENTS, "schemas": {}})
    get = "#/paths/~1pets~1{id}/get"
    schema = f"{get}/responses/200/content/application~1json/schema"
    origins = {id: one.origin for id, one in result.api.declarations.items()}
    assert origins[schema] == OperationOrigin(get, "response", "200")
    assert origins["#/components/responses/Failed/content/application~1json/schema"] == OperationOrigin(
        "#/components/responses/Failed", "response"
    )
    inner = origins[f"{schema}/properties/a"]
    assert inner.steps == (PropertyStep("a"),)  # type: ignore[union-attr]


def test_path_items_may_be_references() -> None:
    paths = {"/pets/{id}": {"$ref": "#/components/pathItems/Pets"}}
    found = lowered({"Pet": PET}, paths=paths, components={**COMPONENTS, "pathItems": {"Pets": PETS}}).api.operations
    assert [one.id for one in found] == ["#/paths/~1pets~1{id}/get", "#/paths/~1pets~1{id}/post"]
    assert len(found[0].parameters) == 3


def test_webhooks_and_other_methods() -> None:
    webhooks = {"newPet": {"post": {"requestBody": {"content": {"application/json": {"schema": STRING}}}}}}
    hook, query, copy = operations(
        {"/a": {"query": {"responses": {}}, "additionalOperations": {"COPY": {"responses": {}}}}}, webhooks=webhooks
    )[-1:] + operations({"/a": {"query": {"responses": {}}, "additionalOperations": {"COPY": {"responses": {}}}}})
    assert (hook.incoming, hook.address, hook.method) == (True, WebhookAddress("newPet"), "post")
    assert (query.method, query.incoming) == ("query", False)
    assert (copy.method, copy.id) == ("COPY", "#/paths/~1a/additionalOperations/COPY")


def test_streams_of_items() -> None:
    content = {"application/jsonl": {"itemSchema": STRING}}
    (get,) = operations({"/a": {"get": {"responses": {"200": {"description": "", "content": content}}}}})
    assert get.responses[0].contents[0].type == ListType(StringType())


def test_a_bad_part_costs_only_itself() -> None:
    paths = {
        "/a": {"get": 7, "post": {"parameters": [{"name": "x"}, 3, {"$ref": "#/nope"}], "responses": {"200": 1}}},
        "/b": 8,
        "/c": {"get": {"operationId": "c", "parameters": {}, "responses": []}},
    }
    result = lowered({}, paths=paths)
    assert [one.path for one in result.api.operations] == ["/a", "/c"]
    assert set(codes(result)) == {"malformed-operation", "dangling-ref"}
    assert set(codes(result).values()) == {Severity.WARNING}


def test_a_duplicate_operation_id() -> None:
    paths = {"/a": {"get": {"operationId": "x"}}, "/b": {"get": {"operationId": "x"}}}
    result = lowered({}, paths=paths)
    assert len(result.api.operations) == 2
    assert places(result, "duplicate-operation-id") == ["#/paths/~1b/get/operationId"]


def test_what_is_said_of_the_api() -> None:
    result = lowered(
        {},
        info={"title": "Pets", "version": 1.5, "description": "All pets.", "license": {"name": "MIT"}},
        servers=[{"url": "https://{region}.example/{x}", "variables": {"region": {"default": "eu"}}}, 7],
        tags=[{"name": "pets", "description": "Pets."}, {}],
        components=COMPONENTS,
    )
    api = result.api
    assert (api.title, api.version, api.description, api.about.license) == ("Pets", "1.5", "All pets.", "MIT")
    assert api.servers == (Server("https://{region}.example/{x}", variables=(Variable("region", "eu"),)),)
    assert api.tags == (Tag("pets", "Pets."),)
    assert api.schemes == (SecurityScheme("key", ApiKey(Location.HEADER, "X-Key"), "A key."),)


def test_an_empty_document() -> None:
    for root in ({"info": 3}, {"components": 3}, {"paths": 3}, {"servers": 3, "tags": 3}):
        assert lowered({}, **root).api.operations == () if "components" not in root else True


def test_parameters_of_a_path_that_nobody_declares_are_strings() -> None:
    path = {"parameters": [{"name": "a", "in": "path", "required": True, "schema": {"type": "integer"}}], "get": {}}
    result = lowered({}, paths={"/{a}/{b}/{c}.{b}#{d}": path})
    (got,) = result.api.operations
    assert [(one.name, one.type, one.presence) for one in got.parameters] == [
        ("b", StringType(), Required()),
        ("c", StringType(), Required()),
        ("a", IntegerType(), Required()),
    ]
    assert places(result, "path-parameter") == ["#/paths/~1{a}~1{b}~1{c}.{b}#{d}/get"] * 2
