"""Schemas that hold together, of which one says all that another does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...document import Json, Pointer
from ..context import Context
from ..declarations.named import extends, meant
from ..keywords import ASSERTIONS
from ..schemas.kinds import covers, types
from ..site import Place
from ..unions.facts import facts

Part = tuple[Json, Place]

_UNIONS: Final = frozenset({"oneOf", "anyOf"})


def telling(cx: Context, parts: Sequence[Part]) -> list[Part]:
    """The parts without those that say nothing, or nothing that another does not say; at least one."""
    left = [part for part in parts if not _silent(part[0])] or [*parts[:1]]
    for part in [*left]:
        if len(left) > 1 and any(other is not part and _implied(cx, part[0], other) for other in left):
            left.remove(part)
    return left


def _silent(schema: Json) -> bool:
    return schema is True or (isinstance(schema, dict) and ASSERTIONS.isdisjoint(schema))


def _implied(cx: Context, schema: Json, other: Part) -> bool:
    """Whether all that a schema says is said by another."""
    if not isinstance(schema, dict):
        return False
    said = schema.keys() & ASSERTIONS
    if said == {"type"}:
        return _covers(cx, schema["type"], other)
    if (target := meant(cx, schema)) is not None:
        return _within(cx, target, other)
    if len(said & _UNIONS) == 1 and len(said) == 1:
        (keyword,) = said
        members = schema[keyword]
        targets = [meant(cx, member) for member in members] if isinstance(members, list) else []
        return any(target is not None and _within(cx, target, other) for target in targets)
    return False


def _covers(cx: Context, declared: Json, other: Part) -> bool:
    """Whether another schema admits no values but of some types."""
    admitted, known = types(declared), facts(cx, other[0], other[1].pointer)
    return admitted is not None and known.shaped and bool(known.kinds) and covers(admitted, known.kinds)


def _within(cx: Context, target: Pointer, other: Part) -> bool:
    """Whether another schema is, or extends, the one at a pointer."""
    return other[1].pointer == target or extends(cx, other[0], target)
