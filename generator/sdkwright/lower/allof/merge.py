"""`allOf` flattened: all that several schemas say of one value, as one schema. JSON Schema core 10.2.1.1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...frozen import dataclass
from ...jsonvalue.equality import key, same
from ...jsonvalue.pointers import Pointer
from ...jsonvalue.types import Json
from ...schema import Discriminator, Schema, Values
from ...schema.kinds import admitted, common
from ..context import Context
from ..residual.conditions import NONE, Conditions, both, rendered, select
from .bounds import numbers, sizes_of_arrays, sizes_of_objects, strings
from .items import items
from .leaves import Leaf
from .properties import additional, properties, required
from .words import merged_annotations

_GROUPS: Final = (frozenset({"if", "then", "else"}), frozenset({"contains", "minContains", "maxContains"}))
_ALONE: Final = frozenset({"propertyNames", "dependentRequired", "dependentSchemas", "not"})
"""What one schema can say but once."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What several schemas say together."""

    schema: Schema
    conditions: Conditions
    """What one schema cannot say of them."""
    possible: bool = True
    """False if no value can meet them all."""


def merge(cx: Context, leaves: Sequence[Leaf], pointer: Pointer, rest: Schema | None = None) -> Merged:
    """What all leaves say together, as a schema at a pointer.

    `rest` is what `unevaluatedProperties` asks of properties that none of them names.
    """
    schemas = [leaf.schema for leaf in leaves]
    types, possible = _types(schemas)
    named = properties(cx, schemas, pointer)
    extra, closing = additional(cx, schemas, named, pointer)
    arrays, positions = items(cx, schemas, pointer)
    one_of, any_of, others = _unions(schemas)
    made = Schema(
        pointer,
        types=types,
        one_of=one_of,
        any_of=any_of,
        discriminator=_discriminator(schemas),
        enum=_values(schemas),
        format=next((one.format for one in reversed(schemas) if one.format is not None), None),
        numbers=numbers(schemas),
        strings=strings(schemas),
        arrays=sizes_of_arrays(schemas, arrays),
        objects=sizes_of_objects(schemas, named, required(schemas), extra if rest is None else rest),
        annotations=merged_annotations(leaves),
    )
    conditions = both(both(closing, positions), others)
    for schema in reversed(schemas):
        conditions = _unsaid(schema, made, conditions)
    return Merged(made, conditions, possible)


def _types(schemas: Sequence[Schema]) -> tuple[tuple[str, ...], bool]:
    """The types that all admit, and whether there are any."""
    declared = [schema.types for schema in schemas if schema.types]
    if not declared:
        return (), True
    first = declared[0]
    if all(one == first for one in declared):
        return first, True
    left = admitted(first) or frozenset()
    for one in declared[1:]:
        left = common(left, admitted(one) or frozenset())
    return tuple(name for name in dict.fromkeys(name for one in declared for name in one) if name in left), bool(left)


def _values(schemas: Sequence[Schema]) -> Values | None:
    """The values that all list."""
    left: tuple[Json, ...] | None = None
    for schema in schemas:
        for listed in (
            schema.enum.values if schema.enum is not None else None,
            (schema.const.value,) if schema.const is not None else None,
        ):
            if listed is not None:
                keys = {key(value) for value in listed}
                left = tuple(value for value in (listed if left is None else left) if key(value) in keys)
    return None if left is None else Values(left)


def _unions(schemas: Sequence[Schema]) -> tuple[tuple[Schema, ...], tuple[Schema, ...], Conditions]:
    """One `oneOf` or `anyOf`, and the conditions that the further ones are."""
    one_of: tuple[Schema, ...] = ()
    any_of: tuple[Schema, ...] = ()
    conditions = NONE
    for schema in sorted(schemas, key=lambda schema: schema.discriminator is None):
        for keyword, members in (("oneOf", schema.one_of), ("anyOf", schema.any_of)):
            if not members:
                continue
            if one_of or any_of:
                conditions = both(conditions, {keyword: [rendered(member) for member in members]})
            elif keyword == "oneOf":
                one_of = members
            else:
                any_of = members
    return one_of, any_of, conditions


def _discriminator(schemas: Sequence[Schema]) -> Discriminator | None:
    """That of the union that stays one, else the last."""
    found = [schema for schema in schemas if schema.discriminator is not None]
    beside = (schema.discriminator for schema in found if schema.one_of or schema.any_of)
    return next(beside, None) or (found[-1].discriminator if found else None)


def _unsaid(schema: Schema, made: Schema, conditions: Conditions) -> Conditions:
    """The conditions, and what a schema says that the merged one does not."""
    if schema.numbers.multiple_of not in (None, made.numbers.multiple_of):
        conditions = both(conditions, select(schema, ("multipleOf",)))
    if schema.strings.pattern not in (None, made.strings.pattern):
        conditions = both(conditions, select(schema, ("pattern",)))
    for keyword, value in select(schema, _ALONE).items():
        if keyword not in conditions or not same(conditions[keyword], value):
            conditions = both(conditions, {keyword: value})
    for group in _GROUPS:
        conditions = both(conditions, select(schema, group))
    return conditions
