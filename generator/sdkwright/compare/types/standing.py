"""What a name stands for, as a type."""

from __future__ import annotations

from typing import assert_never

from ...ir.declarations import Alias, Declaration, Enumeration, Record, Union
from ...ir.types import CheckedType, NullableType, Reference, Type, UnionType


def as_type(declaration: Declaration) -> Type:
    """What a name other than a class stands for, as a type."""
    match declaration:
        case Record():
            return Reference(declaration.id)
        case Enumeration(type=literals, nullable=nullable):
            return NullableType(literals) if nullable else literals
        case Union(variants=variants, tagging=tagging, nullable=nullable, check=check):
            type: Type = UnionType(variants, tagging) if len(variants) > 1 else variants[0]
            if check is not None:
                type = CheckedType(type, check)
            return NullableType(type) if nullable else type
        case Alias(type=type):
            return type
    assert_never(declaration)
