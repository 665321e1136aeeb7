"""Links to operations: what they name. OpenAPI 3.1 section 4.8.20."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

from ..ir.operations import Operation, Response
from ..jsonvalue.pointers import Pointer
from .context import Context


def linked(cx: Context, operations: tuple[Operation, ...]) -> tuple[Operation, ...]:
    """The same operations, their links resolved. A link that names none of them is noted, and stays as it is."""
    if not any(response.links for one in operations for response in one.responses):
        return operations
    known: dict[str, Pointer] = {}
    for one in reversed(operations):
        known[one.id] = one.id
        if one.operation_id:
            known[one.operation_id] = one.id
    return tuple(
        replace(one, responses=tuple(_linked(cx, each, known) for each in one.responses)) for one in operations
    )


def _linked(cx: Context, response: Response, known: Mapping[str, Pointer]) -> Response:
    links = tuple(
        replace(link, operation=known.get(link.target) or known.get(unquote(link.target), ""))
        for link in response.links
    )
    for link in links:
        if not link.operation and not link.target.startswith(("http://", "https://")):
            message = f"the link {link.name!r} leads to no operation: {link.target!r}"
            cx.report.note("unknown-operation", message, f"{response.pointer}/links", "it is documented as it is")
    return replace(response, links=links) if links else response
