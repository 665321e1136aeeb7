"""The parts of an operation: parameters, headers, bodies and responses. OpenAPI 3.1 sections 4.8.12 to 4.8.21."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..document import Json, Pointer, split
from ..ir.declarations import Defaulted, Doc, OperationOrigin, Optional, Presence, Required
from ..ir.operations import Content, Parameter, RequestBody, Response
from ..ir.types import ListType, Type
from ..ledger import Outcome
from .context import Context
from .defaults import Writer, stated
from .docs import doc, examples, text
from .presence import refuse
from .site import Site, escape
from .values import Judge

_LOCATIONS: Final = frozenset({"path", "query", "header", "cookie", "querystring"})
_TYPED: Final = (
    *("name", "in", "required", "schema", "content", "style", "explode", "headers", "itemSchema"),
    *("tags", "operationId", "parameters", "requestBody", "responses", "security", "deprecated", "$ref"),
)
OUTCOMES: Final[Mapping[str, Outcome]] = dict.fromkeys(_TYPED, Outcome.TYPED)
"""What becomes of the parts of an operation; what is not listed is documentation (callbacks and links too)."""


def follow(cx: Context, node: Json, pointer: Pointer) -> tuple[dict[str, Json], Pointer] | None:
    """The object at a place of an operation, through references; None, and a warning, if there is none."""
    for _ in range(32):
        if not isinstance(node, dict):
            break
        cx.parts.setdefault(pointer, node)
        if "$ref" not in node:
            return node, pointer
        found = cx.resolve(node["$ref"])
        if found is None:
            cx.outcomes[pointer, "$ref"] = Outcome.DROPPED
            cx.warn("dangling-ref", f"$ref names nothing: {node['$ref']!r}", f"{pointer}/$ref", "this part is left out")
            return None
        pointer, node = found
    cx.warn("malformed-operation", "an object is needed here", pointer, "this part is left out")
    return None


def origin(operation: Pointer, pointer: Pointer, part: str, detail: str = "") -> OperationOrigin:
    """The origin of a schema of a part: the operation, or the component that the part is."""
    if pointer.startswith("#/components/"):
        tokens = split(pointer)
        return OperationOrigin("#/" + "/".join(map(escape, tokens[:3])), part)
    return OperationOrigin(operation, part, detail)


def parameter(cx: Context, node: Json, pointer: Pointer, operation: Pointer) -> Parameter | None:
    """A Parameter Object, or a reference to one."""
    found = follow(cx, node, pointer)
    if found is None:
        return None
    said, place = found
    if place in cx.parameters:
        return cx.parameters[place]
    name, location = said.get("name"), said.get("in")
    if not isinstance(name, str) or not isinstance(location, str) or location not in _LOCATIONS:
        cx.warn("malformed-operation", "a parameter needs a name and a place", place, "it is left out")
        return None
    made = _parameter(cx, said, place, name, location, origin(operation, place, "parameter", name))
    cx.parameters[place] = made
    return made


def _parameter(
    cx: Context, said: dict[str, Json], place: Pointer, name: str, location: str, root: OperationOrigin
) -> Parameter:
    schema, at = said.get("schema"), f"{place}/schema"
    content = said.get("content")
    if "schema" not in said and isinstance(content, dict) and content:
        media, value = next(iter(content.items()))
        at = f"{place}/content/{escape(media)}/schema"
        schema = value.get("schema", True) if isinstance(value, dict) else True
    elif "schema" not in said:
        schema = True
    type = _schema(cx, schema, at, root)
    simple = location in ("path", "header")
    style = text(said, "style") or ("simple" if simple else "form")
    explode = said.get("explode")
    presence, idle, refused = _presence(cx, said, schema, type, at)
    return Parameter(
        name,
        location,
        type,
        presence,
        place,
        style,
        explode if isinstance(explode, bool) else style == "form",
        _doc(said, schema),
        refused,
        idle,
    )


def _presence(
    cx: Context, said: dict[str, Json], schema: Json, type: Type, at: Pointer
) -> tuple[Presence, Defaulted | None, str]:
    """The presence of a parameter, and the defaults that can only be documented: an idle one, and one it refuses."""
    required = said.get("required") is True
    presence: Presence = Required() if required else Optional()
    if (found := stated(cx, schema, at)) is None:
        return presence, None, ""
    value, place = found
    if not Judge(cx.declarations).admits(type, value):
        return presence, None, refuse(cx, value, place)
    default = Defaulted(Writer(cx.declarations).write(type, value))
    return (presence, default, "") if required else (default, None, "")


def _doc(said: dict[str, Json], schema: Json) -> Doc:
    own, inner = doc(said), doc(schema)
    return Doc(
        own.title or inner.title,
        own.description or inner.description,
        own.examples or inner.examples,
        own.deprecated or inner.deprecated,
    )


def _schema(cx: Context, schema: Json, at: Pointer, root: OperationOrigin) -> Type:
    cx.roots.setdefault(at, root)
    return cx.lower(schema, Site(at))


def contents(cx: Context, said: dict[str, Json], place: Pointer, root: OperationOrigin) -> tuple[Content, ...]:
    """The media types under `content`."""
    listed = said.get("content")
    if not isinstance(listed, dict):
        return ()
    found: list[Content] = []
    for media, node in listed.items():
        resolved = follow(cx, node, f"{place}/content/{escape(media)}")
        if resolved is None:
            continue
        value, at = resolved
        type: Type | None = None
        if "schema" in value:
            type = _schema(cx, value["schema"], f"{at}/schema", root)
        elif "itemSchema" in value:
            type = ListType(_schema(cx, value["itemSchema"], f"{at}/itemSchema", root))
        found.append(Content(media, type, examples(value)))
    return tuple(found)


def request_body(cx: Context, node: Json, pointer: Pointer, operation: Pointer) -> RequestBody | None:
    """A Request Body Object, or a reference to one."""
    found = follow(cx, node, pointer)
    if found is None:
        return None
    said, place = found
    if place not in cx.bodies:
        listed = contents(cx, said, place, origin(operation, place, "request"))
        cx.bodies[place] = RequestBody(listed, said.get("required") is True, place, text(said, "description"))
    return cx.bodies[place]


def response(cx: Context, status: str, node: Json, pointer: Pointer, operation: Pointer) -> Response | None:
    """A Response Object, or a reference to one."""
    found = follow(cx, node, pointer)
    if found is None:
        return None
    said, place = found
    root = origin(operation, place, "response", status)
    if place not in cx.answers:
        cx.answers[place] = (contents(cx, said, place, root), _headers(cx, said, place, operation))
    listed, headers = cx.answers[place]
    return Response(status, listed, headers, place, text(said, "description") or text(said, "summary"))


def _headers(cx: Context, said: dict[str, Json], place: Pointer, operation: Pointer) -> tuple[Parameter, ...]:
    listed = said.get("headers")
    found: list[Parameter] = []
    for name, node in listed.items() if isinstance(listed, dict) else ():
        resolved = follow(cx, node, f"{place}/headers/{escape(name)}")
        if resolved is not None:
            header, at = resolved
            found.append(_parameter(cx, header, at, name, "header", origin(operation, at, "header", name)))
    return tuple(found)
