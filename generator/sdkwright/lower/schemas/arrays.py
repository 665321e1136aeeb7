"""Arrays, JSON Schema core 10.3.1 and validation 6.4."""

from __future__ import annotations

from typing import Final

from ...ir.types import ListType, NeverType, TupleType, Type
from ...schema import Schema
from ..context import Context
from ..residual.checked import checked
from ..residual.conditions import Conditions, both, select
from ..types import ANY

_CONTAINS: Final = frozenset({"contains", "minContains", "maxContains"})


def array(cx: Context, schema: Schema, conditions: Conditions) -> Type:
    """`type: array`. `conditions` must hold too."""
    said = schema.arrays
    if said.contains is not None:
        conditions = both(conditions, select(schema, _CONTAINS))
    if said.prefix:
        return _tuple(cx, schema, conditions)
    longest = said.max_items
    values = ANY if said.items is None else cx.lower(said.items)
    if isinstance(values, NeverType):
        values, longest = ANY, 0
    return checked(cx, ListType(values, said.min_items, longest, said.unique), conditions)


def _tuple(cx: Context, schema: Schema, conditions: Conditions) -> Type:
    """An array whose positions have types of their own: exact where its length is, else a list with a check."""
    said = schema.arrays
    length = len(said.prefix)
    closed = said.items is not None and said.items.never
    if said.min_items == length and (closed or said.max_items == length):
        each = tuple(cx.lower(part) for part in said.prefix)
        exact = both(conditions, {"uniqueItems": True}) if said.unique else conditions
        return checked(cx, TupleType(each), exact)
    open_ = said.items is None or said.items.silent
    positions = select(schema, ("prefixItems",) if open_ else ("prefixItems", "items"))
    return checked(cx, ListType(ANY, said.min_items, said.max_items, said.unique), both(conditions, positions))
