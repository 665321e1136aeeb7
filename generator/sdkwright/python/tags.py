"""What tags the values of a type, as far as the generated classes say so."""

from __future__ import annotations

from typing import TypeAlias

from ..ir.alternatives import alternatives
from ..ir.declarations import Constant, Declarations, Field, Record, Required
from ..ir.inheritance import find_field
from ..ir.types import LiteralType, Reference, TaggedBy, Tagging, Type

Scalar: TypeAlias = str | int | bool


def own_tags(
    type: Type, name: str, declarations: Declarations, open_enums: bool
) -> frozenset[tuple[str, Scalar]] | None:
    """The values that the property `name` must have in every value of a type, as far as the generated classes say so.

    Each comes with its Python type, since 1 and True are different tags. None if there are other values too.
    """
    found: set[tuple[str, Scalar]] = set()
    for one in alternatives(type, declarations, lambda tagging: _tells(tagging, name)):
        record = declarations.get(one.id) if isinstance(one, Reference) else None
        match find_field(record, name, declarations) if isinstance(record, Record) else None:
            case Field(presence=Constant(value=value)):
                found.add(tagged(value))
            case Field(presence=Required(), type=LiteralType(values=values)) if not open_enums:
                found.update(map(tagged, values))
            case _:
                return None
    return frozenset(found)


def _tells(tagging: Tagging, name: str) -> bool:
    """Whether a property tells all variants of a union apart."""
    return isinstance(tagging, TaggedBy) and tagging.property == name and tagging.default is None


def tagged(value: Scalar) -> tuple[str, Scalar]:
    """A tag that differs from tags of another type."""
    return value.__class__.__name__, value
