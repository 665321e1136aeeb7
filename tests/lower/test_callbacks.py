"""What the API calls back, where responses lead, and how parts of bodies are sent."""

from __future__ import annotations

from typing import Any

from sdkwright.ir.declarations import OperationOrigin
from sdkwright.ir.http.content import Location, Style, Styled
from sdkwright.ir.http.operations import Callback, CallbackAddress, Operation
from sdkwright.ir.http.responses import Constant, Expression, Link, LinkParameter
from sdkwright.ir.types import IntegerType

from tests.lower.documents import codes, lowered, places

BODY = {"content": {"application/json": {"schema": {"type": "object", "properties": {"at": {"type": "string"}}}}}}
DONE = {"{$request.body#/url}": {"post": {"requestBody": BODY, "responses": {"204": {"description": "Thanks."}}}}}
PLACE = "{$request.body#~1url}"


def operations(post: dict[str, Any], **components: Any) -> dict[str, Operation]:
    result = lowered({}, paths={"/a": {"post": post}, "/b": {"post": post}}, components=components)
    return {one.id: one for one in result.api.operations}


def test_a_callback_is_an_operation_with_classes() -> None:
    result = lowered({}, paths={"/a": {"post": {"callbacks": {"done": DONE}}}})
    caller, called = result.api.operations
    id = f"#/paths/~1a/post/callbacks/done/{PLACE}/post"
    assert caller.callbacks == (Callback("done", "{$request.body#/url}", (id,)),)
    assert (called.id, called.method) == (id, "post")
    assert called.address == CallbackAddress("{$request.body#/url}", "done")
    assert called.incoming
    (record,) = result.api.declarations.values()
    assert record.origin == OperationOrigin(id, "request")


def test_a_shared_callback_is_made_once() -> None:
    found = operations({"callbacks": {"done": {"$ref": "#/components/callbacks/Done"}}}, callbacks={"Done": DONE})
    id = f"#/components/callbacks/Done/{PLACE}/post"
    assert list(found) == ["#/paths/~1a/post", "#/paths/~1b/post", id]
    assert {one.callbacks[0].operations for one in found.values() if one.callbacks} == {(id,)}


def test_a_callback_may_have_itself_among_its_callbacks() -> None:
    again = {"{$url}": {"post": {"callbacks": {"again": {"$ref": "#/components/callbacks/Again"}}}}}
    found = operations({"callbacks": {"x": {"$ref": "#/components/callbacks/Again"}}}, callbacks={"Again": again})
    assert list(found)[-1] == "#/components/callbacks/Again/{$url}/post"


def test_malformed_callbacks_cost_only_themselves() -> None:
    callbacks: Any
    for callbacks in (3, {"a": 3}, {"a": {"{$url}": 3}}, {"a": {"{$url}": {"post": 3}}}, {"a": {"$ref": "#/no"}}):
        result = lowered({}, paths={"/a": {"post": {"callbacks": callbacks}}})
        assert [one.path for one in result.api.operations] == ["/a"]
        assert codes(result)


def test_links_know_their_operations() -> None:
    links = {
        "by id": {"operationId": "other", "parameters": {"path.id": "$response.body#/id"}, "description": "See."},
        "by ref": {"operationRef": "#/paths/~1b%2F%7Bid%7D/get".replace("%2F", "~1"), "requestBody": {"a": 1}},
        "away": {"operationRef": "https://example.com/api#/paths/~1x/get"},
        "nowhere": {"operationId": "gone"},
    }
    paths = {
        "/a": {"get": {"responses": {"200": {"description": "", "links": links}}}},
        "/b/{id}": {"get": {"operationId": "other"}},
    }
    result = lowered({}, paths=paths)
    target = "#/paths/~1b~1{id}/get"
    found = LinkParameter("id", Location.PATH, Expression("$response.body#/id"))
    assert result.api.operations[0].responses[0].links == (
        Link("by id", target, "other", (found,), None, "See."),
        Link("by ref", target, "#/paths/~1b~1%7Bid%7D/get", (), Constant({"a": 1})),
        Link("away", "", "https://example.com/api#/paths/~1x/get"),
        Link("nowhere", "", "gone"),
    )
    assert places(result, "unknown-operation") == ["#/paths/~1a/get/responses/200/links"]


def test_encodings_of_a_request() -> None:
    content = {
        "multipart/form-data": {
            "schema": {"type": "object", "properties": {"a": {}, "b": {}}},
            "encoding": {
                "a": {"contentType": "image/png, image/jpeg", "headers": {"X-Size": {"schema": {"type": "integer"}}}},
                "b": {"style": "deepObject", "explode": True},
                "c": 3,
            },
        }
    }
    result = lowered({}, paths={"/a": {"post": {"requestBody": {"content": content}}}})
    request = result.api.operations[0].request
    assert request is not None
    first, second = request.contents[0].encodings.named
    assert (first.property, first.content_types, first.styled) == ("a", ("image/png", "image/jpeg"), None)
    assert [(one.name, one.type) for one in first.headers] == [("X-Size", IntegerType())]
    assert (second.property, second.styled, second.content_types) == ("b", Styled(Style.DEEP_OBJECT, True), ())
    assert set(codes(result)) == {"malformed-operation"}


def test_a_description_beside_a_reference_is_told_instead() -> None:
    node = {"$ref": "#/components/parameters/P", "description": "Here."}
    plain = {"$ref": "#/components/parameters/P"}
    parameters = {"P": {"name": "p", "in": "query", "description": "There."}}
    paths = {"/a": {"get": {"parameters": [node]}, "put": {"parameters": [plain]}}}
    result = lowered({}, paths=paths, components={"parameters": parameters})
    assert [one.parameters[0].doc.description for one in result.api.operations] == ["Here.", "There."]
