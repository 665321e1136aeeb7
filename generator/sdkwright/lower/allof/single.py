"""Schemas that come to but one reference."""

from __future__ import annotations

from typing import Final

from ...jsonvalue.pointers import Pointer
from ...schema import Schema
from ..context import Context
from .narrowing import telling
from .references import is_reference

_JOINED: Final = frozenset({"allOf", "type", "$ref"})
_TYPE: Final = frozenset({"type"})
_HOPS: Final = 32


def single(cx: Context, schema: Schema) -> Schema | None:
    """The one reference that a schema with `allOf`, or with words and a type beside `$ref`, comes to, if it does."""
    if schema.never or not schema.asserted <= _JOINED:
        return None
    parts = [*schema.all_of]
    if schema.ref:
        parts.append(Schema(schema.pointer, ref=schema.ref))
    if schema.types:
        parts.append(Schema(schema.pointer, types=schema.types))
    left = [part for part in parts if not part.silent]
    referring = [part for part in left if is_reference(part)]
    if len(referring) != 1 or any(part.asserted != _TYPE for part in left if part is not referring[0]):
        return None
    if len(left) > 1 and [*map(id, telling(cx, left))] != [id(referring[0])]:
        return None
    return referring[0]


def final(cx: Context, schema: Schema) -> Pointer | None:
    """The schema that a reference comes to in the end, through schemas that are but references."""
    for _ in range(_HOPS):
        pointer, target = schema.ref, cx.schemas.at(schema.ref)
        if target.never:
            return None
        if not target.ref:
            alone = single(cx, target)
            if alone is None or pointer in cx.subtypes.children:
                return pointer
            schema = alone
        elif is_reference(target):
            schema = target
        else:
            return None
    return None
