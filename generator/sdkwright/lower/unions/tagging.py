"""How the members of a union are told apart: by the discriminator (OpenAPI 3.1 4.8.25), or by required constants.

Members that share a tag form a group: the tag leads to the group, and within it they are told apart without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...frozen import dataclass
from ...jsonvalue.equality import key
from ...schema import Discriminator, Schema
from ..context import Context
from .discriminators import Tag, constants, implicit, mapped, spelled
from .members import Member
from .tags import names, reach


@dataclass(frozen=True, slots=True)
class Plan:
    """How to tag a union: its groups as positions of members, the group of each tag, of any other, and of none."""

    property: str
    groups: tuple[tuple[int, ...], ...]
    tags: tuple[tuple[Tag, int], ...]
    default: int | None = None
    absent: int | None = None


def explicit(cx: Context, schema: Schema, members: Sequence[Member]) -> Plan | None:
    """The tagging that a schema's discriminator asks for; None, and a warning, if it cannot tell the members apart."""
    said = schema.discriminator
    if said is None:
        return None
    property = said.property
    found, led = _mapped(cx, schema, said, members)
    named: dict[object, tuple[Tag, list[int]]] = {}
    untold: list[int] = []
    further: dict[object, tuple[Tag, list[int]]] = {}
    for position, member in enumerate(members):
        own = constants(member.facts, property)
        if len(own) > 1 and (name := [tag for tag in implicit(cx.schemas, member.target) if tag in own]):
            own = tuple(name)  # of a type that members share
        for tag in own:
            if key(tag) not in found:
                further.setdefault(key(tag), (tag, []))[1].append(position)
        if own:
            continue
        own = names(cx, member, property)
        if position not in led or len(own) > 1:
            named.update((key(tag), (tag, [position])) for tag in own if key(tag) not in named)
        if not own and position not in led:
            untold.append(position)
    for one, (tag, positions) in further.items():
        # where members share a type of tags, the mapping says which of its values means a member
        means = positions if len(positions) == 1 else [position for position in positions if position not in led]
        if means:
            found[one] = tag, means
    found.update((one, at) for one, at in named.items() if one not in found)
    default = _default(cx, said, members)
    others = untold if default is None else [default]
    lacking = [position for position, member in enumerate(members) if property not in member.facts.required]
    absent = lacking[0] if len(lacking) == 1 and not others else None
    plan = _plan(property, len(members), [*found.values()], others, absent)
    if plan is None:
        cx.report.note(
            "discriminator-without-effect",
            f"{property!r} does not tell the members of this union apart",
            f"{schema.pointer}/discriminator",
            "give each member its own constant, or a mapping",
        )
    return plan


def _mapped(
    cx: Context, schema: Schema, said: Discriminator, members: Sequence[Member]
) -> tuple[dict[object, tuple[Tag, list[int]]], set[int]]:
    """The member of each tag that a mapping gives, also where it is a member of a member; and all these members."""
    found: dict[object, tuple[Tag, list[int]]] = {}
    direct = {member.target: position for position, member in enumerate(members)}
    nested: dict[str, int] | None = None
    for tag, ref in said.mapping.items():
        targets = mapped(cx.schemas, ref)
        position = next((direct[target] for target in targets if target in direct), None)
        if position is None:
            if nested is None:
                nested = {}
                for index, member in enumerate(members):
                    for inner in reach(cx, member.target):
                        nested.setdefault(inner, index)
            position = next((nested[target] for target in targets if target in nested), None)
        if position is None:
            cx.report.warn(
                "unknown-mapping",
                f"the mapping of {tag!r} names no member of the union: {ref!r}",
                f"{schema.pointer}/discriminator/mapping",
            )
            continue
        value = spelled(tag, members[position].facts, said.property)
        found[key(value)] = value, [position]
    return found, {position for _, positions in found.values() for position in positions}


def _default(cx: Context, said: Discriminator, members: Sequence[Member]) -> int | None:
    """OpenAPI 3.2 `defaultMapping`."""
    targets = mapped(cx.schemas, said.default) if said.default else []
    reached = (position for position, member in enumerate(members) if reach(cx, member.target).intersection(targets))
    return next(reached, None) if targets else None


def inferred(members: Sequence[Member], known: str | None = None) -> Plan | None:
    """The tagging by a property that every member requires and has few values of, with the most groups.

    `known` is a property that does not tell them apart.
    """
    best: Plan | None = None
    for property in members[0].facts.required:
        if property == known:
            continue
        found: dict[object, tuple[Tag, list[int]]] = {}
        for position, member in enumerate(members):
            values = constants(member.facts, property)
            if not values or property not in member.facts.required or None in member.facts.constants[property]:
                break
            for value in values:
                found.setdefault(key(value), (value, []))[1].append(position)
        else:
            plan = _plan(property, len(members), [*found.values()], [], None)
            if plan is not None and (best is None or len(plan.groups) > len(best.groups)):
                best = plan
    return best


def _plan(
    property: str, count: int, found: Sequence[tuple[Tag, list[int]]], others: list[int], absent: int | None
) -> Plan | None:
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

    for _, positions in found:
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
        tuple((tag, order[leads[positions[0]]]) for tag, positions in found),
        order[leads[others[0]]] if others else None,
        order[leads[absent]] if absent is not None else None,
    )
