"""Properties and parameters that may be absent, JSON Schema validation 9.2: required, with a default, or neither."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from ...ir.declarations import Constant, Defaulted, Optional, Presence, Required
from ...ir.types import LiteralType, SchemaId, Type
from ...ir.walk import mentioned
from ...jsonvalue.pointers import Pointer
from ...jsonvalue.types import Json
from ...schema import Catalogue, Schema
from ...values.judge import Judge
from ...values.parts import spelled
from ..context import Context
from .refusal import refuse

Found: TypeAlias = tuple[Presence, Defaulted | None, str]
"""A presence, and the defaults that can only be documented: an idle one, and one that its type refuses."""

_REQUIRED: Final = Required()
_OPTIONAL: Final = Optional()


def presence(
    cx: Context, schema: Schema, type: Type, required: bool, property: tuple[SchemaId, int] | None = None
) -> Found:
    """The presence of what has a schema.

    A `property`, by its record and its index there, is one whose default is settled when all types are known.
    """
    presence: Presence = _REQUIRED if required else _OPTIONAL
    found = default(cx.schemas, schema)
    if found is not None:
        cx.defaults.told.add(found[1])
    if required and isinstance(type, LiteralType) and len(type.values) == 1:
        return Constant(type.values[0]), None, ""
    if found is None:
        return presence, None, ""
    value, place = found
    if property is not None and mentioned(type):  # what it refers to may not be known yet
        cx.defaults.pending[property] = place
    elif (judge := Judge(cx.declarations.by_id)).admits(type, value) is False:
        return presence, None, refuse(cx, value, place)
    else:
        value = spelled(judge, type, value)
    usable = Defaulted(value)
    return (presence, usable, "") if required else (usable, None, "")


def default(schemas: Catalogue, schema: Schema) -> tuple[Json, Pointer] | None:
    """The default of a schema, and the schema that says it: itself, or what holds for it."""
    for one in holding(schemas, schema):
        if one.annotations.default is not None:
            return one.annotations.default.value, one.pointer
    return None


def holding(schemas: Catalogue, schema: Schema) -> Iterator[Schema]:
    """A schema, and those that hold for it by `$ref` or `allOf`, in the order in which their words count."""
    pending, seen = [schema], set[Pointer]()
    while pending:
        one = pending.pop()
        yield one
        pending += one.all_of
        if one.ref and one.ref not in seen:
            seen.add(one.ref)
            pending.append(schemas.at(one.ref))
