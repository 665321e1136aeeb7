"""Where in a value the fault lies for which its type refuses it."""

from __future__ import annotations

from ..ir.declarations import Closed, Record, Union
from ..ir.types import TaggedBy, Type, UnionType
from ..jsonvalue.pointers import join
from ..jsonvalue.types import Json
from .judge import Judge, absent, chosen
from .parts import parts
from .shapes import bare

DEPTH = 40
"""A fault that lies deeper is reported there."""


def blame(judge: Judge, type: Type, value: Json, depth: int = 0) -> tuple[str, str]:
    """The JSON pointer of the innermost part that is surely refused, and what is wrong with it if that is simple."""
    found = bare(judge, type, value) if depth <= DEPTH else None
    match found:
        case Record() if isinstance(value, dict) and (problem := _record(judge, found, value)):
            return problem
        case Union(variants=variants, tagging=TaggedBy() as tagging) | UnionType(variants, TaggedBy() as tagging):
            return _tagged(judge, variants, tagging, value, depth)
        case Union() | UnionType():
            return "#", ""
        case _:
            pass
    for part in parts(judge, found, value):
        if judge.admits(part.type, part.value) is False:
            pointer, said = blame(judge, part.type, part.value, depth + 1)
            return join("#", str(part.key)) + pointer[1:], said
    return "#", ""


def _record(judge: Judge, record: Record, value: dict[str, Json]) -> tuple[str, str] | None:
    """What is wrong with the names of an object."""
    fields = judge.fields(record)
    for name, field in fields.items():
        if name not in value and not absent(field):
            return "#", f"{name!r} is missing"
    if isinstance(record.extra, Closed):
        for name in value:
            if name not in fields:
                return join("#", name), "there is no such property"
    return None


def _tagged(judge: Judge, variants: tuple[Type, ...], tagging: TaggedBy, value: Json, depth: int) -> tuple[str, str]:
    index = chosen(tagging, value if isinstance(value, dict) else {})
    if index is not None:
        return blame(judge, variants[index], value, depth + 1)
    known = isinstance(value, dict) and tagging.property in value
    return "#", f"no known {tagging.property!r}" if known else f"no {tagging.property!r}"
