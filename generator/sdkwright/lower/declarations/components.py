"""Schemas with a name: `components/schemas`, and whatever else a `$ref` reaches."""

from __future__ import annotations

from ...ir.declarations import Alias, Declaration, Enumeration, Union
from ...ir.types import CheckedType, LiteralType, NullableType, Reference, Type, UnionType
from ...jsonvalue.pointers import Pointer
from ...schema import Schema
from ..context import Context
from ..schemas.docs import doc
from ..schemas.labels import descriptions, names
from ..site import Site
from ..subtypes.variants import variants
from ..types import ANY
from .origins import origin
from .registry import NAMED, PENDING, VARIANTS


def components(cx: Context) -> None:
    """Declare every schema of `components/schemas`."""
    for schema in cx.schemas.components():
        _declare(cx, schema.pointer)


def wanted(cx: Context) -> None:
    """Declare whatever is referred to and is not declared yet; that may refer to more."""
    pending = cx.declarations.wanted
    while pending:
        pointer = next(iter(pending))
        del pending[pointer]
        if pointer in cx.declarations.by_id:
            continue
        if pointer.endswith(VARIANTS):
            cx.declarations.declare(variants(cx, pointer))
        else:
            _declare(cx, pointer)


def _declare(cx: Context, pointer: Pointer) -> None:
    """Declare one schema, whatever its kind."""
    if pointer in cx.declarations.by_id:
        return
    schema = cx.schemas.meet(pointer)
    cx.declarations.by_id[pointer] = NAMED
    type = cx.lower(schema, Site(pointer, named=True))
    made = cx.declarations.by_id[pointer]
    if made is NAMED or made is PENDING:
        cx.declarations.declare(declaration(cx, pointer, type, schema))


def declaration(cx: Context, pointer: Pointer, type: Type, schema: Schema) -> Declaration:
    """A name for a type that has none yet."""
    said = doc(schema)
    from_ = origin(cx, pointer)
    if isinstance(type, Reference) and type.id == pointer:
        return Alias(pointer, from_, ANY, said)
    inner, check = (type.inner, type.check) if isinstance(type, CheckedType) else (type, None)
    bare, null = (inner.inner, True) if isinstance(inner, NullableType) else (inner, False)
    if isinstance(bare, UnionType):
        return Union(pointer, from_, bare.variants, bare.tagging, null, check, said)
    if isinstance(bare, LiteralType) and check is None:
        return Enumeration(pointer, from_, bare, null, names(schema, bare), descriptions(schema, bare), said)
    return Alias(pointer, from_, type, said)
