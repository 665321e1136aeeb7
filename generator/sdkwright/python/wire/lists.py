"""Lists in pages: two pages, and the requests that ask for them."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TypeAlias

from ...frozen import dataclass
from ...ir.http.content import Location, Parameter
from ...ir.http.operations import Operation
from ...ir.paging import LAST, Argument, Cursor, InBody, LinkHeader, NextUrl, Offset, PageNumber, Paging, Place
from ...jsonvalue.types import Json
from ...values.samples.sample import NOTHING, Nothing
from ..client.media import Kind, kind_of
from ..literals import inline, string
from .answers import media_type
from .requests import Requests
from .samples import Given, Sampler

Path: TypeAlias = tuple[str | int, ...]
_NEXT = "next"
"""What follows, where any text will do."""


@dataclass(slots=True)
class _Page:
    """A response that is a page."""

    body: Json
    headers: dict[str, str]

    def text(self, media: str) -> str:
        headers = f", headers={inline({**self.headers})}" if self.headers else ""
        told = "" if media == "application/json" else f", media={string(media)}"
        return f"Answer(200, json={inline(self.body)}{headers}{told})"


@dataclass(frozen=True, slots=True)
class Lists:
    """Says how the lists of one API come."""

    sampler: Sampler
    requests: Requests

    def pages(self, operation: Operation, paging: Paging, known: tuple[Parameter, ...], given: Given) -> str:
        """An expression for a list in two pages; empty where there is none that can be said."""
        media = self._media(operation)
        first, last = self._page(paging), self._page(paging)
        if first is None or last is None or not media:
            return ""
        start = self.requests.expected(operation, known, given).url
        following = self._follow(operation, paging, known, given, first, last, start)
        judge = self.sampler.values.judge
        if not following or judge.admits(paging.page, first.body) is not True:
            return ""
        if judge.admits(paging.page, last.body) is not True:
            return ""
        items: list[Json] = []
        for page in (first, last):
            found = _at(page.body, paging.items.path)
            items += found if isinstance(found, list) else []
        urls = f"[{string(start)}, {string(following)}]"
        return f"Pages(answers=[{first.text(media)}, {last.text(media)}], urls={urls}, items={inline(items)})"

    def _media(self, operation: Operation) -> str:
        """The media type of pages; empty where that is none of JSON."""
        for response in operation.responses:
            for content in response.contents if response.is_success else ():
                if kind_of(content, self.sampler.values.judge.declarations) is Kind.JSON:
                    return media_type(content, Kind.JSON)
        return ""

    def _page(self, paging: Paging) -> _Page | None:
        value = self.sampler.value(paging.page, full=True)
        if value is NOTHING:
            return None
        body = deepcopy(value)
        items = _at(body, paging.items.path)
        if not isinstance(items, list) or not items:
            item = self.sampler.value(paging.item, full=False)
            if item is NOTHING:
                return None
            filled = _put(body, paging.items.path, [item])
            return None if filled is NOTHING else _Page(filled, {})
        return _Page(body, {})

    def _follow(
        self,
        operation: Operation,
        paging: Paging,
        known: tuple[Parameter, ...],
        given: Given,
        first: _Page,
        last: _Page,
        start: str,
    ) -> str:
        """The URL of the second page; both pages are made to say that it is the last."""
        way = paging.next
        if isinstance(way, LinkHeader):
            first.headers["link"] = f'<{_beside(start)}>; rel="next"'
            return _beside(start)
        if isinstance(way, NextUrl):
            done = (
                way.method == "get"
                and self._say(paging, way.url, _beside(start), first)
                and self._end(paging, way.url, last)
            )
            return _beside(start) if done else ""
        if isinstance(way, Cursor):
            return self._cursor(operation, paging, way, known, given, first, last)
        if isinstance(way, Offset | PageNumber) and not (
            way.more or getattr(way, "total", None) or getattr(way, "pages", None)
        ):
            emptied = _put(last.body, paging.items.path, [])
            if emptied is NOTHING or (way.limit is not None and (Location.QUERY, way.limit.name) in given.parameters):
                return ""
            last.body = emptied
            items = _at(first.body, paging.items.path)
            count = len(items) if isinstance(items, list) else 0
            return self._asked(
                operation, known, given, way.argument, count if isinstance(way, Offset) else way.first + 1
            )
        return ""

    def _cursor(
        self,
        operation: Operation,
        paging: Paging,
        way: Cursor,
        known: tuple[Parameter, ...],
        given: Given,
        first: _Page,
        last: _Page,
    ) -> str:
        if way.more is not None:
            for page, more in ((first, True), (last, False)):
                body = _put(page.body, way.more.path, more)
                if body is NOTHING:
                    return ""
                page.body = body
        token: Json = _at(first.body, way.token.path) if isinstance(way.token, InBody) else _NEXT
        if not isinstance(token, str | int) or isinstance(token, bool) or token == "":
            token = _NEXT
        if not self._say(paging, way.token, token, first):
            return ""
        if way.more is None and not self._end(paging, way.token, last):
            return ""
        return self._asked(operation, known, given, way.argument, token)

    def _say(self, paging: Paging, place: Place, value: Json, page: _Page) -> bool:
        """Has a page say what follows."""
        if not isinstance(place, InBody):
            page.headers[place.name.lower()] = str(value)
            return True
        body = _put(page.body, place.path, value)
        if body is NOTHING or self.sampler.values.judge.admits(paging.page, body) is not True:
            return False
        page.body = body
        return True

    def _end(self, paging: Paging, place: Place, page: _Page) -> bool:
        """Has a page say that nothing follows: by leaving that out, by null, or by an empty text."""
        if not isinstance(place, InBody):
            return True
        if LAST in place.path or not place.path:
            return False
        judge = self.sampler.values.judge
        for body in (
            _without(page.body, place.path),
            _put(page.body, place.path, None),
            _put(page.body, place.path, ""),
        ):
            if body is not NOTHING and judge.admits(paging.page, body):
                page.body = body
                return True
        return False

    def _asked(
        self, operation: Operation, known: tuple[Parameter, ...], given: Given, argument: Argument, value: Json
    ) -> str:
        """The URL with another value of a parameter."""
        if argument.location != Location.QUERY.value:
            return ""
        values = {**given.parameters, (Location.QUERY, argument.name): value}
        return self.requests.expected(operation, known, replace(given, parameters=values)).url


def _beside(url: str) -> str:
    """Another URL on the same server, as a server may name it."""
    return f"{url.partition('?')[0]}/next?page=2"


def _at(value: Json, path: Path) -> Json:
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and step == LAST and value:
            value = value[-1]
        else:
            return None
    return value


def _put(value: Json, path: Path, new: Json) -> Json | Nothing:
    """A copy with another value at a place; NOTHING where no place is."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, dict) and isinstance(step, str):
        inner = _put(value.get(step, {}), rest, new)
        return NOTHING if inner is NOTHING else {**value, step: inner}
    if isinstance(value, list) and step == LAST and value:
        inner = _put(value[-1], rest, new)
        return NOTHING if inner is NOTHING else [*value[:-1], inner]
    return NOTHING


def _without(value: Json, path: Path) -> Json | Nothing:
    """A copy without a property."""
    outer = _at(value, path[:-1])
    if not isinstance(outer, dict):
        return NOTHING
    return _put(value, path[:-1], {key: item for key, item in outer.items() if key != path[-1]})
