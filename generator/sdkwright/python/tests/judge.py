"""Which JSON values a type admits: read off the description's meaning, never asked of the generated code.

The answer has three values. `None` means that it cannot be told here (an exotic pattern, a value on the edge of a
format); whoever makes test cases leaves such a value out, so that no generated test can be wrong.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import assert_never

from ...document import Json
from ...ir.api import Api
from ...ir.declarations import (
    Alias,
    Closed,
    Constant,
    Declaration,
    Defaulted,
    Enumeration,
    Field,
    Open,
    Optional,
    Record,
    Required,
    Typed,
    Union,
)
from ...ir.types import (
    AnyType,
    BooleanType,
    Bounds,
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
    TaggedBy,
    Tagging,
    TupleType,
    Type,
    UnionType,
    Untagged,
)
from .checks import Checks
from .formats import admits_format
from .patterns import found

Verdict = bool | None
"""True, False, or None for what cannot be told."""

DEPTH = 80
"""Values nested deeper than this are not judged."""


def every(verdicts: Iterable[Verdict]) -> Verdict:
    """False as soon as one is, else None if one is."""
    result: Verdict = True
    for verdict in verdicts:
        if verdict is False:
            return False
        if verdict is None:
            result = None
    return result


def some(verdicts: Iterable[Verdict]) -> Verdict:
    """True as soon as one is, else None if one is."""
    result: Verdict = False
    for verdict in verdicts:
        if verdict:
            return True
        if verdict is None:
            result = None
    return result


def same(one: Json, other: Json) -> bool:
    """Equality of scalars that tells `1`, `1.0` and `true` apart."""
    return type(one) is type(other) and one == other


def distinct(values: Sequence[Json]) -> Verdict:
    """Whether no two values are equal as JSON Schema compares them (4.2.2)."""
    seen: list[Json] = []
    for value in values:
        for earlier in seen:
            if isinstance(value, bool) is not isinstance(earlier, bool):
                continue
            if value == earlier:
                # Python's equality is also true of [1] and [True], JSON's is not.
                return False if isinstance(value, str | int | float | None) else None
        seen.append(value)
    return True


class Judge:
    """Judges values for the types of one API."""

    def __init__(self, api: Api, *, open_enums: bool = False) -> None:
        self.declarations = api.declarations
        self.open_enums = open_enums
        self._checks = Checks(api.schemas)
        self._fields: dict[SchemaId, Mapping[str, Field]] = {}
        self._depth = 0

    def declaration(self, id: SchemaId) -> Declaration | None:
        """The declaration of an id; None where a reference names nothing."""
        return self.declarations.get(id)

    def fields(self, record: Record) -> Mapping[str, Field]:
        """All fields of a record, inherited ones first, by wire name."""
        known = self._fields.get(record.id)
        if known is None:
            chain = [record]
            while (base := chain[-1].base) is not None:
                parent = self.declarations.get(base)
                if not isinstance(parent, Record) or parent in chain:
                    break
                chain.append(parent)
            known = {field.name: field for link in reversed(chain) for field in link.fields}
            self._fields[record.id] = known
        return known

    def checked(self, record: Record) -> bool:
        """Whether a record, or one that it extends, carries a check."""
        seen = 0
        link: Declaration | None = record
        while isinstance(link, Record) and seen < DEPTH:
            if link.check is not None:
                return True
            link, seen = self.declarations.get(link.base) if link.base is not None else None, seen + 1
        return False

    def admits(self, type: Type, value: Json) -> Verdict:
        """Whether `type` admits `value`."""
        if self._depth > DEPTH:
            return None
        self._depth += 1
        try:
            return self._admits(type, value)
        finally:
            self._depth -= 1

    def _admits(self, type: Type, value: Json) -> Verdict:
        match type:
            case StringType():
                return admits_string(type, value)
            case IntegerType(bounds):
                if isinstance(value, bool) or not isinstance(value, int | float):
                    return False
                if isinstance(value, float):
                    return None if value.is_integer() else False
                return admits_number(bounds, value)
            case NumberType(bounds):
                if isinstance(value, bool) or not isinstance(value, int | float):
                    return False
                return admits_number(bounds, value)
            case BooleanType():
                return isinstance(value, bool)
            case NullType():
                return value is None
            case LiteralType(values):
                return self._literal(values, value)
            case ListType():
                return self._list(type, value)
            case TupleType(items):
                if not isinstance(value, list) or len(value) != len(items):
                    return False
                return every(self.admits(item, part) for item, part in zip(items, value, strict=True))
            case MapType():
                return self._map(type, value)
            case NullableType(inner):
                return value is None or self.admits(inner, value)
            case Reference(id):
                return self.declares(id, value)
            case UnionType(variants, tagging):
                return self._union(variants, tagging, value)
            case AnyType():
                return True
            case NeverType():
                return False
            case CheckedType(inner, check):
                return every((self.admits(inner, value), self._checks.hold(check, value)))
            case _:
                assert_never(type)

    def declares(self, id: SchemaId, value: Json) -> Verdict:
        """Whether the declaration of `id` admits `value`."""
        declaration = self.declarations.get(id)
        match declaration:
            case None:
                return None
            case Record():
                return self._record(declaration, value)
            case Enumeration(type=type, nullable=nullable):
                return True if nullable and value is None else self._literal(type.values, value)
            case Union(variants=variants, tagging=tagging, check=check):
                if value is None and declaration.nullable:
                    return True
                verdict = self._union(variants, tagging, value)
                return verdict if check is None else every((verdict, self._checks.hold(check, value)))
            case Alias(type=type):
                return self.admits(type, value)
            case _:
                assert_never(declaration)

    def holds(self, record: Record, value: Json) -> Verdict:
        """Whether the checks of a record, and of those that it extends, hold for `value`."""
        verdicts: list[Verdict] = []
        link: Declaration | None = record
        while isinstance(link, Record) and len(verdicts) < DEPTH:
            verdicts.append(True if link.check is None else self._checks.hold(link.check, value))
            link = self.declarations.get(link.base) if link.base is not None else None
        return every(verdicts)

    def _record(self, record: Record, value: Json) -> Verdict:
        if not isinstance(value, dict):
            return False
        fields = self.fields(record)
        verdict: Verdict = True
        for name, field in fields.items():
            if name in value:
                found = self.admits(field.type, value[name])
                if isinstance(field.presence, Constant) and not same(field.presence.value, value[name]):
                    return False
            else:
                found = absent(field)
            if found is False:
                return False
            if found is None:
                verdict = None
        if len(value) > len(fields) or not value.keys() <= fields.keys():
            verdict = every((verdict, self._extra(record, fields, value)))
        return verdict if verdict is False else every((verdict, self.holds(record, value)))

    def _extra(self, record: Record, fields: Mapping[str, Field], value: Mapping[str, Json]) -> Verdict:
        match record.extra:
            case Open():
                return True
            case Closed():
                return False
            case Typed(type):
                return every(self.admits(type, part) for name, part in value.items() if name not in fields)
            case _:
                assert_never(record.extra)

    def _literal(self, values: Sequence[str | int | bool], value: Json) -> Verdict:
        if isinstance(value, float):
            # 1.0 may or may not pass for the literal 1: nothing to build a test on.
            return None if value.is_integer() and int(value) in values else False
        if any(same(value, known) for known in values):
            return True
        return self.open_enums and isinstance(value, str) and any(isinstance(known, str) for known in values)

    def _list(self, type: ListType, value: Json) -> Verdict:
        if not isinstance(value, list):
            return False
        if not within(len(value), type.min_items, type.max_items):
            return False
        verdict = every(self.admits(type.items, item) for item in value)
        return every((verdict, distinct(value))) if type.unique and verdict is not False else verdict

    def _map(self, type: MapType, value: Json) -> Verdict:
        if not isinstance(value, dict):
            return False
        if not within(len(value), type.min_properties, type.max_properties):
            return False
        verdict = every(self.admits(type.values, part) for part in value.values())
        if type.keys is not None and verdict is not False:
            keys = type.keys
            verdict = every((verdict, every(admits_string(keys, key) for key in value)))
        return verdict

    def _union(self, variants: Sequence[Type], tagging: Tagging, value: Json) -> Verdict:
        match tagging:
            case Untagged():
                return some(self.admits(variant, value) for variant in variants)
            case TaggedBy(property, mapping, default):
                if not isinstance(value, dict):
                    # A variant that is no object can stand beside tagged ones.
                    return False if not some(self.admits(variant, value) for variant in variants) else None
                if property in value:
                    for tag, index in mapping:
                        if same(tag, value[property]):
                            return self.admits(variants[index], value)
                if default is not None:
                    return self.admits(variants[default], value)
                return None if self.open_enums else False
            case _:
                assert_never(tagging)


def absent(field: Field) -> bool:
    """Whether a field may be left out."""
    match field.presence:
        case Required() | Constant():
            return False
        case Optional() | Defaulted():
            return True
        case _:
            assert_never(field.presence)


def within(size: int, least: int | None, most: int | None) -> bool:
    """Whether a size lies between two bounds, where there are such."""
    return (least is None or size >= least) and (most is None or size <= most)


def admits_string(type: StringType, value: Json) -> Verdict:
    """Whether a string type admits a value."""
    if not isinstance(value, str) or not within(len(value), type.min_length, type.max_length):
        return False
    verdict: Verdict = True if type.format is None else admits_format(type.format, value)
    if type.pattern is not None and verdict is not False:
        verdict = every((verdict, found(type.pattern, value)))
    return verdict


def admits_number(bounds: Bounds, value: int | float) -> Verdict:
    """Whether a number lies within bounds, and is the multiple that they ask for."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if bounds.minimum is not None and value < bounds.minimum:
        return False
    if bounds.maximum is not None and value > bounds.maximum:
        return False
    if bounds.exclusive_minimum is not None and value <= bounds.exclusive_minimum:
        return False
    if bounds.exclusive_maximum is not None and value >= bounds.exclusive_maximum:
        return False
    if bounds.multiple_of:
        return is_multiple(value, bounds.multiple_of)
    return True


def is_multiple(value: int | float, of: int | float) -> Verdict:
    """Whether `value` is a multiple of `of`: None where binary fractions could make a difference."""
    if isinstance(value, int) and isinstance(of, int):
        return value % of == 0
    quotient = Decimal(repr(value)) / Decimal(repr(of))
    rest = abs(quotient - quotient.to_integral_value())
    if rest == 0 and abs(quotient) < 10**6:
        return True
    return False if rest > Decimal("0.05") else None
