"""Arrays, JSON Schema core 10.3.1 and validation 6.4."""

from __future__ import annotations

from typing import Final

from ...document import Json
from ...ir.types import ListType, NeverType, TupleType, Type
from ..context import ANY, Context
from ..residual.checks import Conditions, both, checked, select
from ..site import Site
from .numbers import count

_CONTAINS: Final = frozenset({"contains", "minContains", "maxContains"})


def array(cx: Context, schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    """`type: array`. `conditions` must hold too."""
    items, prefix, items_at, prefix_at = schema.get("items", True), schema.get("prefixItems"), "items", "prefixItems"
    if isinstance(items, list):
        # Before 2020-12 a list under `items` was what `prefixItems` is now, and `additionalItems` what `items` is.
        items, prefix, items_at, prefix_at = schema.get("additionalItems", True), items, "additionalItems", "items"
    shortest, longest = count(cx, schema, "minItems", site), count(cx, schema, "maxItems", site)
    unique = schema.get("uniqueItems") is True
    if "contains" in schema:
        conditions = both(conditions, select(schema, _CONTAINS))
    if isinstance(prefix, list) and prefix:
        length = len(prefix)
        if shortest == length and (items is False or longest == length):
            each = tuple(cx.lower(part, site.child(prefix_at, str(index))) for index, part in enumerate(prefix))
            exact = both(conditions, {"uniqueItems": True}) if unique else conditions
            return checked(cx, TupleType(each), exact, site.pointer)
        positions: Conditions = {"prefixItems": prefix}
        if items is not True:
            positions["items"] = items
        made: Type = ListType(ANY, shortest, longest, unique)
        return checked(cx, made, both(conditions, positions), site.pointer)
    values = cx.lower(items, site.child(items_at)) if items is not True else ANY
    if isinstance(values, NeverType):
        values, longest = ANY, 0
    made = ListType(values, shortest, longest, unique)
    return checked(cx, made, conditions, site.pointer) if conditions else made
