"""The members of a union."""

from __future__ import annotations

from collections.abc import Sequence

from ...frozen import dataclass
from ...jsonvalue.equality import key
from ...jsonvalue.pointers import Pointer
from ...schema import Schema
from ..allof.references import meant
from ..context import Context
from ..site import Site
from .discriminators import Tag
from .facts import Facts


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """A member of a union; each is only itself."""

    schema: Schema
    index: int
    target: Pointer
    """The schema that it refers to, or its own place."""
    facts: Facts
    merged: bool = False
    """Whether what is said beside the union is part of it."""

    @property
    def site(self) -> Site:
        """Where it is used."""
        return Site(self.schema.pointer)


def members(cx: Context, listed: Sequence[Schema]) -> list[Member]:
    """The members of a union; the same reference twice is one."""
    found: dict[Pointer, Member] = {}
    for index, schema in enumerate(listed):
        known = cx.facts.of(schema)
        target = meant(schema) or schema.pointer
        if target not in found:
            found[target] = Member(schema, index, target, known)
    return list(found.values())


def distinguishing(members: Sequence[Member], position: int) -> str | None:
    """A property that only the member at a position requires, or at least names."""
    own, others = members[position].facts, [member.facts for index, member in enumerate(members) if index != position]
    required = (name for name in own.required if not any(name in other.required for other in others))
    named = (name for name in own.properties if not any(name in other.properties for other in others))
    return next(required, None) or next(named, None)


def distinguishing_constant(members: Sequence[Member], position: int) -> str | None:
    """The value of a property that has but one in the member at a position, and no such value in the others."""
    own, others = members[position].facts, [member.facts for index, member in enumerate(members) if index != position]
    for name, values in own.constants.items():
        if len(values) == 1 and isinstance(values[0], Tag):
            taken = [other.constants.get(name) for other in others]
            if all(known is not None and key(values[0]) not in map(key, known) for known in taken):
                return str(values[0])
    return None
