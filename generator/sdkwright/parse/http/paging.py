"""Lists in pages, as extensions of an operation describe them.

- `x-sdkwright-pagination`: the setting `pagination`, or the same in a description.
- `x-ms-pageable`: https://azure.github.io/autorest/extensions/#x-ms-pageable
- `x-speakeasy-pagination`: https://www.speakeasy.com/docs/customize/runtime/pagination
- `x-fern-pagination`: https://buildwithfern.com/learn/api-definitions/openapi/extensions/pagination
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from ...description.paging import Paging, Way
from ...ir.paging import LAST, InBody, InHeader, Place
from ...jsonvalue.pointers import split
from ...openapi.pagination import OURS, WAYS
from .fields import Fields

_STEP: Final = re.compile(r"\.?([^.\[\]]+)|\[(-?\d+)\]|\[(?:'([^']*)'|\"([^\"]*)\")\]")
_HEADER: Final = "$response.header."


class _MalformedError(Exception):
    """The extension does not say how pages follow each other; the message says what is missing."""


def paging(operation: Fields, root: Fields) -> Paging | None:
    """What the first extension says that an operation has; others are dropped, and malformed ones reported."""
    found: Paging | None = None
    for name, read in _READERS.items():
        if name not in operation:
            continue
        if found is not None:
            operation.reject(name, f"says no more than {found.source}")
            continue
        try:
            said = operation.node[name]
            if name == _FERN and said is True:
                said = root.node.get(name)  # this operation is as all are that say so
            found = read(_Said(name, said, operation))
        except _MalformedError as error:
            operation.reject(name, str(error))
    return found


class _Said:
    """What stands under the name of an extension."""

    def __init__(self, name: str, value: object, operation: Fields) -> None:
        if value is False:
            value = {}
        if not isinstance(value, dict):
            raise _MalformedError("is not an object")
        self.name = name
        self.pointer = operation.pointer
        self.fields: Mapping[str, object] = value
        self.is_off = operation.node.get(name) is False

    def text(self, name: str) -> str:
        value = self.fields.get(name)
        if value is not None and not isinstance(value, str):
            raise _MalformedError(f"has a {name} that is not a text")
        return value or ""

    def need(self, name: str) -> str:
        if not (text := self.text(name)):
            raise _MalformedError(f"needs {name}")
        return text


def _ours(said: _Said) -> Paging:
    if said.is_off:
        return Paging(said.pointer, said.name, Way.OFF)
    ways = [way for way in WAYS if said.fields.get(way) not in (None, False)]
    if len(ways) != 1:
        raise _MalformedError(f"needs one of {', '.join(WAYS)}")
    way = {"next-url": Way.URL, "link-header": Way.LINK}.get(ways[0]) or Way(ways[0])
    place = said.need("next-url") if way is Way.URL else said.need("next") if way is Way.CURSOR else ""
    first = said.fields.get("first")
    return Paging(
        said.pointer,
        said.name,
        way,
        _inside(said, "items"),
        said.need(ways[0]) if way in (Way.CURSOR, Way.OFFSET, Way.PAGE) else "",
        None,
        _place(place) if place else None,
        said.text("limit"),
        _inside(said, "total"),
        _inside(said, "more"),
        first if isinstance(first, int) else None,
        said.text("method").lower() or "get",
    )


def _inside(said: _Said, name: str) -> InBody | None:
    if name not in said.fields:
        return None
    place = _place(said.text(name))
    if not isinstance(place, InBody):
        raise _MalformedError(f"has {name} outside of the body")
    return place


def _place(text: str) -> Place:
    """A JSON pointer into the body of the response, or a runtime expression (OpenAPI 3.2 section 4.20.4)."""
    if text.startswith(_HEADER):
        return InHeader(text.removeprefix(_HEADER))
    pointer = text.removeprefix("$response.body").removeprefix("#")
    if pointer and not pointer.startswith("/"):
        raise _MalformedError(f"has {text!r}, which is neither a JSON pointer nor {_HEADER}NAME")
    return InBody(tuple(LAST if step == "-1" else step for step in split(pointer)))


def _microsoft(said: _Said) -> Paging:
    if "nextLinkName" not in said.fields:
        raise _MalformedError("needs nextLinkName")
    items = InBody((said.text("itemName") or "value",))
    link, operation = said.text("nextLinkName"), said.text("operationName")
    way = Way.NONE if not link else Way.OPERATION if operation else Way.URL
    place = InBody((link,)) if link else None
    return Paging(said.pointer, said.name, way, items, next=place, operation=operation)


def _speakeasy(said: _Said) -> Paging:
    inputs: dict[str, tuple[str, bool]] = {}
    listed = said.fields.get("inputs")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict) and isinstance(name := one.get("name"), str):
            inputs[str(one.get("type"))] = name, one.get("in") == "requestBody"
    outputs = said.fields.get("outputs")
    places = {
        str(name): InBody(_json_path(path))
        for name, path in (outputs.items() if isinstance(outputs, dict) else ())
        if isinstance(path, str)
    }
    items = places.get("results")
    match said.need("type"):
        case "url":
            if "nextUrl" not in places:
                raise _MalformedError("needs the output nextUrl")
            return Paging(said.pointer, said.name, Way.URL, items, next=places["nextUrl"])
        case "cursor":
            if "cursor" not in inputs or "nextCursor" not in places:
                raise _MalformedError("needs the input cursor and the output nextCursor")
            way = Way.CURSOR
        case "offsetLimit" if "page" in inputs or "offset" in inputs:
            way = Way.PAGE if "page" in inputs else Way.OFFSET
        case type:
            raise _MalformedError(f"has the type {type!r} without an input for it")
    argument, in_body = inputs[way.value]
    limit, _ = inputs.get("limit", ("", False))
    total = places.get("numPages") if way is Way.PAGE else None
    next = places["nextCursor"] if way is Way.CURSOR else None
    return Paging(said.pointer, said.name, way, items, argument, in_body, next, limit, total)


def _fern(said: _Said) -> Paging:
    def place(*names: str) -> InBody | None:
        text = next((said.text(name) for name in names if said.text(name)), "")
        return InBody(_json_path(text)) if text else None

    def argument(name: str) -> str:
        path = _json_path(said.text(name))
        return str(path[-1]) if path else ""

    items, more = place("results"), place("has-next-page", "has_next_page")
    if (url := place("next_uri", "next-uri", "next_path", "next-path")) is not None:
        return Paging(said.pointer, said.name, Way.URL, items, next=url)
    if cursor := argument("cursor"):
        if (token := place("next_cursor", "next-cursor")) is None:
            raise _MalformedError("needs next_cursor")
        return Paging(said.pointer, said.name, Way.CURSOR, items, cursor, None, token, more=more)
    if not (number := argument("offset")):
        raise _MalformedError("needs one of offset, cursor, next_uri, next_path")
    # with a step, as many are left out as there were; without one, it is the number of a page
    step = argument("step")
    way = Way.OFFSET if step or number.lower() in ("offset", "skip") else Way.PAGE
    return Paging(said.pointer, said.name, way, items, number, None, limit=step, more=more)


def _json_path(text: str) -> tuple[str | int, ...]:
    """The steps of a plain JSONPath (RFC 9535): `$.data.items[-1].id`; `$response.data` begins otherwise."""
    rest = re.sub(r"^\$(?:response|request)?", "", text)
    steps: list[str | int] = []
    while rest:
        found = _STEP.match(rest)
        if found is None:
            raise _MalformedError(f"has the path {text!r}, which is too much for a place")
        name, index, quoted, double = found.groups()
        if index is not None and int(index) != LAST:
            raise _MalformedError(f"has the path {text!r}: of a list, only the last item can be meant")
        steps.append(LAST if index is not None else name or quoted or double or "")
        rest = rest[found.end() :]
    return tuple(steps)


_FERN: Final = "x-fern-pagination"
_READERS: Final[Mapping[str, Callable[[_Said], Paging]]] = {
    OURS: _ours,
    "x-ms-pageable": _microsoft,
    "x-speakeasy-pagination": _speakeasy,
    _FERN: _fern,
}
