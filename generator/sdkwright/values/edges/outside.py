"""Candidates for values just outside a type: another JSON type, out of bounds, not listed, one wrong part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ...ir.declarations import Alias, Enumeration, Record, Union
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
from ..constraints import admits_number
from ..samples.compounds import ITEMS, keys_of
from ..samples.numbers import numbers
from ..samples.sample import NOTHING
from ..samples.variety import ANYTHING
from .inside import ENTRIES
from .probe import Probing
from .scalars import wrong_numbers, wrong_strings

STRANGERS: tuple[Json, ...] = (None, "text", 7, True, [], {})
"""One value of each JSON type."""


def outside(prober: Probing, type: Type) -> Iterator[Json]:
    """Candidates for what a type must refuse."""
    match type:
        case StringType():
            yield from (None, 7)
            yield from wrong_strings(type)
        case IntegerType(bounds):
            yield from (None, "7")
            halves = (number + step for number in numbers(bounds, whole=True, count=2) for step in (0.5, -0.5))
            yield from [half for half in halves if admits_number(bounds, half)][:1]
            yield from wrong_numbers(bounds, whole=True)
        case NumberType(bounds):
            yield from (None, "7")
            yield from wrong_numbers(bounds, whole=False)
        case BooleanType():
            yield from (None, "true", 1)
        case NullType():
            yield from ("text", False)
        case LiteralType(values):
            yield from (None, unlisted(values))
            yield from (7 if isinstance(values[0], str) else "text", False)
        case ListType():
            yield from _lists(prober, type)
        case TupleType(items):
            yield from (None, "text")
            typical = prober.samples.typical(type)
            if isinstance(typical, list):
                yield from (typical[:-1], [*typical, None])
                for index, item in enumerate(items):
                    for value in prober.probe(item).wrong[:1]:
                        yield [*typical[:index], value, *typical[index + 1 :]]
        case MapType():
            yield from _maps(prober, type)
        case NullableType(inner):
            yield from prober.probe(inner).wrong
        case Reference(id):
            yield from _reference(prober, id)
        case UnionType(variants, _):
            yield None
            for variant in variants:
                yield from prober.probe(variant).wrong
            yield from STRANGERS
        case AnyType():
            pass
        case NeverType():
            yield from (None, "text")
        case CheckedType(inner):
            yield from prober.probe(inner).wrong
            yield from prober.samples.variety(inner, 6)
            yield from prober.probe(inner).right
            yield from ANYTHING
        case _:
            assert_never(type)


def _reference(prober: Probing, id: SchemaId) -> Iterator[Json]:
    match declaration := prober.judge.declarations.get(id):
        case Record() | None:
            yield from (None, "text", [])
        case Enumeration(type=type):
            yield from prober.probe(type).wrong[:3]
        case Alias(type=type):
            yield from prober.probe(type).wrong[:3]
        case Union():
            yield from STRANGERS
        case _:
            assert_never(declaration)


def _lists(prober: Probing, type: ListType) -> Iterator[Json]:
    yield from (None, "text")
    item = prober.samples.typical(type.items)
    if item is NOTHING or (type.min_items or 0) > ITEMS:
        return
    if type.min_items:
        yield from prober.lists(type, item, type.min_items - 1)
    if type.max_items is not None and type.max_items < ITEMS:
        yield from prober.lists(type, item, type.max_items + 1)
    if type.unique:
        yield [item, item]
    filler = [item] * ((type.min_items or 1) - 1)
    yield from ([*filler, value] for value in prober.probe(type.items).wrong)


def _maps(prober: Probing, type: MapType) -> Iterator[Json]:
    yield from (None, "text")
    typical = prober.samples.typical(type)
    if not isinstance(typical, dict):
        return
    key = next(iter(typical), "key")
    for value in prober.probe(type.values).wrong:
        yield {**typical, key: value}
    value = typical.get(key)
    if type.keys is not None and typical:
        yield from ({**typical, name: value} for name in prober.probe(type.keys).wrong if isinstance(name, str))
    if type.min_properties:
        yield dict(list(typical.items())[: type.min_properties - 1])
    if type.max_properties is not None and type.max_properties < ENTRIES and typical:
        yield dict.fromkeys(keys_of(prober.samples, type, type.max_properties + 1), value)


def unlisted(values: tuple[str | int | bool, ...]) -> Json:
    """A value of the same sort that is not among the literals."""
    whole = [value for value in values if isinstance(value, int) and not isinstance(value, bool)]
    if whole:
        return max(whole) + 1
    if all(isinstance(value, bool) for value in values):
        return values[0] is False
    text = "unlisted"
    while text in values:
        text += " value"
    return text
