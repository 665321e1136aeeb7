"""Parameters and headers. OpenAPI 3.1 sections 4.8.12 and 4.8.21."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..ir.declarations import Defaulted, Doc, OperationOrigin, Optional, Presence, Required
from ..ir.operations import Parameter
from ..ir.types import Type
from ..jsonvalue.pointers import Pointer, escape
from ..jsonvalue.types import Json
from ..schema import Schema
from ..values.judge import Judge
from ..values.parts import spelled
from .context import Context
from .parts import beside, examples, follow, lowered, origin
from .presence.defaults import default
from .presence.refusal import refuse
from .schemas.docs import doc, text
from .schemas.records import documented_format
from .vocabulary import Part

_LOCATIONS: Final = frozenset({"path", "query", "header", "cookie", "querystring"})


def parameter(cx: Context, node: Json, pointer: Pointer, operation: Pointer) -> Parameter | None:
    """A Parameter Object, or a reference to one."""
    found = follow(cx, node, pointer, Part.PARAMETER)
    if found is None:
        return None
    said, place = found
    made = cx.operations.parameters.get(place)
    if made is None:
        name, location = said.get("name"), said.get("in")
        if not isinstance(name, str) or not isinstance(location, str) or location not in _LOCATIONS:
            cx.report.warn("malformed-operation", "a parameter needs a name and a place", place, "it is left out")
            return None
        root = origin(operation, place, "parameter", name)
        made = cx.operations.parameters[place] = _parameter(cx, said, place, name, location, root)
    return _worded(made, node)


def headers(cx: Context, said: dict[str, Json], place: Pointer, operation: Pointer) -> tuple[Parameter, ...]:
    """The headers under `headers` of a response or of a part of a body."""
    listed = said.get("headers")
    found: list[Parameter] = []
    for name, node in listed.items() if isinstance(listed, dict) else ():
        resolved = follow(cx, node, f"{place}/headers/{escape(name)}", Part.PARAMETER)
        if resolved is not None:
            header, at = resolved
            made = _parameter(cx, header, at, name, "header", origin(operation, at, "header", name))
            found.append(_worded(made, node))
    return tuple(found)


def _worded(made: Parameter, node: Json) -> Parameter:
    words = beside(node)
    return replace(made, doc=replace(made.doc, description=words)) if words else made


def _parameter(
    cx: Context, said: dict[str, Json], place: Pointer, name: str, location: str, root: OperationOrigin
) -> Parameter:
    node, at, media = said.get("schema", True), f"{place}/schema", ""
    content = said.get("content")
    inner: tuple[Json, ...] = ()
    if "schema" not in said and isinstance(content, dict) and content:
        media, held = next(iter(content.items()))
        if (found := follow(cx, held, f"{place}/content/{escape(media)}", Part.MEDIA_TYPE)) is not None:
            node, at = found[0].get("schema", True), f"{found[1]}/schema"
            inner = _values(cx, *found)
    type = lowered(cx, node, at, root)
    schema = cx.schemas.at(at)
    style = text(said, "style") or ("simple" if location in ("path", "header") else "form")
    explode = said.get("explode")
    presence, idle, refused = _presence(cx, said, schema, type)
    return Parameter(
        name,
        location,
        type,
        presence,
        place,
        style,
        explode if isinstance(explode, bool) else style == "form",
        _doc(said, schema, _values(cx, said, place) or inner),
        refused,
        idle,
        media,
        said.get("allowReserved") is True,
        said.get("allowEmptyValue") is True,
        documented_format(schema, type),
    )


def _values(cx: Context, said: dict[str, Json], place: Pointer) -> tuple[Json, ...]:
    return tuple(one.value for one in examples(cx, said, place, values=True))


def _presence(cx: Context, said: dict[str, Json], schema: Schema, type: Type) -> tuple[Presence, Defaulted | None, str]:
    """The presence of a parameter, and the defaults that can only be documented: an idle one, and one it refuses."""
    required = said.get("required") is True
    presence: Presence = Required() if required else Optional()
    if (found := default(cx.schemas, schema)) is None:
        return presence, None, ""
    value, place = found
    cx.defaults.told.add(place)
    judge = Judge(cx.declarations.by_id)
    if judge.admits(type, value) is False:
        return presence, None, refuse(cx, value, place)
    usable = Defaulted(spelled(judge, type, value))
    return (presence, usable, "") if required else (usable, None, "")


def _doc(said: dict[str, Json], schema: Schema, examples: tuple[Json, ...]) -> Doc:
    inner = doc(schema)
    return Doc(
        text(said, "title") or inner.title,
        text(said, "description") or inner.description,
        examples or inner.examples,
        said.get("deprecated") is True or inner.deprecated,
        inner.see,
    )
