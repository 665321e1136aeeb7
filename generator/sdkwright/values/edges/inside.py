"""Candidates for values just inside a type: its bounds, its literals, its variants, null."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ...ir.declarations import Alias, Enumeration, Union
from ...ir.types import (
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
from ...jsonvalue.types import Json
from ..samples.compounds import ITEMS, keys_of, members
from ..samples.numbers import numbers
from ..samples.sample import NOTHING
from .probe import Probing
from .scalars import edge_numbers, edge_strings

ENTRIES = 64
"""No map is made with more entries."""


def inside(prober: Probing, type: Type) -> Iterator[Json]:
    """Candidates for what a type must accept."""
    match type:
        case StringType():
            yield from edge_strings(type)
        case IntegerType(bounds):
            yield from edge_numbers(bounds)
        case NumberType(bounds):
            yield from edge_numbers(bounds)
            yield from numbers(bounds, whole=True, count=1)
            yield from numbers(bounds, whole=False, count=1)
        case BooleanType():
            yield False
        case NullType() | NeverType():
            pass
        case LiteralType(values):
            yield from values
        case ListType():
            yield from _lists(prober, type)
        case TupleType(items):
            typical = prober.samples.typical(type)
            if isinstance(typical, list):
                for index, item in enumerate(items):
                    for value in prober.probe(item).right[:3]:
                        yield [*typical[:index], value, *typical[index + 1 :]]
        case MapType():
            yield from _maps(prober, type)
        case NullableType(inner):
            yield None
            yield from prober.probe(inner).right
        case Reference(id):
            yield from _reference(prober, id)
        case UnionType(variants, tagging):
            yield from members(prober.samples, variants, tagging)
            for variant in variants:
                if not isinstance(variant, Reference):
                    yield from prober.probe(variant).right[:4]
        case AnyType():
            yield from (None, "text", 7)
        case CheckedType(inner):
            yield from prober.probe(inner).right
            yield from prober.samples.variety(type, 3)
        case _:
            assert_never(type)


def _reference(prober: Probing, id: SchemaId) -> Iterator[Json]:
    match prober.judge.declarations.get(id):
        case Alias(type=type):
            yield from prober.probe(type).right[:2]
        case Union(nullable=True) | Enumeration(nullable=True):
            yield None
        case _:
            pass


def _lists(prober: Probing, type: ListType) -> Iterator[Json]:
    yield []
    item = prober.samples.typical(type.items)
    if item is NOTHING:
        return
    for size in (type.min_items, type.max_items):
        if size is not None and size <= ITEMS:
            yield from prober.lists(type, item, size)
    right = prober.probe(type.items).right
    if literal(type.items) and type.max_items is None:
        yield list(right)
    else:
        yield from ([value] for value in right[:4])


def _maps(prober: Probing, type: MapType) -> Iterator[Json]:
    yield {}
    typical = prober.samples.typical(type)
    if not isinstance(typical, dict) or not typical:
        return
    key = next(iter(typical))
    for value in prober.probe(type.values).right[:4]:
        yield {**typical, key: value}
    if type.keys is not None:
        yield from ({name: typical[key]} for name in prober.probe(type.keys).right if isinstance(name, str))
    for size in (type.min_properties, type.max_properties):
        if size is not None and size <= ENTRIES:
            yield dict.fromkeys(keys_of(prober.samples, type, size), typical[key])


def literal(type: Type) -> bool:
    """Whether a type is a set of literals."""
    return isinstance(type, LiteralType) or (isinstance(type, NullableType) and literal(type.inner))
