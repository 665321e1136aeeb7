"""Default values of fields, as Python that type checkers accept."""

from __future__ import annotations

from enum import Enum, auto
from typing import TypeAlias

from ..ir.alternatives import alternatives
from ..ir.declarations import Declarations
from ..ir.types import (
    AnyType,
    BooleanType,
    Format,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NullType,
    NumberType,
    Reference,
    StringType,
    TupleType,
    Type,
)
from ..jsonvalue.equality import equal
from ..jsonvalue.types import Json
from .literals import inline, string


class _No(Enum):
    """Why there is no literal."""

    MISMATCH = auto()
    """The value is not of the type."""
    DECODED = auto()
    """The value in Python is another than in JSON."""


_Found: TypeAlias = str | _No


def literal_default(type: Type, value: Json, declarations: Declarations) -> str | None:
    """The default as a literal; None if only decoding makes it: an object of a class, a date and the like."""
    found = _literal(type, value, declarations)
    return None if isinstance(found, _No) else found


def _literal(type: Type, value: Json, declarations: Declarations) -> _Found:
    """By the first alternative that takes the value; but if any needs to decode it, decoding decides."""
    found = [_alternative(one, value, declarations) for one in alternatives(type, declarations)]
    if _No.DECODED in found:
        return _No.DECODED
    return next((one for one in found if not isinstance(one, _No)), _No.MISMATCH)


def _alternative(type: Type, value: Json, declarations: Declarations) -> _Found:
    match type, value:
        case AnyType(), _:
            return inline(value)
        case NullType(), None:
            return "None"
        case StringType(format=format), str():
            return string(value) if format in (None, Format.URI) else _No.DECODED
        case (BooleanType(), bool()) | (NumberType(), float()):
            return inline(value)
        case IntegerType() | NumberType(), int() if not isinstance(value, bool):
            return inline(value)
        case IntegerType(), float() if value.is_integer():
            return inline(int(value))
        case LiteralType(values=values), _:
            return next((inline(one) for one in values if equal(one, value)), _No.MISMATCH)
        case ListType(items=inner), list():
            return _collected("[", [_literal(inner, item, declarations) for item in value], "]")
        case MapType(values=inner), dict():
            entries = [(string(name), _literal(inner, item, declarations)) for name, item in value.items()]
            return _collected("{", [one if isinstance(one, _No) else f"{name}: {one}" for name, one in entries], "}")
        case TupleType(), list():
            return _No.DECODED
        case Reference(id=id), _ if id not in declarations:
            return inline(value)
        case Reference(), dict():
            return _No.DECODED
        case _:
            return _No.MISMATCH


def _collected(start: str, found: list[_Found], end: str) -> _Found:
    items: list[str] = []
    for one in found:
        if isinstance(one, _No):
            return one
        items.append(one)
    return f"{start}{', '.join(items)}{end}"
