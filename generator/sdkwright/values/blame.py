"""Where in a value the fault lies for which its type refuses it."""

from __future__ import annotations

from ..document import Json, join
from ..equality import same
from ..ir.declarations import Alias, Closed, Enumeration, Record, Union
from ..ir.types import CheckedType, ListType, MapType, NullableType, Reference, TaggedBy, Type, UnionType
from .judge import Judge, absent

DEPTH = 40
"""A fault that lies deeper is reported there."""


def blame(judge: Judge, type: Type, value: Json, depth: int = 0) -> tuple[str, str]:
    """The JSON pointer of the innermost part that is surely refused, and what is wrong with it if that is simple."""
    here = ("#", "")
    if depth > DEPTH:
        return here
    match type:
        case Reference(id):
            match declaration := judge.declaration(id):
                case Record() if isinstance(value, dict):
                    return _record(judge, declaration, value, depth)
                case Alias(type=inner):
                    return blame(judge, inner, value, depth + 1)
                case Union(variants=variants, tagging=TaggedBy() as tagging):
                    return _tagged(judge, variants, tagging, value, depth)
                case Enumeration() | Union() | Record() | None:
                    return here
        case NullableType(inner) | CheckedType(inner) if judge.admits(inner, value) is False:
            return blame(judge, inner, value, depth + 1)
        case UnionType(variants, TaggedBy() as tagging):
            return _tagged(judge, variants, tagging, value, depth)
        case ListType(items) if isinstance(value, list):
            parts = [(str(index), items, part) for index, part in enumerate(value)]
            return _first(judge, parts, depth)
        case MapType(values) if isinstance(value, dict):
            return _first(judge, [(key, values, part) for key, part in value.items()], depth)
        case _:
            pass
    return here


def _first(judge: Judge, parts: list[tuple[str, Type, Json]], depth: int) -> tuple[str, str]:
    """The fault of the first part that is refused."""
    for name, type, part in parts:
        if judge.admits(type, part) is False:
            pointer, problem = blame(judge, type, part, depth + 1)
            return join("#", name) + pointer[1:], problem
    return "#", ""


def _record(judge: Judge, record: Record, value: dict[str, Json], depth: int) -> tuple[str, str]:
    fields = judge.fields(record)
    for name, field in fields.items():
        if name not in value and not absent(field):
            return "#", f"{name!r} is missing"
    if isinstance(record.extra, Closed):
        for name in value:
            if name not in fields:
                return join("#", name), "there is no such property"
    return _first(judge, [(name, field.type, value[name]) for name, field in fields.items() if name in value], depth)


def _tagged(judge: Judge, variants: tuple[Type, ...], tagging: TaggedBy, value: Json, depth: int) -> tuple[str, str]:
    if isinstance(value, dict) and tagging.property in value:
        for tag, index in tagging.mapping:
            if same(tag, value[tagging.property]):
                return blame(judge, variants[index], value, depth + 1)
        return "#", f"no known {tagging.property!r}" if tagging.default is None else ""
    if tagging.absent is not None:
        return blame(judge, variants[tagging.absent], value, depth + 1)
    return "#", f"no {tagging.property!r}" if tagging.default is None else ""
