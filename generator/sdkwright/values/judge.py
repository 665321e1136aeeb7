"""Which JSON values a type admits: read off the description's meaning, never asked of the generated code.

The answer has three values. `None` means that it cannot be told here (an exotic pattern, a value on the edge of a
format); whoever makes test cases leaves such a value out, so that no generated test can be wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from ..ir.declarations import (
    Alias,
    Closed,
    Constant,
    Declarations,
    Direction,
    Enumeration,
    Field,
    Open,
    Record,
    Typed,
    Union,
)
from ..ir.inheritance import all_fields, ancestry
from ..ir.types import (
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
    TaggedBy,
    Tagging,
    TupleType,
    Type,
    UnionType,
    Untagged,
)
from ..jsonvalue.equality import equal, same
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from .checks.evaluator import Evaluator
from .constraints import admits_number, admits_string, within
from .verdicts import Verdict, distinct, every, some, sound

NONE: Mapping[Pointer, Json] = {}
DEPTH = 80
"""Values nested deeper than this are not judged."""


class Judge:
    """Judges values for the types of one API; checks may refer to `schemas`."""

    def __init__(
        self,
        declarations: Declarations,
        schemas: Mapping[Pointer, Json] = NONE,
        *,
        open_enums: bool = False,
        direction: Direction = Direction.RECEIVED,
    ) -> None:
        self.direction = direction
        """The way that the values go: what is required may depend on it."""
        self.declarations = declarations
        self.open_enums = open_enums
        self._evaluator = Evaluator(schemas)
        self._fields: dict[SchemaId, Mapping[str, Field]] = {}
        self._checked: dict[SchemaId, bool] = {}
        self._depth = 0

    def fields(self, record: Record) -> Mapping[str, Field]:
        """All fields of a record, inherited ones first, by wire name."""
        known = self._fields.get(record.id)
        if known is None:
            known = self._fields[record.id] = all_fields(record, self.declarations)
        return known

    def checked(self, record: Record) -> bool:
        """Whether a record, or one that it extends, carries a check."""
        known = self._checked.get(record.id)
        if known is None:
            known = any(link.check is not None for link in ancestry(record, self.declarations))
            self._checked[record.id] = known
        return known

    def admits(self, type: Type, value: Json) -> Verdict:
        """Whether `type` admits `value`."""
        match type:  # the frequent ones first
            case StringType():
                return admits_string(type, value)
            case Reference(id):
                return self.declares(id, value)
            case LiteralType(values):
                return self._literal(values, value)
            case NullableType(inner):
                return value is None or self.admits(inner, value)
            case ListType():
                return self._list(type, value)
            case IntegerType(bounds):
                if isinstance(value, bool) or not isinstance(value, int | float):
                    return False
                if isinstance(value, float):
                    return None if value.is_integer() and admits_number(bounds, value) is not False else False
                return admits_number(bounds, value)
            case NumberType(bounds):
                if isinstance(value, bool) or not isinstance(value, int | float):
                    return False
                return admits_number(bounds, value)
            case BooleanType():
                return isinstance(value, bool)
            case NullType():
                return value is None
            case TupleType(items):
                if not isinstance(value, list) or len(value) != len(items):
                    return False
                return every(self.admits(item, part) for item, part in zip(items, value, strict=True))
            case MapType():
                return self._map(type, value)
            case UnionType(variants, tagging):
                return self._union(variants, tagging, value)
            case AnyType():
                return True
            case NeverType():
                return False
            case CheckedType(inner, check):
                return every((self.admits(inner, value), self._evaluator.holds(check, value)))
            case _:
                assert_never(type)

    def may_be_null(self, type: Type) -> bool:
        """Whether null is a value of `type`, as far as can be told: then it cannot stand for absence."""
        return self.admits(type, None) is not False

    def declares(self, id: SchemaId, value: Json) -> Verdict:
        """Whether the declaration of `id` admits `value`."""
        if self._depth > DEPTH:
            return None
        self._depth += 1
        try:
            return self._declares(id, value)
        finally:
            self._depth -= 1

    def _declares(self, id: SchemaId, value: Json) -> Verdict:
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
                return verdict if check is None else every((verdict, self._evaluator.holds(check, value)))
            case Alias(type=type):
                return self.admits(type, value)
            case _:
                assert_never(declaration)

    def holds(self, record: Record, value: Json) -> Verdict:
        """Whether the checks of a record, and of those that it extends, hold for `value`."""
        if not self.checked(record):
            return True
        checks = (link.check for link in ancestry(record, self.declarations))
        return every(True if check is None else self._evaluator.holds(check, value) for check in checks)

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
                if self.open_enums and _other_tag(field, value[name]):
                    return False
            else:
                found = not field.required_in(self.direction)
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
            return None if any(equal(value, known) for known in values) else False
        if isinstance(value, str):
            if value in values:
                return True if value.isascii() or sound(value) else None
            return self.open_enums and any(isinstance(known, str) for known in values)
        return any(same(value, known) for known in values)

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
            case TaggedBy():
                if not isinstance(value, dict):
                    # A variant that is no object can stand beside tagged ones.
                    return False if not some(self.admits(variant, value) for variant in variants) else None
                if (index := chosen(tagging, value)) is not None:
                    return self.admits(variants[index], value)
                return opens(tagging, self.open_enums) and isinstance(value.get(tagging.property), str)
            case _:
                assert_never(tagging)


def opens(tagging: TaggedBy, open_enums: bool) -> bool:
    """Whether an object with an unknown tag, which is a text, is taken as it is."""
    return open_enums and tagging.default is None and any(isinstance(tag, str) for tag, _ in tagging.mapping)


def chosen(tagging: TaggedBy, value: Mapping[str, Json]) -> int | None:
    """The index of the variant that an object's tag, or its absence, tells; None where it is unknown."""
    tag = value.get(tagging.property)
    for known, index in tagging.mapping:
        if same(known, tag):
            return index
    return tagging.absent if tag is None and tagging.default is None else tagging.default


def absent(field: Field) -> bool:
    """Whether a field may be left out of what is received."""
    return not field.required_in(Direction.RECEIVED)


def _other_tag(field: Field, value: Json) -> bool:
    """Whether a value is not the tag that a property has: that is no set of literals which may be open."""
    bare = field.type.inner if isinstance(field.type, NullableType) else field.type
    return field.implied is not None and isinstance(bare, LiteralType) and value not in (None, field.implied)
