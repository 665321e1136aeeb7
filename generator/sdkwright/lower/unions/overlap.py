"""Whether two members of a union can both be met by one value."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import combinations

from ...jsonvalue.equality import key
from ...schema.kinds import ALL, common
from .facts import Facts


class Overlap(Enum):
    """How two members of a union lie to each other."""

    NONE = "none"
    """No value meets both."""
    SOME = "some"
    """Some values may meet both, others just one: a oneOf of them has a meaning that needs a check."""
    WHOLE = "whole"
    """Whatever meets one may as well meet the other: a oneOf of them can only be meant as anyOf."""


_SCALARS = frozenset({"null", "boolean", "integer", "number", "string"})
_MANY = 100
"""Beyond so many members, they are not compared in pairs."""


def overlap(left: Facts, right: Facts) -> Overlap:
    """How the members with these facts overlap, as far as facts tell."""
    shared = common(left.kinds, right.kinds)
    if not shared:
        return Overlap.NONE
    if left.values is not None and right.values is not None:
        known = {key(value) for value in left.values}
        return Overlap.SOME if any(key(value) in known for value in right.values) else Overlap.NONE
    if not (left.shaped and right.shaped):
        return Overlap.SOME
    found = Overlap.NONE
    if not shared.isdisjoint(_SCALARS):
        found = _scalars(left, right)
    if "array" in shared and found is not Overlap.SOME and not common(left.items, right.items):
        found = Overlap.WHOLE
    elif "array" in shared:
        found = Overlap.SOME
    if "object" in shared and found is not Overlap.SOME:
        objects = _objects(left, right)
        found = objects if found is Overlap.NONE else found
    return found


def _scalars(left: Facts, right: Facts) -> Overlap:
    whole = left.plain or right.plain or left.format != right.format
    return Overlap.WHOLE if whole else Overlap.SOME


def _objects(left: Facts, right: Facts) -> Overlap:
    if told_apart(left, right):
        return Overlap.NONE
    for one, other in ((left, right), (right, left)):
        if one.closed and any(name not in one.properties for name in other.required):
            return Overlap.NONE
    own = any(name not in right.required for name in left.required)
    others = any(name not in left.required for name in right.required)
    return Overlap.SOME if own and others else Overlap.WHOLE


def told_apart(left: Facts, right: Facts) -> bool:
    """Whether a property that both require has values or types in the one that it has not in the other."""
    return any(name in right.required and _differs(left, right, name) for name in left.required)


def _differs(left: Facts, right: Facts, name: str) -> bool:
    mine, theirs = left.constants.get(name), right.constants.get(name)
    if mine is not None and theirs is not None:
        return {key(value) for value in mine}.isdisjoint(key(value) for value in theirs)
    return not common(left.properties.get(name, ALL), right.properties.get(name, ALL))


def ambiguous(members: Sequence[Facts]) -> bool:
    """Whether some objects may be of two members, and no property of theirs, required or not, speaks for one."""
    objects = [member for member in members if "object" in member.kinds]
    if len(objects) > _MANY:
        return False
    return any(_alike(left, right) for left, right in combinations(objects, 2))


def _alike(left: Facts, right: Facts) -> bool:
    return (
        left.properties.keys() == right.properties.keys()
        and not any(_differs(left, right, name) for name in left.properties)
        and left.required.keys() == right.required.keys()
    )


def overlaps(members: Sequence[Facts]) -> set[Overlap]:
    """How the members overlap, pair by pair."""
    if len(members) > _MANY:
        return {Overlap.SOME}
    return {overlap(left, right) for left, right in combinations(members, 2)}
