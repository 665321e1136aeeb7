"""Arrays, JSON Schema core 10.3.1 and validation 6.4."""

from __future__ import annotations

from ..document import Json
from ..ir.types import AnyType, ListType, NeverType, TupleType, Type
from .checks import checked, select
from .context import ANY, Context
from .numbers import count
from .site import Site

_CONDITIONS = frozenset({"contains", "minContains", "maxContains", "unevaluatedItems"})


def array(cx: Context, schema: dict[str, Json], site: Site) -> Type:
    """`type: array`."""
    items, prefix = schema.get("items", True), schema.get("prefixItems")
    if isinstance(items, list):
        # Before 2020-12 a list under `items` was what `prefixItems` is now, and `additionalItems` what `items` is.
        items, prefix = schema.get("additionalItems", True), items
        schema = {**schema, "items": items, "prefixItems": prefix}
    shortest, longest = count(cx, schema, "minItems", site), count(cx, schema, "maxItems", site)
    conditions = {} if _CONDITIONS.isdisjoint(schema) else select(schema, _CONDITIONS)
    if "unevaluatedItems" in conditions:
        # What it refuses depends on everything else that the schema says about items.
        conditions = dict(schema)
    if isinstance(prefix, list) and prefix:
        each = tuple(cx.lower(part, site.prefix(index)) for index, part in enumerate(prefix))
        ends = items is False or (longest is not None and longest <= len(prefix))
        if ends and (shortest or 0) >= len(prefix) and (longest is None or longest == len(prefix)):
            exact: Type = TupleType(each)
            return checked(cx, exact, conditions | select(schema, _unique(schema)))
        conditions |= select(schema, ("prefixItems", "items"))
        return checked(cx, ListType(ANY, shortest, longest, schema.get("uniqueItems") is True), conditions)
    values = cx.lower(items, site.items()) if items is not True else ANY
    if isinstance(values, NeverType):
        values, longest = ANY, 0
    made = ListType(values, shortest, longest, schema.get("uniqueItems") is True)
    return checked(cx, made, conditions) if conditions else made


def _unique(schema: dict[str, Json]) -> tuple[str, ...]:
    return ("uniqueItems",) if schema.get("uniqueItems") is True else ()


def plain(type: Type) -> bool:
    """Whether a list says nothing about its items."""
    return isinstance(type, ListType) and isinstance(type.items, AnyType)
