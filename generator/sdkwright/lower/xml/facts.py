"""What several schemas together say of a value, as far as that matters to XML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...ir.types import SchemaId
from ...schema import Schema
from ..context import Context


@dataclass(slots=True)
class Facts:
    """Of a schema, its members, and what these refer to."""

    kinds: set[str] = field(default_factory=set)
    """The JSON types, but for null."""
    properties: dict[str, Schema] = field(default_factory=dict)
    required: set[str] = field(default_factory=set)
    others: Schema | None = None
    items: Schema | None = None


def gather(cx: Context, schema: Schema) -> Facts:
    """What is said of the values of a schema; of one with a discriminator, by those that extend it as well."""
    found = Facts()
    for one in _all(cx, schema, set()):
        found.kinds.update(_kinds(one))
        for name, part in one.objects.named.items():
            found.properties.setdefault(name, part)
        found.required.update(one.objects.required)
        found.others = found.others or _others(one)
        found.items = found.items or one.arrays.items
    return found


def _all(cx: Context, schema: Schema, seen: set[SchemaId]) -> Iterator[Schema]:
    if schema.pointer in seen:
        return
    seen.add(schema.pointer)
    yield schema
    if schema.ref:
        yield from _all(cx, cx.schemas.at(schema.ref), seen)
    for part in (*schema.all_of, *schema.any_of, *schema.one_of):
        yield from _all(cx, part, seen)
    for child in cx.subtypes.children.get(schema.pointer, ()):
        yield from _all(cx, cx.schemas.at(child), seen)


def _kinds(schema: Schema) -> Iterator[str]:
    yield from (one for one in schema.types if one != "null")
    if schema.types:
        return
    if schema.objects.properties or schema.objects.additional is not None:
        yield "object"
    if schema.arrays.items is not None:
        yield "array"
    values = (*(schema.enum.values if schema.enum else ()), *([schema.const.value] if schema.const else ()))
    yield from (_KINDS[type(value)] for value in values if type(value) in _KINDS)


_KINDS = {str: "string", bool: "boolean", int: "integer", float: "number", dict: "object", list: "array"}


def _others(schema: Schema) -> Schema | None:
    """The schema of the properties that have no name."""
    objects = schema.objects
    for one in (objects.additional, objects.unevaluated, *(objects.patterns or {}).values()):
        if one is not None and not one.never and not one.silent:
            return one
    return None
