"""Default values of fields, as Python that type checkers accept."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import TypeAlias

from ..document import Json
from ..equality import equal
from ..ir.declarations import Alias, Declaration, Declarations, Enumeration, Record, Union
from ..ir.types import (
    AnyType,
    BooleanType,
    CheckedType,
    Format,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
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
    found = _Search(declarations).of_type(type, value)
    return None if isinstance(found, _No) else found


class _Search:
    def __init__(self, declarations: Declarations) -> None:
        self._declarations = declarations
        self._inside: set[tuple[SchemaId, int]] = set()

    def of_type(self, type: Type, value: Json) -> _Found:
        match type:
            case AnyType():
                return inline(value)
            case NullableType(inner=inner):
                return "None" if value is None else self.of_type(inner, value)
            case CheckedType(inner=inner):
                return self.of_type(inner, value)
            case NullType() if value is None:
                return "None"
            case StringType(format=format) if isinstance(value, str):
                return string(value) if format in (None, Format.URI) else _No.DECODED
            case BooleanType() if isinstance(value, bool):
                return inline(value)
            case IntegerType() | NumberType() if isinstance(value, int) and not isinstance(value, bool):
                return inline(value)
            case IntegerType() if isinstance(value, float) and value.is_integer():
                return inline(int(value))
            case NumberType() if isinstance(value, float):
                return inline(value)
            case LiteralType(values=values):
                return next((inline(one) for one in values if equal(one, value)), _No.MISMATCH)
            case ListType(items=inner) if isinstance(value, list):
                return _collected("[", [self.of_type(inner, item) for item in value], "]")
            case MapType(values=inner) if isinstance(value, dict):
                return _collected("{", [self._of_entry(inner, key, item) for key, item in value.items()], "}")
            case TupleType() if isinstance(value, list):
                return _No.DECODED
            case UnionType(variants=variants):
                return self._of_any(variants, value)
            case Reference(id=target):
                return self._of_declared(target, value)
            case _:
                return _No.MISMATCH

    def _of_entry(self, type: Type, key: str, value: Json) -> _Found:
        found = self.of_type(type, value)
        return found if isinstance(found, _No) else f"{string(key)}: {found}"

    def _of_any(self, variants: Iterable[Type], value: Json) -> _Found:
        """By the first alternative that takes the value; but if any needs to decode it, decoding decides."""
        found = [self.of_type(variant, value) for variant in variants]
        if _No.DECODED in found:
            return _No.DECODED
        return next((one for one in found if not isinstance(one, _No)), _No.MISMATCH)

    def _of_declared(self, target: SchemaId, value: Json) -> _Found:
        step = (target, id(value))
        if step in self._inside:
            return _No.MISMATCH
        self._inside.add(step)
        found = self._of_declaration(self._declarations.get(target), value)
        self._inside.discard(step)
        return found

    def _of_declaration(self, declaration: Declaration | None, value: Json) -> _Found:
        match declaration:
            case Record():
                return _No.DECODED if isinstance(value, dict) else _No.MISMATCH
            case Enumeration(type=inner, nullable=nullable):
                return "None" if nullable and value is None else self.of_type(inner, value)
            case Union(variants=variants, nullable=nullable):
                return "None" if nullable and value is None else self._of_any(variants, value)
            case Alias(type=inner):
                return self.of_type(inner, value)
            case None:
                return inline(value)


def _collected(start: str, found: list[_Found], end: str) -> _Found:
    items: list[str] = []
    for one in found:
        if isinstance(one, _No):
            return one
        items.append(one)
    return f"{start}{', '.join(items)}{end}"
