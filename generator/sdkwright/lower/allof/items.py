"""The items of arrays, where several schemas hold."""

from __future__ import annotations

from collections.abc import Sequence

from ...jsonvalue.pointers import Pointer
from ...schema import NO_ARRAYS, Arrays, Schema
from ..context import Context
from ..residual.conditions import NONE, Conditions, both, select
from .together import add, together


def items(cx: Context, schemas: Sequence[Schema], pointer: Pointer) -> tuple[Arrays, Conditions]:
    """What they say of items; what one schema cannot say is left to a check."""
    said = [schema for schema in schemas if schema.arrays.items is not None or schema.arrays.prefix]
    if len(said) == 1:
        return Arrays(said[0].arrays.items, said[0].arrays.prefix), NONE
    if any(schema.arrays.prefix for schema in said):
        conditions = NONE
        for schema in said:
            conditions = both(conditions, {"allOf": [select(schema, ("items", "prefixItems"))]})
        return NO_ARRAYS, conditions
    parts: list[Schema] = []
    for schema in said:
        if schema.arrays.items is not None:
            add(parts, schema.arrays.items)
    return (Arrays(together(cx, parts, f"{pointer}/items")) if parts else NO_ARRAYS), NONE
