"""Types as the alternatives that a value of them may be, by the kind of JSON value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from ...ir.declarations import Alias, Declarations, Enumeration, Record, Union
from ...ir.types import (
    AnyType,
    BooleanType,
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
    Tagging,
    TupleType,
    Type,
    UnionType,
)


@dataclass(slots=True)
class Flat:
    """The alternatives of a type."""

    null: bool = False
    parts: list[Type] = field(default_factory=list)
    """Without null; a reference is to what has been left as it is."""
    checks: list[Check] = field(default_factory=list)
    taggings: list[Tagging] = field(default_factory=list)
    union: bool = False
    """Whether it was written as a union, here or by a name."""


def written(type: Type) -> Flat:
    """A type's alternatives as they stand there: what it refers to is left as it is."""
    flat = Flat()
    _add(type, flat)
    return flat


def seen_through(flat: Flat, declarations: Declarations, keep: frozenset[SchemaId] = frozenset()) -> Flat:
    """The same with all names seen through but those of records, and of what is in `keep`."""
    found = Flat(flat.null, [], [*flat.checks], [*flat.taggings], flat.union)
    seen: set[SchemaId] = set()
    pending = [*reversed(flat.parts)]
    while pending:
        part = pending.pop()
        if not isinstance(part, Reference) or part.id in keep:
            found.parts.append(part)
            continue
        if part.id in seen:
            continue
        seen.add(part.id)
        inner = Flat()
        match declarations.get(part.id):
            case None | Record():
                found.parts.append(part)
                continue
            case Alias(type=type):
                _add(type, inner)
            case Enumeration(type=type, nullable=nullable):
                inner.parts.append(type)
                inner.null = nullable
            case Union(variants=variants, tagging=tagging, nullable=nullable, check=check):
                for variant in variants:
                    _add(variant, inner)
                inner.null |= nullable
                inner.union = len(variants) > 1
                inner.taggings.append(tagging)
                inner.checks += () if check is None else (check,)
        found.null |= inner.null
        found.union |= inner.union
        found.checks += inner.checks
        found.taggings += inner.taggings
        pending += reversed(inner.parts)
    return found


def _add(type: Type, flat: Flat) -> None:
    match type:
        case NullType():
            flat.null = True
        case NullableType(inner):
            flat.null = True
            _add(inner, flat)
        case CheckedType(inner, check):
            flat.checks.append(check)
            _add(inner, flat)
        case UnionType(variants, tagging):
            flat.union = True
            flat.taggings.append(tagging)
            for variant in variants:
                _add(variant, flat)
        case NeverType():
            pass
        case (
            StringType()
            | IntegerType()
            | NumberType()
            | BooleanType()
            | LiteralType()
            | ListType()
            | TupleType()
            | MapType()
            | Reference()
            | AnyType()
        ):
            if type not in flat.parts:
                flat.parts.append(type)
        case _:
            assert_never(type)


def kind(type: Type) -> str:
    """The kind of JSON value that an alternative has; of literals, that of the first."""
    match type:
        case StringType():
            return "string"
        case IntegerType() | NumberType():
            return "number"
        case BooleanType():
            return "boolean"
        case ListType() | TupleType():
            return "array"
        case MapType() | Reference():
            return "object"
        case LiteralType(values):
            first = values[0]
            return "boolean" if isinstance(first, bool) else "number" if isinstance(first, int) else "string"
        case _:
            return "any"


def by_kind(parts: list[Type]) -> dict[str, list[Type]]:
    """Alternatives by kind; literals of several kinds are divided, and those of one kind are one."""
    found: dict[str, list[Type]] = {}
    literals: dict[str, dict[str | int | bool, None]] = {}
    for part in parts:
        if isinstance(part, LiteralType):
            for value in part.values:
                name = kind(LiteralType((value,)))
                literals.setdefault(name, {})[value] = None
        else:
            found.setdefault(kind(part), []).append(part)
    for name, values in literals.items():
        found.setdefault(name, []).append(LiteralType(tuple(values)))
    return found
