"""How the variants of a union are told apart: by the discriminator (OpenAPI 3.1 4.8.25), or by required constants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..document import Json, Pointer
from ..ir.types import TaggedBy
from .context import COMPONENTS, Context
from .facts import Facts
from .site import Site


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a union that is not null."""

    schema: Json
    index: int
    pointer: Pointer
    """Of its target, if it is a reference."""
    facts: Facts


def explicit(cx: Context, discriminator: dict[str, Json], members: Sequence[Member], site: Site) -> TaggedBy | None:
    """The tagging that a discriminator object asks for."""
    property = discriminator.get("propertyName")
    if not isinstance(property, str):
        return None
    mapping = discriminator.get("mapping")
    tags: dict[str | int | bool, int] = {}
    by_pointer = {member.pointer: position for position, member in enumerate(members)}
    if isinstance(mapping, dict):
        for value, ref in mapping.items():
            if isinstance(ref, str) and (found := cx.resolve(ref)) is not None and found[0] in by_pointer:
                tags[value] = by_pointer[found[0]]
    mapped = set(tags.values())
    for position, member in enumerate(members):
        if position in mapped:
            continue
        values = member.facts.constants.get(property, ())
        for constant in values:
            if isinstance(constant, str | int | bool):
                if tags.setdefault(constant, position) != position:
                    return None
        if not values and member.pointer.startswith(COMPONENTS):
            tags.setdefault(member.pointer.removeprefix(COMPONENTS), position)
    if set(tags.values()) != set(range(len(members))):
        return None
    return TaggedBy(property, tuple(tags.items()))


def inferred(members: Sequence[Member]) -> TaggedBy | None:
    """The tagging by a property that every member requires and has its own values of."""
    first = members[0].facts
    for property in first.required:
        tags: dict[str | int | bool, int] = {}
        for position, member in enumerate(members):
            values = member.facts.constants.get(property) if property in member.facts.required else None
            if not values or not all(isinstance(value, str) and value not in tags for value in values):
                break
            tags.update((value, position) for value in values if isinstance(value, str))
        else:
            return TaggedBy(property, tuple(tags.items()))
    return None
