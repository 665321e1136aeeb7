"""How the members of a union are told apart: by the discriminator (OpenAPI 3.1 4.8.25), or by required constants.

Members that share a tag form a group: the tag leads to the group, and within it they are told apart without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..document import Json
from .context import Context
from .members import Member, Tag, constants, mapping, names, reach
from .site import Site


@dataclass(frozen=True, slots=True)
class Plan:
    """How to tag a union: its groups as positions of members, the group of each tag, and that of any other."""

    property: str
    groups: tuple[tuple[int, ...], ...]
    tags: tuple[tuple[Tag, int], ...]
    default: int | None = None


def explicit(cx: Context, schema: dict[str, Json], members: Sequence[Member], site: Site) -> Plan | None:
    """The tagging that a schema's discriminator asks for; None, and a warning, if it cannot tell the members apart."""
    said = schema.get("discriminator")
    if not isinstance(said, dict):
        return None
    property = said.get("propertyName")
    if not isinstance(property, str):
        cx.drop("malformed-schema", "the discriminator names no property", site.pointer, "discriminator")
        return None
    mapped = _mapped(cx, mapping(schema), members, site)
    found: dict[Tag, list[int]] = {tag: [position] for tag, position in mapped.items()}
    named: dict[Tag, list[int]] = {}
    untold: list[int] = []
    for position, member in enumerate(members):
        own = constants(member.facts, property)
        for tag in own:
            if tag not in mapped:
                found.setdefault(tag, []).append(position)
        if own:
            continue
        own = names(cx, member, property)
        if position not in mapped.values() or len(own) > 1:
            named.update((tag, [position]) for tag in own if tag not in named)
        if not own and position not in mapped.values():
            untold.append(position)
    found.update((tag, positions) for tag, positions in named.items() if tag not in found)
    default = _default(cx, said, members)
    if default is not None:
        others: list[int] = [default]
    else:
        lacking = [position for position, member in enumerate(members) if property not in member.facts.required]
        others = untold + [position for position in lacking if position not in untold and len(lacking) < len(members)]
    plan = _plan(property, len(members), found, others)
    if plan is None:
        cx.note(
            "discriminator-without-effect",
            f"{property!r} does not tell the members of this union apart",
            f"{site.pointer}/discriminator",
            "give each member its own constant, or a mapping",
        )
    return plan


def _mapped(cx: Context, said: Mapping[str, Json], members: Sequence[Member], site: Site) -> dict[Tag, int]:
    """The member of each tag that a mapping gives, also where it is a member of a member."""
    found: dict[Tag, int] = {}
    direct = {member.target: position for position, member in enumerate(members)}
    nested: dict[str, int] | None = None
    for tag, ref in said.items():
        resolved = cx.resolve(ref)
        pointer = resolved[0] if resolved is not None else None
        if pointer in direct:
            found[tag] = direct[pointer]
            continue
        if nested is None:
            nested = {}
            for position, member in enumerate(members):
                for inner in reach(cx, member.target):
                    nested.setdefault(inner, position)
        if pointer in nested:
            found[tag] = nested[pointer]
        else:
            cx.warn(
                "unknown-mapping",
                f"the mapping of {tag!r} names no member of the union: {ref!r}",
                f"{site.pointer}/discriminator/mapping",
            )
    return found


def _default(cx: Context, said: dict[str, Json], members: Sequence[Member]) -> int | None:
    """OpenAPI 3.2 `defaultMapping`."""
    resolved = cx.resolve(said.get("defaultMapping"))
    if resolved is None:
        return None
    return next((position for position, member in enumerate(members) if resolved[0] in reach(cx, member.target)), None)


def inferred(members: Sequence[Member], known: str | None = None) -> Plan | None:
    """The tagging by a property that every member requires and has few values of, with the most groups.

    `known` is a property that does not tell them apart.
    """
    best: Plan | None = None
    for property in members[0].facts.required:
        if property == known:
            continue
        found: dict[Tag, list[int]] = {}
        for position, member in enumerate(members):
            values = constants(member.facts, property)
            if not values or property not in member.facts.required or None in member.facts.constants[property]:
                break
            for value in values:
                found.setdefault(value, []).append(position)
        else:
            plan = _plan(property, len(members), found, [])
            if plan is not None and (best is None or len(plan.groups) > len(best.groups)):
                best = plan
    return best


def _plan(property: str, count: int, found: dict[Tag, list[int]], others: list[int]) -> Plan | None:
    """Groups of members that share tags; None if all of them are one."""
    leader = list(range(count))

    def lead(position: int) -> int:
        while leader[position] != position:
            position = leader[position]
        return position

    def join(positions: Iterable[int]) -> None:
        first, *rest = positions
        for position in rest:
            low, high = sorted((lead(first), lead(position)))
            leader[high] = low

    for positions in found.values():
        join(positions)
    if others:
        join(others)
    leads = [lead(position) for position in range(count)]
    order = {first: index for index, first in enumerate(dict.fromkeys(leads))}
    if len(order) < 2:
        return None
    groups = tuple(tuple(p for p in range(count) if leads[p] == first) for first in order)
    return Plan(
        property,
        groups,
        tuple((tag, order[leads[positions[0]]]) for tag, positions in found.items()),
        order[leads[others[0]]] if others else None,
    )
