"""Candidates for different values of one type."""

from __future__ import annotations

from collections.abc import Iterator

from ...ir.declarations import Alias, Enumeration
from ...ir.types import (
    AnyType,
    BooleanType,
    CheckedType,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NullableType,
    NumberType,
    Reference,
    StringType,
    Type,
    UnionType,
)
from ...jsonvalue.types import Json
from .compounds import members
from .numbers import numbers
from .sample import NOTHING, Sampling
from .strings import strings

_OBJECT: Json = {"any": ["JSON", 1]}
_NUMBERS: Json = [1, 2]
ANYTHING: tuple[Json, ...] = (_OBJECT, "text", 7, True, None, [], {}, -1, 0.5, "", _NUMBERS)
"""Values of every JSON type."""


def various(samples: Sampling, type: Type, count: int) -> Iterator[Json]:
    """Candidates for different values of a type; the judge has the last word."""
    match type:
        case StringType():
            yield from strings(type, count)
        case IntegerType(bounds):
            yield from numbers(bounds, whole=True, count=count)
        case NumberType(bounds):
            yield from numbers(bounds, whole=False, count=count)
        case BooleanType():
            yield from (True, False)
        case LiteralType(values):
            yield from values
        case NullableType(inner):
            yield from various(samples, inner, count)
            yield None
        case UnionType(variants, tagging):
            yield from members(samples, variants, tagging)
        case CheckedType(inner):
            yield from various(samples, inner, max(count, 8))
            sample = samples.typical(inner)
            if isinstance(sample, dict) and isinstance(inner, MapType):
                yield {}
            if isinstance(inner, ListType):
                several = samples.variety(inner.items, 3)
                yield from (several[:size] for size in range(len(several) + 1))
        case AnyType():
            yield from ANYTHING
        case Reference(id) if isinstance(declaration := samples.judge.declarations.get(id), Enumeration):
            yield from declaration.type.values
        case Reference(id) if isinstance(declaration := samples.judge.declarations.get(id), Alias):
            if id not in samples.active:
                samples.active.add(id)
                try:
                    yield from various(samples, declaration.type, count)
                finally:
                    samples.active.discard(id)
        case _:
            if (sample := samples.typical(type)) is not NOTHING:
                yield sample
