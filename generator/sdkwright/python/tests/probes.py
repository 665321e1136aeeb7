"""The edges of a type: values just inside, which it must accept, and values just outside, which it must refuse.

All are candidates only; what the judge does not clearly confirm is dropped. So the lists here may be generous.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from ...document import Json
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
from .constraints import admits_number
from .judge import Judge
from .repeat import LongList
from .samples import ANYTHING, ITEMS, NOTHING, Samples
from .scalars import edge_numbers, edge_strings, numbers, wrong_numbers, wrong_strings

MANY = 8
"""How many values of each sort are tried for one property; a list of literals may be longer."""
NESTING = 4
"""How deep the types within a type are probed."""
ENTRIES = 64
"""No map is made with more entries."""
LONG = 160
"""No list is made of items whose first four take more room."""

STRANGERS: tuple[Json, ...] = (None, "text", 7, True, [], {})
"""One value of each JSON type."""


@dataclass(frozen=True, slots=True)
class Probes:
    """What a type must accept beyond its typical value, and what it must refuse."""

    right: tuple[Json, ...]
    wrong: tuple[Json, ...]


NONE = Probes((), ())


class Prober:
    """Makes the probes of types, each once."""

    def __init__(self, judge: Judge, samples: Samples) -> None:
        self.judge = judge
        self.samples = samples
        self._known: dict[Type, Probes] = {}
        self._depth = 0
        self._cut = 0

    def probe(self, type: Type) -> Probes:
        """The probes of a type."""
        known = self._known.get(type)
        if known is not None:
            return known
        if self._depth > NESTING:
            self._cut += 1
            return NONE
        cut = self._cut
        self._depth += 1
        try:
            admits = self.judge.admits
            right = [value for value in self._right(type) if admits(type, value)]
            wrong = [value for value in self._wrong(type) if admits(type, value) is False]
        finally:
            self._depth -= 1
        made = Probes(unlike(right, 64 if literal(type) else MANY), unlike(wrong, MANY))
        if self._depth == 0 or cut == self._cut:
            self._known[type] = made
        return made

    def _right(self, type: Type) -> Iterator[Json]:
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
                yield from self._right_lists(type)
            case TupleType(items):
                typical = self.samples.typical(type)
                if isinstance(typical, list):
                    for index, item in enumerate(items):
                        for value in self.probe(item).right[:3]:
                            yield [*typical[:index], value, *typical[index + 1 :]]
            case MapType():
                yield from self._right_maps(type)
            case NullableType(inner):
                yield None
                yield from self.probe(inner).right
            case Reference(id):
                yield from self._right_reference(id)
            case UnionType(variants, tagging):
                yield from self.samples.members(variants, tagging)
                for variant in variants:
                    if not isinstance(variant, Reference):
                        yield from self.probe(variant).right[:4]
            case AnyType():
                yield from (None, "text", 7)
            case CheckedType(inner):
                yield from self.probe(inner).right
                yield from self.samples.variety(type, 3)
            case _:
                assert_never(type)

    def _right_reference(self, id: SchemaId) -> Iterator[Json]:
        match self.judge.declaration(id):
            case Alias(type=type):
                yield from self.probe(type).right[:2]
            case Union(nullable=True) | Enumeration(nullable=True):
                yield None
            case _:
                pass

    def _right_lists(self, type: ListType) -> Iterator[Json]:
        yield []
        item = self.samples.typical(type.items)
        if item is NOTHING:
            return
        for size in (type.min_items, type.max_items):
            if size is not None and size <= ITEMS:
                yield from self._lists(type, item, size)
        right = self.probe(type.items).right
        if literal(type.items) and type.max_items is None:
            yield list(right)
        else:
            yield from ([value] for value in right[:4])

    def _lists(self, type: ListType, item: Json, size: int) -> Iterator[Json]:
        """A list of a size, if it can be written in a line or a few."""
        if type.unique and size > 1:
            yield self.samples.variety(type.items, size)
        elif len(repr(item)) * min(size, 4) <= LONG:
            yield LongList([item] * size) if size > 3 else [item] * size

    def _right_maps(self, type: MapType) -> Iterator[Json]:
        yield {}
        typical = self.samples.typical(type)
        if not isinstance(typical, dict) or not typical:
            return
        key = next(iter(typical))
        for value in self.probe(type.values).right[:4]:
            yield {**typical, key: value}
        if type.keys is not None:
            yield from ({name: typical[key]} for name in self.probe(type.keys).right if isinstance(name, str))
        for size in (type.min_properties, type.max_properties):
            if size is not None and size <= ENTRIES:
                yield dict.fromkeys(self.samples.keys(type, size), typical[key])

    def _wrong(self, type: Type) -> Iterator[Json]:
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
                yield from self._wrong_lists(type)
            case TupleType(items):
                yield from (None, "text")
                typical = self.samples.typical(type)
                if isinstance(typical, list):
                    yield from (typical[:-1], [*typical, None])
                    for index, item in enumerate(items):
                        for value in self.probe(item).wrong[:1]:
                            yield [*typical[:index], value, *typical[index + 1 :]]
            case MapType():
                yield from self._wrong_maps(type)
            case NullableType(inner):
                yield from self.probe(inner).wrong
                yield from STRANGERS
            case Reference(id):
                yield from self._wrong_reference(id)
            case UnionType(variants, _):
                yield None
                for variant in variants:
                    yield from self.probe(variant).wrong
                yield from STRANGERS
            case AnyType():
                pass
            case NeverType():
                yield from (None, "text")
            case CheckedType(inner):
                yield from self.probe(inner).wrong
                yield from self.samples.variety(inner, 6)
                yield from self.probe(inner).right
                yield from ANYTHING
            case _:
                assert_never(type)

    def _wrong_reference(self, id: SchemaId) -> Iterator[Json]:
        match declaration := self.judge.declaration(id):
            case Record() | None:
                yield from (None, "text", [])
            case Enumeration(type=type):
                yield from self.probe(type).wrong[:3]
            case Alias(type=type):
                yield from self.probe(type).wrong[:3]
            case Union():
                yield from STRANGERS
            case _:
                assert_never(declaration)

    def _wrong_lists(self, type: ListType) -> Iterator[Json]:
        yield from (None, "text")
        item = self.samples.typical(type.items)
        if item is NOTHING:
            return
        if type.min_items:
            yield from self._lists(type, item, type.min_items - 1)
        if type.max_items is not None and type.max_items < ITEMS:
            yield from self._lists(type, item, type.max_items + 1)
        if type.unique:
            yield [item, item]
        filler = [item] * ((type.min_items or 1) - 1)
        yield from ([*filler, value] for value in self.probe(type.items).wrong)

    def _wrong_maps(self, type: MapType) -> Iterator[Json]:
        yield from (None, "text")
        typical = self.samples.typical(type)
        if not isinstance(typical, dict):
            return
        key = next(iter(typical), "key")
        for value in self.probe(type.values).wrong:
            yield {**typical, key: value}
        value = typical.get(key)
        if type.keys is not None and typical:
            yield from ({**typical, name: value} for name in self.probe(type.keys).wrong if isinstance(name, str))
        if type.min_properties:
            yield dict(list(typical.items())[: type.min_properties - 1])
        if type.max_properties is not None and type.max_properties < ENTRIES and typical:
            yield dict.fromkeys(self.samples.keys(type, type.max_properties + 1), value)


def literal(type: Type) -> bool:
    """Whether a type is a set of literals."""
    return isinstance(type, LiteralType) or (isinstance(type, NullableType) and literal(type.inner))


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


def unlike(values: Iterable[Json], count: int) -> tuple[Json, ...]:
    """The first `count` values that differ, `1`, `1.0` and `true` being different."""
    kept: dict[str, Json] = {}
    for value in values:
        if len(kept) >= count:
            break
        kept.setdefault(repr(value), value)
    return tuple(kept.values())
