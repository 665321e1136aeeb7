"""Schemas with a name: `components/schemas`, and whatever else a `$ref` reaches."""

from __future__ import annotations

from ..document import FILES, Json, Pointer, split
from ..ir.declarations import (
    NO_DOC,
    Alias,
    ComponentOrigin,
    Declaration,
    Doc,
    Enumeration,
    FileOrigin,
    Origin,
    Union,
)
from ..ir.types import CheckedType, LiteralType, NullableType, Reference, Type, UnionType
from .context import COMPONENTS, PENDING, Context
from .docs import doc
from .site import Site


def components(cx: Context) -> None:
    """Declare every schema of `components/schemas`."""
    parts = cx.document.root.get("components")
    named = parts.get("schemas") if isinstance(parts, dict) else None
    if isinstance(named, dict):
        for name, schema in named.items():
            token = name.replace("~", "~0").replace("/", "~1")
            declare(cx, COMPONENTS + token, schema, ComponentOrigin(name))


def wanted(cx: Context) -> None:
    """Declare whatever is referred to and is not declared yet; that may refer to more."""
    while cx.wanted:
        pointer = next(iter(cx.wanted))
        del cx.wanted[pointer]
        if pointer not in cx.declarations and (found := cx.resolve(pointer)) is not None:
            declare(cx, pointer, found[1], origin(cx, pointer))


def origin(cx: Context, pointer: Pointer) -> Origin:
    """How a schema that a `$ref` reaches is called."""
    tokens = split(pointer)
    if len(tokens) > 1 and tokens[-2] in ("$defs", "definitions", "schemas"):
        return ComponentOrigin(tokens[-1])
    if len(tokens) > 1 and tokens[0] == FILES:
        stem = tokens[1].rsplit("/", 1)[-1].split(".", 1)[0]
        return FileOrigin(stem, tuple(tokens[2:]))
    return ComponentOrigin(tokens[-1] if tokens else "Document")


def declare(cx: Context, pointer: Pointer, schema: Json, origin: Origin) -> None:
    """Declare one schema, whatever its kind."""
    if pointer in cx.declarations:
        return
    site = Site(pointer, pointer, (), origin)
    type = cx.lower(schema, site)
    if isinstance(type, Reference) and type.id == pointer and cx.declarations.get(pointer, PENDING) is not PENDING:
        return
    cx.declare(declaration(pointer, origin, type, doc(schema) if isinstance(schema, dict) else NO_DOC))


def declaration(pointer: Pointer, origin: Origin, type: Type, doc: Doc) -> Declaration:
    """A name for a type that has none yet."""
    inner, check = (type.inner, type.check) if isinstance(type, CheckedType) else (type, None)
    bare, null = (inner.inner, True) if isinstance(inner, NullableType) else (inner, False)
    if isinstance(bare, UnionType):
        return Union(pointer, origin, bare.variants, bare.tagging, null, check, doc)
    if isinstance(bare, LiteralType) and check is None:
        return Enumeration(pointer, origin, bare, null, doc=doc)
    return Alias(pointer, origin, type, doc)
