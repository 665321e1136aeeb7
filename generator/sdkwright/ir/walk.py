"""Types within types, and what declarations are written with: the one place that knows where types stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from .declarations import Alias, Declaration, Enumeration, Record, Typed, Union
from .types import (
    AnyType,
    BooleanType,
    CheckedType,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    NullType,
    NumberType,
    Reference,
    SchemaId,
    StringType,
    TupleType,
    Type,
    UnionType,
)


def children(type: Type) -> tuple[Type, ...]:
    """The types right within a type; what it refers to stands elsewhere."""
    match type:
        case Reference() | StringType() | LiteralType() | IntegerType() | NumberType() | BooleanType() | NullType():
            return ()
        case AnyType() | NeverType():
            return ()
        case NullableType(inner) | CheckedType(inner):
            return (inner,)
        case ListType(items):
            return (items,)
        case MapType(values, keys):
            return (values,) if keys is None else (values, keys)
        case TupleType(parts) | UnionType(parts):
            return parts
    assert_never(type)


def within(type: Type) -> Iterator[Type]:
    """A type and all types written within it, outer ones first."""
    yield type
    for child in children(type):
        yield from within(child)


def layers(type: Type) -> Iterator[Type]:
    """A type and all types within it that a value of it may be of as well, names not seen through."""
    yield type
    if isinstance(type, NullableType | CheckedType | UnionType):
        for child in children(type):
            yield from layers(child)


def types(declaration: Declaration) -> Iterator[Type]:
    """The types that a declaration is written with, as they stand there; its base is one of them, the first."""
    match declaration:
        case Record(fields=fields, extra=extra, base=base):
            if base is not None:
                yield Reference(base)
            for field in fields:
                yield field.type
            if isinstance(extra, Typed):
                yield extra.type
        case Union(variants=variants):
            yield from variants
        case Alias(type=type) | Enumeration(type=type):
            yield type
        case _:
            assert_never(declaration)


def mentioned(*types: Type) -> tuple[SchemaId, ...]:
    """The declarations that types name, each once, in the order of their first mention."""
    return tuple(dict.fromkeys([one.id for type in types for one in within(type) if isinstance(one, Reference)]))


def references(declaration: Declaration) -> tuple[SchemaId, ...]:
    """The declarations that a declaration names, its base first."""
    return mentioned(*types(declaration))
