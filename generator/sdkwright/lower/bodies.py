"""What operations take and send: media types and their encodings. OpenAPI 3.1 sections 4.8.13 to 4.8.15."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..ir.declarations import OperationOrigin
from ..ir.operations import Content, Encoding, RequestBody
from ..ir.types import ListType, Type
from ..jsonvalue.pointers import Pointer, escape
from ..jsonvalue.types import Json
from ..ledger import Outcome
from .context import Context
from .parameters import headers
from .parts import beside, examples, follow, lowered, origin
from .schemas.docs import text
from .vocabulary import Part


def request_body(cx: Context, node: Json, pointer: Pointer, operation: Pointer) -> RequestBody | None:
    """A Request Body Object, or a reference to one."""
    found = follow(cx, node, pointer, Part.BODY)
    if found is None:
        return None
    said, place = found
    if place not in cx.operations.bodies:
        root = origin(operation, place, "request")
        listed = tuple(
            replace(made, encodings=tuple(_encodings(cx, value, at, operation)))
            for made, value, at in _contents(cx, said, place, root)
        )
        cx.operations.bodies[place] = RequestBody(
            listed, said.get("required") is True, place, text(said, "description")
        )
    made = cx.operations.bodies[place]
    return replace(made, description=words) if (words := beside(node)) else made


def contents(cx: Context, said: dict[str, Json], place: Pointer, root: OperationOrigin) -> tuple[Content, ...]:
    """The media types under `content` of a response."""
    return tuple(made for made, _, _ in _contents(cx, said, place, root))


def _contents(
    cx: Context, said: dict[str, Json], place: Pointer, root: OperationOrigin
) -> Iterator[tuple[Content, dict[str, Json], Pointer]]:
    """Each media type, and the object that says it and its pointer."""
    listed = said.get("content")
    for media, node in listed.items() if isinstance(listed, dict) else ():
        resolved = follow(cx, node, f"{place}/content/{escape(media)}", Part.MEDIA_TYPE)
        if resolved is None:
            continue
        value, at = resolved
        type: Type | None = None
        if "schema" in value:
            type = lowered(cx, value["schema"], f"{at}/schema", root)
        elif "itemSchema" in value:
            type = ListType(lowered(cx, value["itemSchema"], f"{at}/itemSchema", root))
        yield Content(media, type, examples(cx, value, at)), value, at


def _encodings(cx: Context, media: dict[str, Json], pointer: Pointer, operation: Pointer) -> Iterator[Encoding]:
    """How the parts of a body are sent."""
    listed = media.get("encoding")
    if not isinstance(listed, dict):
        return
    cx.report.outcomes[pointer, "encoding"] = Outcome.DOCUMENTED
    for name, said in listed.items():
        place = f"{pointer}/encoding/{escape(name)}"
        if not isinstance(said, dict):
            cx.report.warn("malformed-operation", "an object is needed here", place, "this part is left out")
            continue
        cx.operations.meet(Part.ENCODING, place, said)
        kinds = text(said, "contentType")
        explode = said.get("explode")
        reserved = said.get("allowReserved")
        stated = "style" in said or isinstance(explode, bool) or isinstance(reserved, bool)
        style = text(said, "style") or ("form" if stated else "")
        yield Encoding(
            name,
            tuple(kind.strip() for kind in kinds.split(",") if kind.strip()),
            headers(cx, said, place, operation),
            style,
            explode if isinstance(explode, bool) else style == "form",
            reserved is True,
        )
