"""Where an API is. OpenAPI 3.2 sections 4.5 and 4.6."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from ...ir.http.servers import Server, Variable
from ...openapi import objects
from .fields import PART, Fields, Place
from .reader import Reader

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES: Final = frozenset({"http", "https", "ws", "wss"})


def servers(reader: Reader, holder: Fields) -> tuple[Server, ...]:
    """The servers that an object lists. One that is malformed is left out, with a warning."""
    return tuple(made for place in holder.items("servers") if (made := server(reader, place)) is not None)


def server(reader: Reader, place: Place) -> Server | None:
    """One server."""
    if not isinstance(place.node, dict) or not isinstance(place.node.get("url"), str):
        reader.report.warn(PART, "a server needs a url", place.pointer, "it is left out")
        return None
    reader.report.meet(objects.SERVER, place.pointer, place.node)
    said = Fields(place.node, place.pointer, reader.report)
    url = _written(said.text("url"))
    scheme = _SCHEME.match(url)
    if scheme is not None and scheme[1].lower() not in _SCHEMES:
        reader.report.warn(PART, f"nothing can be sent to a {scheme[1]}: URL", f"{place.pointer}/url", "it is left out")
        return None
    return Server(url, said.text("description"), tuple(_variables(reader, said)), said.text("name"))


def _written(url: str) -> str:
    """A URL without its fragment; what RFC 3986 has in no URL is percent-encoded."""
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", url.strip().partition("#")[0])
    return quote(text, safe=":/?[]@!$&'()*+,;=%{}")


def _variables(reader: Reader, server: Fields) -> Iterator[Variable]:
    for name, place in server.members("variables"):
        if (said := reader.object(place, objects.VARIABLE, PART)) is not None:
            yield Variable(name, said.text("default"), said.texts("enum"), said.text("description"))
