"""How the next page is found, without anything sent."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest


def response(http: Any, data: Any = None, headers: Any = None) -> Any:
    request = http.messages.Request("GET", "https://a.example/v1/x?page=1", {})
    return http.messages.Response(
        SimpleNamespace(**(data or {})), 200, http.headers.Headers(headers or ()), b"", request
    )


def after(http: Any, way: Any, data: Any, values: Any = None, headers: Any = None) -> Any:
    """What the call for the next page has, or None."""
    paging = http.pagination.Paging(lambda page: page.data.items, way)
    call = http.pagination.PagedCall(http.operations.Operation("o", "GET", "/x"), values or {}, paging=paging)
    page = paging.page(call, response(http, data, headers))
    return None if page.next is None else (page.next.url or page.next.values)


def items(count: int) -> dict[str, Any]:
    return {"items": list(range(count))}


def test_cursor(http: Any) -> None:
    way = http.next_pages.Cursor("after", lambda page: page.data.next)
    assert after(http, way, {"items": [1], "next": "b"}, {"tag": "x"}) == {"tag": "x", "after": "b"}
    assert after(http, way, {"items": [], "next": "b"}) == {"after": "b"}
    for end in ({"next": None}, {"next": ""}, {}):
        assert after(http, way, {"items": [1], **end}) is None
    more = http.next_pages.Cursor("after", lambda page: page.data.last, lambda page: page.data.has_more)
    assert after(http, more, {"items": [1], "last": 3, "has_more": True}) == {"after": 3}
    assert after(http, more, {"items": [1], "last": 3, "has_more": False}) is None


def test_offset(http: Any) -> None:
    way = http.next_pages.Offset("offset", limit="limit")
    assert after(http, way, items(2)) == {"offset": 2}
    assert after(http, way, items(2), {"offset": 4, "limit": 2}) == {"offset": 6, "limit": 2}
    assert after(http, way, items(1), {"offset": 4, "limit": 2}) is None
    assert after(http, way, items(0)) is None
    total = http.next_pages.Offset("offset", total=lambda page: page.data.total)
    assert after(http, total, {**items(2), "total": 5}, {"offset": 2}) == {"offset": 4}
    assert after(http, total, {**items(2), "total": 5}, {"offset": 3}) is None


def test_page_number(http: Any) -> None:
    way = http.next_pages.PageNumber("page")
    assert after(http, way, items(2)) == {"page": 2}
    assert after(http, way, items(2), {"page": 7}) == {"page": 8}
    assert after(http, way, items(0), {"page": 7}) is None
    total = http.next_pages.PageNumber("page", first=0, total=lambda page: page.data.pages)
    assert after(http, total, {**items(1), "pages": 3}, {"page": 1}) == {"page": 2}
    assert after(http, total, {**items(1), "pages": 3}, {"page": 2}) is None
    limit = http.next_pages.PageNumber("page", limit="size", more=lambda page: page.data.more)
    assert after(http, limit, {**items(1), "more": True}, {"size": 2}) is None
    assert after(http, limit, {**items(2), "more": False}, {"size": 2}) is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://a.example/v1/x?page=2", "https://a.example/v1/x?page=2"),
        ("/v1/x?page=2", "https://a.example/v1/x?page=2"),
        ("?page=2", "https://a.example/v1/x?page=2"),
        ("//b.example/x", "https://b.example/x"),
        (None, None),
        ("", None),
    ],
)
def test_next_url(http: Any, given: Any, expected: Any) -> None:
    way = http.next_pages.NextUrl(lambda page: page.data.next)
    assert after(http, way, {"items": [1], "next": given}) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ('<https://a/2>; rel="next"', "https://a/2"),
        ("<https://a/2>; rel=next", "https://a/2"),
        ('<https://a/1>; rel="prev", <https://a/2>; rel="next"', "https://a/2"),
        ('<https://a/2?x=1,2;3>; title="a, b; rel=x"; rel="last NEXT"', "https://a/2?x=1,2;3"),
        ('<https://a/2>; rel="nextish"', None),
        ("<https://a/2>", None),
        ("", None),
    ],
)
def test_link_header(http: Any, header: str, expected: str | None) -> None:
    assert http.next_pages.next_link(header) == expected


def test_a_page_that_names_itself(http: Any, store: Any) -> None:
    way = http.next_pages.NextUrl(lambda page: page.data.next)
    with pytest.raises(store.PaginationError):
        after(http, way, {"items": [1], "next": "?page=1"})
