"""What operations answer, and what that leads to. OpenAPI 3.2 sections 4.16, 4.17 and 4.20."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ...description.operations import Link, Response
from ...ir.http.content import Location
from ...ir.http.responses import (
    OTHER_STATUS,
    Constant,
    Expression,
    LinkParameter,
    Passed,
    Status,
    StatusCode,
    StatusRange,
)
from ...jsonvalue.types import Json
from ...openapi import objects
from .content import Contents
from .fields import OPERATION, Fields, Place
from .reader import Reader
from .servers import server

_CODE: Final = re.compile(r"[1-9][0-9][0-9]", re.ASCII)
_RANGE: Final = re.compile(r"([1-9])XX", re.ASCII | re.IGNORECASE)
_LOCATED: Final = re.compile(r"(path|query|header|cookie|querystring)\.(.+)", re.DOTALL)


def response(reader: Reader, contents: Contents, status: str, place: Place) -> Response | None:
    """A Response Object, or a reference to one."""
    found = reader.follow(place, objects.RESPONSE)
    known = known_status(status)
    if known is None:
        reader.report.warn(OPERATION, f"there is no status {status!r}", place.pointer, "this part is left out")
    if found is None or known is None:
        return None
    said = found.fields
    return Response(
        said.pointer,
        known,
        said.text("summary"),
        found.description,
        contents.media_types(said),
        contents.headers(said),
        tuple(_links(reader, said)),
    )


def known_status(text: str) -> Status | None:
    """The status that a text is: `404`, `4XX`, `default`."""
    if text == "default":
        return OTHER_STATUS
    if _CODE.fullmatch(text):
        return StatusCode(int(text))
    return StatusRange(int(found[1])) if (found := _RANGE.fullmatch(text)) else None


def _links(reader: Reader, holder: Fields) -> Iterator[Link]:
    for name, place in holder.members("links"):
        found = reader.follow(place, objects.LINK)
        if found is None:
            continue
        said = found.fields
        yield Link(
            name,
            said.text("operationId"),
            said.text("operationRef"),
            tuple(_parameter(key, one.node) for key, one in said.members("parameters")),
            _passed(said.node["requestBody"]) if "requestBody" in said.node else None,
            found.description,
            server(reader, said.place("server")) if "server" in said else None,
        )


def _parameter(key: str, value: Json) -> LinkParameter:
    located = _LOCATED.fullmatch(key)
    if located is None:
        return LinkParameter(key, None, _passed(value))
    return LinkParameter(located[2], Location(located[1]), _passed(value))


def _passed(value: Json) -> Passed:
    """A runtime expression, or text with such in it, or a value as it is."""
    is_expression = isinstance(value, str) and (value.startswith("$") or "{$" in value)
    return Expression(value) if is_expression and isinstance(value, str) else Constant(value)
