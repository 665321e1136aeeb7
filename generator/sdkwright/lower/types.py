"""Types that have no parts."""

from __future__ import annotations

from typing import Final

from ..ir.types import AnyType, BooleanType, NeverType, NullableType, NullType, Type

ANY: Final = AnyType()
NEVER: Final = NeverType()
NULL: Final = NullType()
BOOLEAN: Final = BooleanType()


def nullable(type: Type) -> Type:
    """`type` or null."""
    if isinstance(type, AnyType | NullType | NullableType):
        return type
    return NullableType(type)
