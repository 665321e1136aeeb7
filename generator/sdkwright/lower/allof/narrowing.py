"""Schemas that hold together, of which one says all that another does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...jsonvalue.pointers import Pointer
from ...schema import Schema
from ...schema.kinds import admitted, covers
from ..context import Context
from .references import extends, meant

_TYPE: Final = frozenset({"type"})
_UNIONS: Final = (frozenset({"oneOf"}), frozenset({"anyOf"}))


def telling(cx: Context, parts: Sequence[Schema]) -> list[Schema]:
    """The parts without those that say nothing, or nothing that another does not say; at least one."""
    left = [part for part in parts if not part.silent] or [*parts[:1]]
    for part in [*left]:
        if len(left) > 1 and any(other is not part and _implied(cx, part, other) for other in left):
            left = [one for one in left if one is not part]
    return left


def _implied(cx: Context, schema: Schema, other: Schema) -> bool:
    """Whether all that a schema says is said by another."""
    said = schema.asserted
    if said == _TYPE:
        return _covers(cx, schema, other)
    if (target := meant(schema)) is not None:
        return _within(cx, target, other)
    if said in _UNIONS:
        targets = [meant(member) for member in (*schema.one_of, *schema.any_of)]
        return any(target is not None and _within(cx, target, other) for target in targets)
    return False


def _covers(cx: Context, schema: Schema, other: Schema) -> bool:
    """Whether another schema admits no values but of the types of a schema."""
    wide, known = admitted(schema.types), cx.facts.of(other)
    return wide is not None and known.shaped and bool(known.kinds) and covers(wide, known.kinds)


def _within(cx: Context, target: Pointer, other: Schema) -> bool:
    """Whether another schema is, or extends, the one at a pointer."""
    return other.pointer == target or extends(cx.schemas, other, target)
