"""Lists in pages that request and response leave no doubt about."""

from __future__ import annotations

from typing import Any

import pytest
from sdkwright.ir.paging import (
    LAST,
    Argument,
    Cursor,
    InBody,
    InHeader,
    LinkHeader,
    Next,
    NextOperation,
    NextUrl,
    Offset,
    OnePage,
    PageNumber,
    Paging,
    Unpaged,
)

from tests.lower.documents import lowered

STRING = {"type": "string"}
NUMBER = {"type": "integer"}
FLAG = {"type": "boolean"}
URL = {"type": "string", "format": "uri"}
PETS = {"type": "array", "items": {"type": "object", "properties": {"id": STRING}}}


def record(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def found(parameters: dict[str, Any], body: Any, headers: tuple[str, ...] = (), method: str = "get") -> Any:
    operation = {
        "parameters": [{"name": name, "in": "query", "schema": schema} for name, schema in parameters.items()],
        "responses": {
            "404": {"description": "", "content": {"application/json": {"schema": record(next=URL, data=PETS)}}},
            "200": {
                "description": "",
                "headers": {name: {"schema": STRING} for name in headers},
                "content": {"application/json": {"schema": body}},
            },
        },
    }
    return next(iter(lowered({}, paths={"/pets": {method: operation}}).api.lists.values()), None)


def query(name: str) -> Argument:
    return Argument("query", name)


def body(*path: str | int) -> InBody:
    return InBody(path)


@pytest.mark.parametrize(
    ("parameters", "response", "expected"),
    [
        ({"cursor": STRING}, record(pets=PETS, next_cursor=STRING), Cursor(query("cursor"), body("next_cursor"))),
        (
            {"cursor": STRING},
            record(pets=PETS, meta=record(cursor=STRING)),
            Cursor(query("cursor"), body("meta", "cursor")),
        ),
        (
            {"pageToken": STRING},
            record(pets=PETS, nextPageToken={"type": ["string", "null"]}, hasMore=FLAG),
            Cursor(query("pageToken"), body("nextPageToken"), body("hasMore")),
        ),
        (
            {"after": STRING},
            record(data=PETS, first_id=STRING, last_id=STRING, has_more=FLAG),
            Cursor(query("after"), body("last_id"), body("has_more")),
        ),
        (
            {"starting_after": STRING},
            record(data=PETS, has_more=FLAG),
            Cursor(query("starting_after"), body("data", LAST, "id"), body("has_more")),
        ),
        ({"a": STRING}, record(value=PETS, nextLink=STRING), NextUrl(body("nextLink"))),
        ({"a": NUMBER}, record(pets=PETS, next=STRING), NextUrl(body("next"))),
        ({"page": STRING}, record(data=PETS, next_page=STRING), Cursor(query("page"), body("next_page"))),
        ({"a": STRING}, record(data=PETS, links=record(prev=URL, next=URL)), NextUrl(body("links", "next"))),
        (
            {"a": STRING},
            {**record(value=PETS), "properties": {"value": PETS, "@odata.nextLink": STRING}},
            NextUrl(body("@odata.nextLink")),
        ),
        (
            {"offset": NUMBER, "limit": NUMBER},
            record(entries=PETS, total_count=NUMBER),
            Offset(query("offset"), query("limit"), body("total_count")),
        ),
        ({"offset": NUMBER, "limit": NUMBER}, PETS, Offset(query("offset"), query("limit"))),
        (
            {"page": NUMBER, "per_page": NUMBER},
            record(items=PETS, total_pages=NUMBER),
            PageNumber(query("page"), 1, query("per_page"), body("total_pages")),
        ),
        ({"page": NUMBER}, record(items=PETS, has_next=FLAG), PageNumber(query("page"), more=body("has_next"))),
    ],
)
def test_pages(parameters: dict[str, Any], response: Any, expected: Next) -> None:
    paging = found(parameters, response)
    assert isinstance(paging, Paging)
    assert paging.next == expected
    assert paging.reason


def test_the_header_link_of_a_bare_list() -> None:
    paging = found({"page": NUMBER}, PETS, ("Link",))
    assert (paging.items, paging.next) == (InBody(), LinkHeader())


def test_a_cursor_in_a_header() -> None:
    paging = found({"cursor": STRING}, PETS, ("X-Next-Cursor",))
    assert paging.next == Cursor(query("cursor"), InHeader("X-Next-Cursor"))


def test_of_several_lists_the_one_with_a_usual_name_has_the_items() -> None:
    paging = found({"cursor": STRING}, record(warnings=PETS, data=PETS, next_cursor=STRING))
    assert paging.items == body("data")


@pytest.mark.parametrize(
    ("parameters", "response"),
    [
        ({}, record(pets=PETS)),
        ({"cursor": STRING}, record(pets=PETS)),
        ({"a": STRING}, record(pets=PETS, next_cursor=STRING)),
        ({"cursor": STRING}, record(cats=PETS, dogs=PETS, next_cursor=STRING)),
        ({"page": NUMBER}, record(items=PETS)),
        ({"page": NUMBER}, record(items=PETS, pages=STRING)),
        ({"offset": STRING, "limit": NUMBER}, record(items=PETS)),
        ({"after": STRING}, record(data=PETS)),
        ({"a": STRING}, record(pets=PETS, next=STRING)),
        ({"cursor": STRING}, record(next_cursor=STRING)),
    ],
)
def test_no_pages_where_there_is_doubt(parameters: dict[str, Any], response: Any) -> None:
    assert not isinstance(found(parameters, response), Paging)


def test_no_pages_of_what_changes_something() -> None:
    assert found({"cursor": STRING}, record(pets=PETS, next_cursor=STRING), method="post") is None


def test_a_link_leads_on_from_whatever_was_called() -> None:
    assert found({}, record(pets=PETS, next=URL), method="post").next == NextUrl(body("next"))


def test_a_list_without_pages_is_told() -> None:
    assert isinstance(found({}, record(pets=PETS)), Unpaged)
    assert found({}, record(pets=STRING)) is None
    assert found({}, record(pets=PETS), method="delete") is None


PAGE = record(pets=PETS, meta=record(next=STRING, url=URL, count=NUMBER, more=FLAG))
PARAMETERS = {"after": STRING, "skip": NUMBER, "number": NUMBER, "size": NUMBER}


def said(extension: str, value: Any, **root: Any) -> Any:
    """What is decided of an operation that has an extension, and the findings."""
    other = {"operationId": "more", "parameters": [{"name": "nextLink", "in": "path", "schema": STRING}]}
    answer = {
        "200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Page"}}}}
    }
    operation = {
        "operationId": "list",
        "parameters": [{"name": name, "in": "query", "schema": schema} for name, schema in PARAMETERS.items()],
        "requestBody": {"content": {"application/json": {"schema": record(from_=STRING)}}},
        "responses": answer,
        extension: value,
    }
    paths = {"/pets": {"post": operation}, "/more/{nextLink}": {"get": {**other, "responses": answer}}}
    result = lowered({"Page": PAGE}, paths=paths, **root)
    return result.api.lists.get("#/paths/~1pets/post"), [one.code for one in result.diagnostics]


@pytest.mark.parametrize(
    ("extension", "value", "expected"),
    [
        ("x-ms-pageable", {"itemName": "pets", "nextLinkName": None}, OnePage()),
        (
            "x-ms-pageable",
            {"itemName": "pets", "nextLinkName": "meta", "operationName": "more"},
            NextOperation("#/paths/~1more~1{nextLink}/get", body("meta"), Argument("path", "nextLink")),
        ),
        ("x-ms-pageable", {"itemName": "pets", "nextLinkName": "meta"}, NextUrl(body("meta"))),
        ("x-speakeasy-pagination", {"type": "url", "outputs": {"nextUrl": "$.meta.url"}}, NextUrl(body("meta", "url"))),
        (
            "x-speakeasy-pagination",
            {
                "type": "cursor",
                "inputs": [{"name": "from_", "in": "requestBody", "type": "cursor"}],
                "outputs": {"results": "$.pets", "nextCursor": "$['pets'][-1].id"},
            },
            Cursor(Argument("body", "from_"), body("pets", LAST, "id")),
        ),
        (
            "x-speakeasy-pagination",
            {
                "type": "offsetLimit",
                "inputs": [
                    {"name": "number", "in": "parameters", "type": "page"},
                    {"name": "size", "in": "parameters", "type": "limit"},
                ],
                "outputs": {"results": "$.pets", "numPages": "$.meta.count"},
            },
            PageNumber(query("number"), 1, query("size"), body("meta", "count")),
        ),
        (
            "x-speakeasy-pagination",
            {"type": "offsetLimit", "inputs": [{"name": "skip", "in": "parameters", "type": "offset"}]},
            Offset(query("skip")),
        ),
        (
            "x-fern-pagination",
            {"cursor": "$request.after", "next_cursor": "$response.meta.next", "results": "$response.pets"},
            Cursor(query("after"), body("meta", "next")),
        ),
        (
            "x-fern-pagination",
            {"offset": "$request.number", "results": "$response.pets", "has-next-page": "$response.meta.more"},
            PageNumber(query("number"), more=body("meta", "more")),
        ),
        (
            "x-fern-pagination",
            {"offset": "$request.number", "step": "$request.size", "results": "$response.pets"},
            Offset(query("number"), query("size")),
        ),
        (
            "x-fern-pagination",
            {"next_uri": "$response.meta.url", "results": "$response.pets"},
            NextUrl(body("meta", "url")),
        ),
        (
            "x-sdkwright-pagination",
            {"cursor": "from_", "next": "$response.header.X-Next", "more": "/meta/more"},
            Cursor(Argument("body", "from_"), InHeader("X-Next"), body("meta", "more")),
        ),
        (
            "x-sdkwright-pagination",
            {"page": "number", "first": 0, "total": "/meta/count"},
            PageNumber(query("number"), 0, pages=body("meta", "count")),
        ),
        ("x-sdkwright-pagination", {"next-url": "/meta/url", "method": "POST"}, NextUrl(body("meta", "url"), "post")),
        ("x-sdkwright-pagination", {"link-header": True, "items": "/pets"}, LinkHeader()),
    ],
)
def test_extensions(extension: str, value: Any, expected: Next) -> None:
    paging, findings = said(extension, value)
    assert findings == []
    assert isinstance(paging, Paging)
    assert (paging.items, paging.next) == (body("pets"), expected)
    assert extension in paging.reason


def test_an_operation_may_be_as_all_are() -> None:
    shared = {"next_uri": "$response.meta.url", "results": "$response.pets"}
    paging, _ = said("x-fern-pagination", True, **{"x-fern-pagination": shared})
    assert paging.next == NextUrl(body("meta", "url"))


def test_a_setting_may_say_that_there_are_no_pages() -> None:
    paging, findings = said("x-sdkwright-pagination", False)
    assert isinstance(paging, Unpaged)
    assert findings == []


@pytest.mark.parametrize(
    ("extension", "value", "code"),
    [
        ("x-ms-pageable", {"nextLinkName": "meta"}, "pagination"),
        ("x-ms-pageable", {"itemName": "pets", "nextLinkName": "next"}, "pagination"),
        ("x-ms-pageable", {"itemName": "pets", "nextLinkName": "meta", "operationName": "nobody"}, "pagination"),
        ("x-ms-pageable", {"itemName": "pets"}, "malformed-part"),
        ("x-ms-pageable", "next", "malformed-part"),
        ("x-speakeasy-pagination", {"type": "cursor"}, "malformed-part"),
        ("x-speakeasy-pagination", {"type": "url", "outputs": {"nextUrl": "$..url"}}, "malformed-part"),
        ("x-fern-pagination", {"type": "custom"}, "malformed-part"),
        ("x-fern-pagination", True, "malformed-part"),
        ("x-sdkwright-pagination", {"cursor": "nobody", "next": "/meta/next"}, "pagination"),
        ("x-sdkwright-pagination", {"cursor": "after", "next": "meta.next"}, "malformed-part"),
        ("x-sdkwright-pagination", {}, "malformed-part"),
    ],
)
def test_what_names_nothing_is_told(extension: str, value: Any, code: str) -> None:
    paging, findings = said(extension, value)
    assert not isinstance(paging, Paging)
    assert findings == [code]


def test_of_several_extensions_one_counts() -> None:
    found = lowered(
        {},
        paths={
            "/pets": {
                "get": {
                    "x-ms-pageable": {"itemName": "pets", "nextLinkName": None},
                    "x-fern-pagination": {"next_uri": "$response.meta.url"},
                    "responses": {"200": {"description": "", "content": {"application/json": {"schema": PAGE}}}},
                }
            }
        },
    )
    assert found.api.pages["#/paths/~1pets/get"].next == OnePage()
    assert [one.code for one in found.diagnostics] == ["malformed-part"]
