"""Defaults: whether a value that a description gives is one that its own type admits."""

from __future__ import annotations

from ..document import Json, Pointer
from ..ir.types import (
    BooleanType,
    IntegerType,
    LiteralType,
    NullType,
    NumberType,
    SchemaId,
    StringType,
    Type,
)
from .context import Context
from .kinds import key, kind


def admitted(cx: Context, type: Type, value: Json, pointer: Pointer, record: SchemaId, index: int) -> bool:
    """Whether a property's type admits its default; says so if not. Later, where the type needs what is still to come."""
    return simple(type, value) is not False


def simple(type: Type, value: Json) -> bool | None:
    """Whether a scalar type admits a value; None where that is not decided here."""
    match type:
        case StringType():
            return isinstance(value, str)
        case IntegerType():
            return kind(value) == "integer"
        case NumberType():
            return kind(value) in ("integer", "number")
        case BooleanType():
            return isinstance(value, bool)
        case NullType():
            return value is None
        case LiteralType():
            return key(value) in {key(one) for one in type.values}
        case _:
            return None
