"""What a value is of: types seen through to the one that tells what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ..ir.declarations import Alias, Enumeration, Record, Union
from ..ir.types import CheckedType, NullableType, NullType, Reference, TaggedBy, Type, UnionType
from ..jsonvalue.types import Json
from .judge import DEPTH, Judge, chosen

Bare: TypeAlias = Record | Union | Type
Shape: TypeAlias = Record | Type
"""A record, or a type that is none of those that wrap others."""

NULL = NullType()


def bare(judge: Judge, type: Type, value: Json) -> Bare | None:
    """What a value of a type is of, names, null and checks seen through; None where a reference names nothing."""
    for _ in range(DEPTH):
        match type:
            case NullableType(inner):
                type = NULL if value is None else inner
            case CheckedType(inner):
                type = inner
            case Reference(id):
                match declaration := judge.declarations.get(id):
                    case Alias(type=inner):
                        type = inner
                    case Enumeration(type=inner, nullable=nullable):
                        type = NULL if nullable and value is None else inner
                    case Union(nullable=True) if value is None:
                        type = NULL
                    case Record() | Union() | None:
                        return declaration
            case _:
                return type
    return None


def variants(judge: Judge, union: Union | UnionType, value: Json) -> Iterator[Type]:
    """The variants that a value may be of, likeliest first: that of its tag, or those that do not refuse it."""
    if isinstance(union.tagging, TaggedBy) and isinstance(value, dict):
        if (index := chosen(union.tagging, value)) is not None:
            yield union.variants[index]
        return
    unsure: list[Type] = []
    for variant in union.variants:
        verdict = judge.admits(variant, value)
        if verdict:
            yield variant
        elif verdict is None:
            unsure.append(variant)
    yield from unsure


def possible(judge: Judge, type: Type, value: Json, depth: int = 0) -> Iterator[Shape]:
    """What a value may be of in the end, likeliest first: names, null, checks and unions seen through."""
    match found := bare(judge, type, value):
        case Union() | UnionType():
            for variant in variants(judge, found, value) if depth < DEPTH else ():
                yield from possible(judge, variant, value, depth + 1)
        case None:
            pass
        case _:
            yield found


def meant(judge: Judge, type: Type, value: Json) -> Shape | None:
    """What a value is of in the end, as far as can be told."""
    return next(possible(judge, type, value), None)
