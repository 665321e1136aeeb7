"""Numbers, JSON Schema validation 6.2."""

from __future__ import annotations

from typing import Final

from ...ir.types import NO_BOUNDS, IntegerType, NumberType
from ...schema import Schema

INTEGER: Final = IntegerType()
NUMBER: Final = NumberType()


def integer(schema: Schema) -> IntegerType:
    """`type: integer`."""
    return INTEGER if schema.numbers is NO_BOUNDS else IntegerType(schema.numbers)


def number(schema: Schema) -> NumberType:
    """`type: number`."""
    return NUMBER if schema.numbers is NO_BOUNDS else NumberType(schema.numbers)
