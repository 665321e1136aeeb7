"""The members of a union, and the tags by which a value says which of them it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...document import Json, Pointer
from ...equality import key, unique
from ..context import VARIANTS, Context
from ..declarations.named import meant
from ..site import Site
from .discriminators import Tag, constants, implicit, mapping, spelled
from .facts import Facts, facts


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a union."""

    schema: Json
    index: int
    site: Site
    target: Pointer
    """The schema that it refers to, or its own place."""
    facts: Facts


def members(cx: Context, listed: list[Json], keyword: str, site: Site) -> list[Member]:
    """The members under a keyword; the same reference twice is one."""
    found: dict[Pointer, Member] = {}
    for index, schema in enumerate(listed):
        place = site.child(keyword, str(index))
        known = facts(cx, schema, place.pointer)
        if isinstance(schema, dict):
            cx.schemas.setdefault(place.pointer, schema)
        target = meant(cx, schema) or place.pointer
        if target not in found:
            found[target] = Member(schema, index, place, target, known)
    return list(found.values())


def names(cx: Context, member: Member, property: str) -> tuple[Tag, ...]:
    """The tags of a member without constants: its name, or what the members of its own union are told by."""
    return tuple(unique(_names(cx, member.schema, member.target, property, 0)))


def _names(cx: Context, schema: Json, target: Pointer, property: str, depth: int) -> list[Tag]:
    found = cx.resolve(target)
    node = found[1] if found is not None else schema
    if not isinstance(node, dict) or depth > 16:
        return []
    said: list[Tag] = [spelled(tag, facts(cx, node, target), property) for tag in mapping(node, target, property)]
    for keyword in ("oneOf", "anyOf"):
        listed = node.get(keyword)
        for index, part in enumerate(listed if isinstance(listed, list) else ()):
            inner = f"{target}/{keyword}/{index}"
            own = constants(facts(cx, part, inner), property)
            if isinstance(part, dict) and (named := cx.resolve(part.get("$ref"))) is not None:
                inner = named[0]
            said.extend(own or _names(cx, part, inner, property, depth + 1))
    if target in cx.children:
        said += [name for child in cx.children[target] for name in implicit(child)]
    return said or implicit(target)


def reach(cx: Context, target: Pointer) -> set[Pointer]:
    """The schemas that a value may be told to be of by naming a member: itself, and the members of unions in it."""
    found: set[Pointer] = set()
    pending = [target.removesuffix(VARIANTS)]
    while pending:
        pointer = pending.pop()
        if pointer in found:
            continue
        found.add(pointer)
        pending.extend(cx.children.get(pointer, ()))
        resolved = cx.resolve(pointer)
        if resolved is None or not isinstance(resolved[1], dict):
            continue
        node = resolved[1]
        parts: list[Json] = [node] if "$ref" in node else []
        for keyword in ("oneOf", "anyOf"):
            listed = node.get(keyword)
            parts += listed if isinstance(listed, list) else []
        for part in parts:
            named = cx.resolve(part.get("$ref")) if isinstance(part, dict) else None
            pending += [] if named is None else [named[0]]
    return found


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
