"""Where an API is. OpenAPI 3.1 sections 4.8.5 and 4.8.6."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.servers import Server, Variable
from ..jsonvalue.pointers import Pointer, escape
from ..jsonvalue.types import Json
from .context import Context
from .schemas.docs import text
from .vocabulary import Part


def servers(cx: Context, holder: dict[str, Json], pointer: Pointer) -> tuple[Server, ...]:
    """The servers that an object lists. One that is malformed is left out, with a warning."""
    listed = holder.get("servers")
    if listed is None:
        return ()
    if not isinstance(listed, list):
        cx.report.drop("malformed-part", "servers is not a list", pointer, "servers", "they are left out")
        return ()
    made = [server(cx, node, f"{pointer}/servers/{index}") for index, node in enumerate(listed)]
    return tuple(one for one in made if one is not None)


def server(cx: Context, node: Json, pointer: Pointer) -> Server | None:
    """One server."""
    if not isinstance(node, dict) or not isinstance(url := node.get("url"), str):
        cx.report.warn("malformed-part", "a server needs a url", pointer, "it is left out")
        return None
    cx.operations.meet(Part.SERVER, pointer, node)
    return Server(url, text(node, "description"), tuple(_variables(cx, node, pointer)), text(node, "name"))


def _variables(cx: Context, said: dict[str, Json], pointer: Pointer) -> Iterator[Variable]:
    listed = said.get("variables")
    for name, node in listed.items() if isinstance(listed, dict) else ():
        if isinstance(node, dict):
            place = f"{pointer}/variables/{escape(name)}"
            cx.operations.meet(Part.VARIABLE, place, node)
            values = node.get("enum")
            yield Variable(
                name,
                text(node, "default"),
                tuple(str(value) for value in values) if isinstance(values, list) else (),
                text(node, "description"),
            )
