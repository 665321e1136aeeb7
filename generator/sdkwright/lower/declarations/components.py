"""Schemas with a name: `components/schemas`, and whatever else a `$ref` reaches."""

from __future__ import annotations

from ...document import Json, Pointer
from ...ir.declarations import NO_DOC, Alias, Declaration, Enumeration, Union
from ...ir.types import CheckedType, LiteralType, NullableType, Reference, Type, UnionType
from ..context import ANY, NAMED, PENDING, VARIANTS, Context
from ..schemas.docs import doc
from ..schemas.labels import descriptions, names
from ..site import Site
from ..subtypes.find import variants
from . import named
from .origins import origin


def components(cx: Context) -> None:
    """Declare every schema of `components/schemas`."""
    for pointer, schema in named.components(cx):
        declare(cx, pointer, schema)


def wanted(cx: Context) -> None:
    """Declare whatever is referred to and is not declared yet; that may refer to more."""
    while cx.wanted:
        pointer = next(iter(cx.wanted))
        del cx.wanted[pointer]
        if pointer in cx.declarations:
            continue
        if pointer.endswith(VARIANTS):
            cx.declare(variants(cx, pointer))
            continue
        found = cx.resolve(pointer)
        declare(cx, pointer, found[1] if found is not None else True)


def declare(cx: Context, pointer: Pointer, schema: Json) -> None:
    """Declare one schema, whatever its kind."""
    if pointer in cx.declarations:
        return
    cx.declarations[pointer] = NAMED
    type = cx.lower(schema, Site(pointer, named=True))
    made = cx.declarations[pointer]
    if made is NAMED or made is PENDING:
        cx.declare(declaration(cx, pointer, type, schema))


def declaration(cx: Context, pointer: Pointer, type: Type, schema: Json) -> Declaration:
    """A name for a type that has none yet."""
    said = doc(schema) if isinstance(schema, dict) else NO_DOC
    from_ = origin(cx, pointer)
    if isinstance(type, Reference) and type.id == pointer:
        return Alias(pointer, from_, ANY, said)
    inner, check = (type.inner, type.check) if isinstance(type, CheckedType) else (type, None)
    bare, null = (inner.inner, True) if isinstance(inner, NullableType) else (inner, False)
    if isinstance(bare, UnionType):
        return Union(pointer, from_, bare.variants, bare.tagging, null, check, said)
    if isinstance(bare, LiteralType) and check is None and isinstance(schema, dict):
        return Enumeration(pointer, from_, bare, null, names(schema, bare), descriptions(schema, bare), said)
    return Alias(pointer, from_, type, said)
