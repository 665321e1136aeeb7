"""`unevaluatedProperties` and `unevaluatedItems`, JSON Schema core 11."""

from __future__ import annotations

from dataclasses import replace

from ...schema import NO_CONDITIONALS, Schema
from ..allof.leaves import Leaf, Leaves
from ..context import Context
from .conditions import NONE, Conditions, whole


def unevaluated(cx: Context, schema: Schema) -> tuple[Schema, Schema | None, Conditions]:
    """A schema without these keywords; what it asks of properties named nowhere in it; the conditions that remain.

    Where just `properties` and `allOf` name properties, it is known which are not evaluated; else the whole schema is
    needed to find out.
    """
    arrays, objects = schema.arrays, schema.objects
    made = replace(schema, arrays=replace(arrays, unevaluated=None), objects=replace(objects, unevaluated=None))
    rest: Schema | None = None
    conditions = NONE
    if arrays.unevaluated is not None and not arrays.unevaluated.silent and arrays.items is None:
        conditions = whole(schema)
    if objects.unevaluated is not None and not objects.unevaluated.silent and objects.additional is None:
        leaves = Leaves(cx).add(made)
        if leaves.conditions or any(map(_evaluates, leaves.found)):
            conditions = whole(schema)
        else:
            rest = objects.unevaluated
    return made, rest, conditions


def _evaluates(leaf: Leaf) -> bool:
    """Whether a schema evaluates properties in another way than by naming them."""
    schema = leaf.schema
    return bool(
        schema.any_of
        or schema.one_of
        or replace(schema.conditionals, not_=None) != NO_CONDITIONALS
        or schema.objects.patterns
        or schema.objects.dependent_schemas
        or schema.objects.additional is not None
    )
