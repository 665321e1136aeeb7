"""Records: objects with named properties, each a declaration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...ir.declarations import (
    Constant,
    Defaulted,
    Direction,
    Field,
    Record,
    Required,
    Typed,
)
from ...ir.types import NullableType, Reference, SchemaId, StringType, Type
from ...schema import Schema
from ..context import Context
from ..declarations.origins import origin
from ..presence.defaults import presence
from ..presence.directions import one_way
from ..residual.conditions import Conditions, both, select
from ..site import Site
from ..types import ANY, NEVER
from .docs import doc, wrapped
from .extra import CLOSED, extra

_OTHER: Final = frozenset({"dependentRequired", "dependentSchemas", "propertyNames", "minProperties", "maxProperties"})
_REQUIRED: Final = Required()


def record(
    cx: Context,
    schema: Schema,
    site: Site,
    properties: Mapping[str, Schema],
    required: Mapping[str, None],
    conditions: Conditions,
    base: SchemaId | None = None,
) -> Type:
    """Declare a record, once. Its fields are all of `properties`, and the `required` that these lack."""
    if site.id in cx.inline.shared:
        return cx.reference(cx.inline.shared[site.id])
    if not cx.declarations.begin(site.id):
        return Reference(site.id)
    conditions = both(conditions, select(schema, _OTHER))
    other, closing = extra(cx, schema)
    fields: list[Field] = []
    for name, said in properties.items():
        fields.append(_field(cx, name, said, name in required, site.id, len(fields)))
    rest: Type = NEVER if other is CLOSED else other.type if isinstance(other, Typed) else ANY
    fields += [Field(name, rest, _REQUIRED, schema.pointer) for name in required if name not in properties]
    check = cx.checks.check(both(conditions, closing))
    return cx.declarations.declare(Record(site.id, origin(cx, site.id), tuple(fields), other, base, check, doc(schema)))


def _field(cx: Context, name: str, schema: Schema, required: bool, record: SchemaId, index: int) -> Field:
    type = cx.lower(schema)
    found, idle, refused = presence(cx, schema, type, required, (record, index))
    way = one_way(cx, schema)
    implied = None
    if way is Direction.SENT and isinstance(found, Constant):
        implied, found = found.value, Defaulted(found.value)
    return Field(
        name,
        type,
        found,
        schema.pointer,
        doc(schema),
        way is Direction.RECEIVED,
        way is Direction.SENT,
        documented_format(schema, type),
        refused,
        idle,
        implied,
    )


def documented_format(schema: Schema, type: Type) -> str:
    """A format that the type does not assert, of the schema or of what it only wraps."""
    form = schema.format
    if form is None and (inner := wrapped(schema)) is not None:
        form = inner.format
    bare = type.inner if isinstance(type, NullableType) else type
    asserted = isinstance(bare, StringType) and bare.format is not None
    return form if form is not None and not asserted else ""
