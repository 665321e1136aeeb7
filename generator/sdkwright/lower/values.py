"""Whether a type admits a JSON value: for defaults, and for listed values beside other keywords."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import assert_never

from ..document import Json
from ..equality import key
from ..ir.declarations import (
    Alias,
    Closed,
    Declaration,
    Direction,
    Enumeration,
    Field,
    Record,
    Typed,
    Union,
)
from ..ir.types import (
    AnyType,
    BooleanType,
    Bounds,
    Check,
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
from ..schema.kinds import kind
from .formats import valid
from .patterns import searched

_DEEP = 64


def scalar(type: Type, value: Json) -> bool | None:
    """Whether a type that refers to no other admits a value; None for the types that may."""
    match type:
        case StringType():
            return isinstance(value, str) and _string(type, value)
        case IntegerType():
            return kind(value) == "integer" and _within(type.bounds, value)
        case NumberType():
            return kind(value) in ("integer", "number") and _within(type.bounds, value)
        case BooleanType():
            return isinstance(value, bool)
        case NullType():
            return value is None
        case LiteralType():
            return key(value) in {key(one) for one in type.values}
        case AnyType():
            return True
        case NeverType():
            return False
        case NullableType():
            return True if value is None else scalar(type.inner, value)
        case _:
            return None


class Judge:
    """Tells whether types admit values; `holds` says of a check whether it holds of a value."""

    def __init__(
        self, declarations: Mapping[SchemaId, Declaration], holds: Callable[[Check, Json], bool] = lambda *_: True
    ) -> None:
        self._declarations = declarations
        self._holds = holds

    def admits(self, type: Type, value: Json, depth: int = 0) -> bool:
        """Whether a type admits a value. Beyond some depth all is admitted, as references may go round."""
        verdict = scalar(type, value)
        if verdict is not None or depth > _DEEP:
            return verdict is not False
        depth += 1
        match type:
            case NullableType():
                return self.admits(type.inner, value, depth)
            case CheckedType():
                return self.admits(type.inner, value, depth) and self._holds(type.check, value)
            case UnionType():
                return any(self.admits(variant, value, depth) for variant in type.variants)
            case ListType() | TupleType():
                return isinstance(value, list) and self._array(type, value, depth)
            case MapType():
                return isinstance(value, dict) and self._map(type, value, depth)
            case Reference():
                declaration = self._declarations.get(type.id)
                return declaration is None or self.declared(declaration, value, depth)
            case _:
                return True

    def declared(self, declaration: Declaration, value: Json, depth: int = 0) -> bool:
        """Whether a declaration admits a value."""
        match declaration:
            case Alias():
                return self.admits(declaration.type, value, depth)
            case Enumeration():
                return (value is None and declaration.nullable) or scalar(declaration.type, value) is True
            case Union():
                if not (value is None and declaration.nullable) and not any(
                    self.admits(variant, value, depth) for variant in declaration.variants
                ):
                    return False
                return declaration.check is None or self._holds(declaration.check, value)
            case Record():
                if not isinstance(value, dict) or not self._record(declaration, value, depth):
                    return False
                return declaration.check is None or self._holds(declaration.check, value)
        assert_never(declaration)

    def _array(self, type: ListType | TupleType, value: list[Json], depth: int) -> bool:
        if isinstance(type, TupleType):
            return len(value) == len(type.items) and all(
                self.admits(one, item, depth) for one, item in zip(type.items, value, strict=True)
            )
        return (
            (type.min_items or 0) <= len(value)
            and (type.max_items is None or len(value) <= type.max_items)
            and not (type.unique and len({key(item) for item in value}) < len(value))
            and all(self.admits(type.items, item, depth) for item in value)
        )

    def _map(self, type: MapType, value: dict[str, Json], depth: int) -> bool:
        return (
            (type.min_properties or 0) <= len(value)
            and (type.max_properties is None or len(value) <= type.max_properties)
            and all(type.keys is None or _string(type.keys, name) for name in value)
            and all(self.admits(type.values, item, depth) for item in value.values())
        )

    def _record(self, record: Record, value: dict[str, Json], depth: int) -> bool:
        fields: dict[str, Field] = {}
        current: Declaration | None = record
        while isinstance(current, Record):
            fields = {field.name: field for field in current.fields} | fields
            current = self._declarations.get(current.base) if current.base is not None else None
        if any(one.required_in(Direction.RECEIVED) and one.name not in value for one in fields.values()):
            return False
        for name, item in value.items():
            if name in fields:
                if not self.admits(fields[name].type, item, depth):
                    return False
            elif isinstance(record.extra, Closed) or (
                isinstance(record.extra, Typed) and not self.admits(record.extra.type, item, depth)
            ):
                return False
        return True


def _string(type: StringType, value: str) -> bool:
    return (
        (type.min_length or 0) <= len(value)
        and (type.max_length is None or len(value) <= type.max_length)
        and (type.pattern is None or searched(type.pattern, value))
        and (type.format is None or valid(type.format, value))
    )


def _within(bounds: Bounds, value: Json) -> bool:
    assert isinstance(value, int | float)
    return (
        (bounds.minimum is None or value >= bounds.minimum)
        and (bounds.maximum is None or value <= bounds.maximum)
        and (bounds.exclusive_minimum is None or value > bounds.exclusive_minimum)
        and (bounds.exclusive_maximum is None or value < bounds.exclusive_maximum)
        and (bounds.multiple_of is None or _multiple(value, bounds.multiple_of))
    )


def _multiple(value: float, of: float) -> bool:
    """As decimal numbers, which is how JSON writes them."""
    return (isinstance(value, int) or math.isfinite(value)) and (
        Fraction(repr(value)) / Fraction(repr(of))
    ).denominator == 1
