"""Values that a type admits, made from what the description says."""

from __future__ import annotations

from typing import assert_never

from ...ir.declarations import Alias, Defaulted, Enumeration, Field, Record, Union
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
from ...jsonvalue.equality import equal
from ...jsonvalue.types import Json
from ..judge import Judge, absent
from ..verdicts import shown, sound
from .completions import completions
from .compounds import list_of, map_of, member
from .sample import NOTHING, Nothing, Object, Sample
from .variety import ANYTHING, various

DEPTH = 40
"""No sample nests deeper: what cannot do with less is left without."""
PATIENCE = 20_000
"""How many dead ends are searched again before they are taken for good."""
LONG = 300
"""A longer example does not serve as the value of a property."""


class Samples:
    """Makes samples, each once; they are shared and must not be changed."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self._types: dict[Type, Sample] = {}
        self._minimal: dict[SchemaId, Object | Nothing] = {}
        self._nested: dict[SchemaId, Sample] = {}
        self._fields: dict[int, Sample] = {}
        self.active: set[SchemaId] = set()
        """The declarations that a sample is being made of."""
        self._cut = 0
        self._patience = PATIENCE

    # A dead end met while a cycle is being followed may only mean that the cycle was entered at the wrong place:
    # such a result is not remembered. `_cut` counts them, so that a caller can tell whether one lies beneath it.

    def typical(self, type: Type) -> Sample:
        """A value that a person would expect, or NOTHING."""
        known = self._types.get(type)
        if known is None and type not in self._types:
            cut = self._cut
            known = self._make(type)
            if known is not NOTHING or self._final(cut):
                self._types[type] = known
        return known

    def minimal(self, record: Record) -> Object | Nothing:
        """The required properties of a record and nothing else, unless a check asks for more."""
        known = self._minimal.get(record.id)
        if known is not None:
            return known
        if record.id in self.active or len(self.active) > DEPTH:
            self._cut += 1
            return NOTHING
        cut = self._cut
        self.active.add(record.id)
        try:
            made = self._least(record)
        finally:
            self.active.discard(record.id)
        if made is not NOTHING or self._final(cut):
            self._minimal[record.id] = made
        return made

    def full(self, record: Record) -> Object | Nothing:
        """Every property that can be given a value, as far as the record's checks let them stand together."""
        least = self.minimal(record)
        if least is NOTHING:
            return NOTHING
        fields = self.judge.fields(record)
        self.active.add(record.id)
        try:
            values = {name: self.field(field) for name, field in fields.items()}
        finally:
            self.active.discard(record.id)
        full: Object = {name: value for name, value in values.items() if value is not NOTHING}
        full |= {name: value for name, value in least.items() if name not in full}
        if not self.judge.checked(record):
            return full
        if self.judge.holds(record, full):
            return full
        grown = dict(least)
        for name, value in full.items():
            if name not in grown and self.judge.holds(record, {**grown, name: value}):
                grown[name] = value
        return grown

    def field(self, field: Field) -> Sample:
        """A value for a property: its example, its default, or what is typical of its type."""
        key = id(field)
        known = self._fields.get(key)
        if known is None and key not in self._fields:
            cut = self._cut
            known = self._prefer(field)
            if known is not NOTHING or self._final(cut):
                self._fields[key] = known
        return known

    def variety(self, type: Type, count: int) -> list[Json]:
        """Up to `count` different values that a type admits."""
        kept: list[Json] = []
        for value in various(self, type, count):
            if len(kept) >= count:
                break
            if not any(equal(value, other) for other in kept) and self.judge.admits(type, value):
                kept.append(value)
        return kept

    def _final(self, cut: int) -> bool:
        """Whether a dead end is one for good: no cycle was cut beneath it, or patience is at its end."""
        if cut == self._cut or not self.active:
            return True
        self._patience -= 1
        return self._patience < 0

    def _prefer(self, field: Field) -> Sample:
        if field.implied is not None:
            return field.implied
        for example in field.doc.examples:
            if self.judge.admits(field.type, example) and shown(example, LONG) and sound(example):
                return example
        typical = self.typical(field.type)
        if isinstance(field.presence, Defaulted):
            value = field.presence.value
            if value not in (None, "", [], {}) and self.judge.admits(field.type, value) and sound(value):
                return value
        return typical

    def _least(self, record: Record) -> Object | Nothing:
        fields = self.judge.fields(record)
        made: Object = {}
        for name, field in fields.items():
            if absent(field):
                continue
            value = self.field(field)
            if value is NOTHING:
                return NOTHING
            made[name] = value
        if not self.judge.checked(record):
            return made
        for candidate in completions(self, record, made):
            if self.judge.declares(record.id, candidate):
                return candidate
        return NOTHING

    def _make(self, type: Type) -> Sample:
        match type:
            case StringType() | IntegerType() | NumberType():
                return next(various(self, type, 1), NOTHING)
            case BooleanType():
                return True
            case NullType():
                return None
            case LiteralType(values):
                return next((value for value in values if self.judge.admits(type, value)), NOTHING)
            case ListType():
                return list_of(self, type)
            case TupleType(items):
                parts = [self.typical(item) for item in items]
                whole: list[Json] = [part for part in parts if part is not NOTHING]
                return whole if len(whole) == len(items) else NOTHING
            case MapType():
                return map_of(self, type)
            case NullableType(inner):
                sample = self.typical(inner)
                return None if sample is NOTHING else sample
            case Reference(id):
                return self._reference(id)
            case UnionType(variants, tagging):
                return member(self, type, variants, tagging)
            case AnyType():
                return ANYTHING[0]
            case NeverType():
                return NOTHING
            case CheckedType(inner):
                found = self.variety(type, 1)
                return found[0] if found else NOTHING
            case _:
                assert_never(type)

    def _reference(self, id: SchemaId) -> Sample:
        declaration = self.judge.declarations.get(id)
        match declaration:
            case None:
                return NOTHING
            case Record():
                return self._nest(declaration)
            case Enumeration(type=type):
                return self.typical(type)
            case Alias() | Union():
                if id in self.active or len(self.active) > DEPTH:
                    self._cut += 1
                    return NOTHING
                self.active.add(id)
                try:
                    if isinstance(declaration, Alias):
                        return self.typical(declaration.type)
                    sample = member(self, Reference(id), declaration.variants, declaration.tagging)
                    return None if sample is NOTHING and declaration.nullable else sample
                finally:
                    self.active.discard(id)
            case _:
                assert_never(declaration)

    def _nest(self, record: Record) -> Sample:
        """A record inside another value: minimal, with a plain property or two if that would leave it empty."""
        known = self._nested.get(record.id)
        if known is not None:
            return known
        least = self.minimal(record)
        if least != {} or self.judge.checked(record):
            return least
        shown: Object = {}
        for name, field in self.judge.fields(record).items():
            if len(shown) < 2 and isinstance(field.type, StringType | IntegerType | NumberType | LiteralType):
                value = self.field(field)
                if value is not NOTHING:
                    shown[name] = value
        self._nested[record.id] = shown
        return shown
