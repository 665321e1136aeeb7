"""Parameters, headers and bodies, with their types."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from ...description import content as said
from ...ir.declarations import Doc, OperationOrigin
from ...ir.http.content import NO_ENCODINGS, Content, Encoding, Encodings, Parameter, RequestBody, Written
from ...ir.http.media import is_xml
from ...ir.types import Type
from ...jsonvalue.pointers import Pointer, join, split
from ...schema import Schema
from ..context import Context
from ..presence.defaults import presence
from ..schemas.docs import doc
from ..schemas.records import documented_format
from ..types import ANY
from ..xml.elements import document
from .state import Value
from .streams import stream


def parameter(cx: Context, one: said.Parameter, operation: Pointer, part: str = "parameter") -> Parameter:
    """A parameter, or a header."""
    known = cx.operations.values
    if one.pointer not in known:
        known[one.pointer] = _value(cx, one, operation, origin(operation, one.pointer, part, one.name))
    value = known[one.pointer]
    examples = one.examples or (one.content.examples if one.content is not None else ())
    return Parameter(
        one.name,
        one.location,
        value.type,
        value.presence,
        one.pointer,
        value.written,
        Doc(
            value.doc.title,
            one.description or value.doc.description,
            tuple(example.value for example in examples) or value.doc.examples,
            one.deprecated or value.doc.deprecated,
            value.doc.see,
        ),
        value.stated_default,
        value.idle_default,
        one.allow_empty,
        value.format,
    )


def headers(cx: Context, listed: Iterable[said.Parameter], operation: Pointer) -> tuple[Parameter, ...]:
    """The headers of a response or of a part of a body."""
    return tuple([parameter(cx, one, operation, "header") for one in listed])


def request_body(cx: Context, body: said.RequestBody, operation: Pointer) -> RequestBody:
    """What an operation takes."""
    root = origin(operation, body.pointer, "request")
    return RequestBody(
        contents(cx, body.pointer, body.contents, root, operation), body.required, body.pointer, body.description
    )


def contents(
    cx: Context, place: Pointer, listed: Iterable[said.MediaType], root: OperationOrigin, operation: Pointer
) -> tuple[Content, ...]:
    """The media types of what stands at a place."""
    known = cx.operations.contents
    if place not in known:
        known[place] = tuple([_content(cx, one, root, operation) for one in listed])
    return known[place]


def origin(operation: Pointer, pointer: Pointer, part: str, detail: str = "") -> OperationOrigin:
    """The origin of a schema of a part: the operation, or the component that the part is."""
    if pointer.startswith("#/components/") and not pointer.startswith(f"{operation}/"):
        return OperationOrigin(join("#", *split(pointer)[:3]), part)
    return OperationOrigin(operation, part, detail)


def _content(cx: Context, media: said.MediaType, root: OperationOrigin, operation: Pointer) -> Content:
    sequence = stream(cx, media, partial(_type, cx, root=root))
    if sequence is not None:
        item: Type | None = sequence.item if media.item is not None else None
    else:
        item = None if media.item is None else _type(cx, media.item, root)
    return Content(
        media.name,
        None if media.schema is None else _type(cx, media.schema, root),
        media.examples,
        _encodings(cx, media.encodings, operation),
        item,
        document(cx, media.schema) if media.schema is not None and is_xml(media.name) else None,
        sequence,
    )


def _type(cx: Context, at: Pointer, root: OperationOrigin) -> Type:
    """The type of the schema of a part."""
    cx.declarations.roots.setdefault(at, root)
    return cx.lower(cx.schemas.meet(at))


def _encodings(cx: Context, listed: said.Encodings, operation: Pointer) -> Encodings:
    if listed is said.NO_ENCODINGS:
        return NO_ENCODINGS
    return Encodings(
        tuple(_encoding(cx, one, operation, name) for name, one in listed.named),
        tuple(_encoding(cx, one, operation) for one in listed.prefix),
        None if listed.item is None else _encoding(cx, listed.item, operation),
    )


def _encoding(cx: Context, one: said.Encoding, operation: Pointer, name: str = "") -> Encoding:
    inner = None if one.encodings is None else _encodings(cx, one.encodings, operation)
    return Encoding(name, one.content_types, headers(cx, one.headers, operation), one.styled, inner)


def _value(cx: Context, one: said.Parameter, operation: Pointer, root: OperationOrigin) -> Value:
    written: Written = one.styled
    at = one.schema
    type: Type = ANY
    if one.content is not None:
        written, at = _content(cx, one.content, root, operation), one.content.schema
        type = written.type or ANY
    elif at is not None:
        type = _type(cx, at, root)
    schema = Schema(one.pointer) if at is None else cx.schemas.at(at)
    found, idle, refused = presence(cx, schema, type, one.required)
    return Value(type, written, found, idle, refused, documented_format(schema, type), doc(schema))
