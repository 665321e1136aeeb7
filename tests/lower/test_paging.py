"""Lists in pages that request and response leave no doubt about."""

from __future__ import annotations

from typing import Any

import pytest
from sdkwright.ir.paging import (
    Argument,
    Cursor,
    InBody,
    InHeader,
    LastItem,
    LinkHeader,
    Next,
    NextUrl,
    Offset,
    PageNumber,
)
from sdkwright.lower.paging import infer

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
    api = lowered({}, paths={"/pets": {method: operation}}).api
    return infer(api.operations[0], api.declarations)


def query(name: str) -> Argument:
    return Argument("query", name)


def body(*path: str) -> InBody:
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
            Cursor(query("starting_after"), LastItem("id"), body("has_more")),
        ),
        ({"a": STRING}, record(value=PETS, nextLink=STRING), NextUrl(body("nextLink"))),
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
    assert paging is not None
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
    assert found(parameters, response) is None


def test_no_pages_of_what_changes_something() -> None:
    assert found({"cursor": STRING}, record(pets=PETS, next_cursor=STRING), method="post") is None
