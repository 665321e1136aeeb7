"""What operations answer, and what that leads to. OpenAPI 3.1 sections 4.8.16, 4.8.17 and 4.8.20."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.operations import Link, Response
from ..jsonvalue.pointers import Pointer, escape
from ..jsonvalue.types import Json
from .bodies import contents
from .context import Context
from .parameters import headers
from .parts import beside, follow, origin
from .schemas.docs import text
from .servers import server
from .vocabulary import Part


def response(cx: Context, status: str, node: Json, pointer: Pointer, operation: Pointer) -> Response | None:
    """A Response Object, or a reference to one."""
    found = follow(cx, node, pointer, Part.RESPONSE)
    if found is None:
        return None
    said, place = found
    root = origin(operation, place, "response", status)
    if place not in cx.operations.answers:
        cx.operations.answers[place] = (
            contents(cx, said, place, root),
            headers(cx, said, place, operation),
            tuple(_links(cx, said, place)),
        )
    listed, sent, links = cx.operations.answers[place]
    words = (text(said, "summary"), beside(node) or text(said, "description"))
    description = "\n\n".join(dict.fromkeys(filter(None, words)))
    return Response(status, listed, sent, place, description, links)


def _links(cx: Context, said: dict[str, Json], pointer: Pointer) -> Iterator[Link]:
    listed = said.get("links")
    for name, node in listed.items() if isinstance(listed, dict) else ():
        resolved = follow(cx, node, f"{pointer}/links/{escape(name)}", Part.LINK)
        if resolved is None:
            continue
        link, at = resolved
        passed = link.get("parameters")
        yield Link(
            name,
            "",
            text(link, "operationId") or text(link, "operationRef"),
            tuple(passed.items()) if isinstance(passed, dict) else (),
            link.get("requestBody"),
            beside(node) or text(link, "description"),
            server(cx, link["server"], f"{at}/server") if "server" in link else None,
        )
