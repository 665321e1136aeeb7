"""What a declared type comes to, seen through names: whether it admits null, what tags it, whether it is plain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ..ir.declarations import Alias, Constant, Declaration, Enumeration, Field, Record, Required, Union
from ..ir.types import (
    AnyType,
    CheckedType,
    LiteralType,
    NullableType,
    NullType,
    Reference,
    SchemaId,
    TaggedBy,
    Type,
    UnionType,
)

Scalar: TypeAlias = str | int | bool
Declarations: TypeAlias = Mapping[SchemaId, Declaration]


def admits_null(type: Type, declarations: Declarations, seen: frozenset[SchemaId] = frozenset()) -> bool:
    """Whether null is a value of the type."""
    match type:
        case NullableType() | NullType() | AnyType():
            return True
        case CheckedType(inner=inner):
            return admits_null(inner, declarations, seen)
        case UnionType(variants=variants):
            return any(admits_null(variant, declarations, seen) for variant in variants)
        case Reference(id=id) if id not in seen:
            match declarations.get(id):
                case Union(nullable=True) | Enumeration(nullable=True) | None:
                    return True
                case Union(variants=variants):
                    return any(admits_null(variant, declarations, seen | {id}) for variant in variants)
                case Alias(type=target):
                    return admits_null(target, declarations, seen | {id})
                case Record() | Enumeration():
                    return False
    return False


def literal_values(type: Type, declarations: Declarations) -> tuple[Scalar, ...] | None:
    """The values of a type that is a set of literals, null excluded; None for any other."""
    seen: set[SchemaId] = set()
    while True:
        match type:
            case LiteralType(values=values):
                return values
            case CheckedType(inner=inner) | NullableType(inner=inner):
                type = inner
            case Reference(id=id) if id not in seen:
                seen.add(id)
                match declarations.get(id):
                    case Enumeration(type=target) | Alias(type=target):
                        type = target
                    case _:
                        return None
            case _:
                return None


def ancestry(record: Record, declarations: Declarations) -> Iterator[Record]:
    """The record and what it extends, nearest first."""
    seen: set[SchemaId] = set()
    while record.id not in seen:
        yield record
        seen.add(record.id)
        base = declarations.get(record.base) if record.base is not None else None
        if not isinstance(base, Record):
            return
        record = base


def find_field(record: Record, name: str, declarations: Declarations) -> Field | None:
    """A record's own or inherited property, by its wire name."""
    for link in ancestry(record, declarations):
        for field in link.fields:
            if field.name == name:
                return field
    return None


def own_tags(
    type: Type, name: str, declarations: Declarations, open_enums: bool
) -> frozenset[tuple[str, Scalar]] | None:
    """The values that the property `name` must have in every value of a type, as far as the generated classes say so.

    Each comes with its Python type, since 1 and True are different tags. None if there are other values too.
    """
    seen: set[SchemaId] = set()
    work = [type]
    found: set[tuple[str, Scalar]] = set()
    while work:
        match work.pop():
            case CheckedType(inner=inner):
                work.append(inner)
            case UnionType(variants=variants, tagging=TaggedBy(property=tag, default=None)) if tag == name:
                work += variants
            case Reference(id=id) if id in seen:
                pass
            case Reference(id=id):
                seen.add(id)
                match declarations.get(id):
                    case Union(variants=variants, tagging=TaggedBy(property=tag, default=None), nullable=False) if (
                        tag == name
                    ):
                        work += variants
                    case Alias(type=target):
                        work.append(target)
                    case Record() as record:
                        match find_field(record, name, declarations):
                            case Field(presence=Constant(value=value)):
                                found.add(tagged(value))
                            case Field(presence=Required(), type=LiteralType(values=values)) if not open_enums:
                                found.update(map(tagged, values))
                            case _:
                                return None
                    case _:
                        return None
            case _:
                return None
    return frozenset(found)


def tagged(value: Scalar) -> tuple[str, Scalar]:
    """A tag that differs from tags of another type."""
    return value.__class__.__name__, value
