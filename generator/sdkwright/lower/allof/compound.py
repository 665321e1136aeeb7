"""Schemas with `$ref` or `allOf`: a reference, an extension of a record, or one schema out of several."""

from __future__ import annotations

from collections.abc import Callable

from ...ir.types import Type
from ...schema import Schema
from ..context import Context
from ..residual.conditions import Conditions, both
from ..site import Site
from ..types import NEVER
from .extension import extension
from .leaves import Leaves
from .merge import merge
from .references import chain, is_reference
from .single import single


def compound(
    cx: Context,
    schema: Schema,
    site: Site,
    conditions: Conditions,
    rest: Schema | None,
    plain: Callable[[Context, Schema, Site, Conditions], Type],
) -> Type:
    """The type of a schema with `$ref` or `allOf`; `plain` gives that of the one schema that several come to.

    `rest` is what `unevaluatedProperties` asks of properties that are named nowhere in it.
    """
    if rest is None and not conditions:
        if is_reference(schema):
            return cx.reference(schema.ref)
        if (alone := single(cx, schema)) is not None and not _is_subtype(cx, alone, schema):
            return cx.reference(alone.ref)
        if (made := extension(cx, schema, site)) is not None:
            return made
    leaves = Leaves(cx).add(schema)
    trail = tuple((leaf.schema.pointer, leaf.schema.asserted) for leaf in leaves.found)
    if trail in cx.merges.under_way:
        return cx.reference(cx.merges.under_way[trail])
    merged = merge(cx, leaves.found, schema.pointer, rest)
    if not (merged.possible and leaves.possible):
        cx.report.warn("impossible", "no value can meet all members of this allOf", schema.pointer)
        return NEVER
    conditions = both(both(merged.conditions, leaves.conditions), conditions)
    cx.merges.under_way[trail] = site.id
    type = plain(cx, merged.schema, site, conditions)
    del cx.merges.under_way[trail]
    return type


def _is_subtype(cx: Context, reference: Schema, schema: Schema) -> bool:
    """Whether a schema extends one with a discriminator: it is a record of its own, though it may add nothing."""
    return any(schema.pointer in cx.subtypes.children.get(target, ()) for target in chain(cx.schemas, reference))
