"""The tags by which a value says which member of a union it is, where the members have no constants."""

from __future__ import annotations

from ...jsonvalue.equality import unique
from ...jsonvalue.pointers import Pointer
from ...schema import Schema
from ..context import Context
from ..declarations.registry import VARIANTS
from .discriminators import Tag, constants, implicit, mapping, spelled
from .members import Member

_DEEPEST = 16


def names(cx: Context, member: Member, property: str) -> tuple[Tag, ...]:
    """The tags of a member without constants: its name, or what the members of its own union are told by."""
    schema = member.schema if member.target == member.schema.pointer else cx.schemas.at(member.target)
    return tuple(unique(_names(cx, schema, property, 0)))


def _names(cx: Context, schema: Schema, property: str, depth: int) -> list[Tag]:
    if depth > _DEEPEST:
        return []
    said: list[Tag] = [spelled(tag, cx.facts.of(schema), property) for tag in mapping(schema, property)]
    for part in (*schema.one_of, *schema.any_of):
        own = constants(cx.facts.of(part), property)
        said.extend(own or _names(cx, cx.schemas.at(part.ref) if part.ref else part, property, depth + 1))
    if schema.pointer in cx.subtypes.children:
        said += [name for child in cx.subtypes.children[schema.pointer] for name in implicit(cx.schemas, child)]
    return said or implicit(cx.schemas, schema.pointer)


def reach(cx: Context, target: Pointer) -> set[Pointer]:
    """The schemas that a value may be told to be of by naming a member: itself, and the members of unions in it."""
    found: set[Pointer] = set()
    pending = [target.removesuffix(VARIANTS)]
    while pending:
        pointer = pending.pop()
        if pointer in found:
            continue
        found.add(pointer)
        pending.extend(cx.subtypes.children.get(pointer, ()))
        schema = cx.schemas.at(pointer)
        pending += [part.ref for part in (schema, *schema.one_of, *schema.any_of) if part.ref]
    return found
