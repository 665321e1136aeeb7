"""Where a record with a discriminator is used, the records that extend it are admitted: the union of them all."""

from __future__ import annotations

from ...ir.declarations import Union
from ...ir.types import Reference, SchemaId, TaggedBy
from ...jsonvalue.equality import key
from ...jsonvalue.pointers import Pointer
from ..context import Context
from ..declarations.origins import origin
from ..declarations.registry import VARIANTS
from ..unions.discriminators import Tag, constants, implicit, mapped, spelled


def variants(cx: Context, id: SchemaId) -> Union:
    """The union of such a schema and those that stand for it.

    Another tag than theirs means the schema itself, unless a mapping lists the tags: then there is no other. So does no
    tag at all, where there may be none.
    """
    parent = id.removesuffix(VARIANTS)
    said = cx.subtypes.discriminators[parent]
    name = said.property
    members = _members(cx, parent)
    tags: dict[object, tuple[Tag, int]] = {}
    for tag, ref in said.mapping.items():
        targets = mapped(cx.schemas, ref)
        position = next((members.index(target) for target in targets if target in members), None)
        if position is None and parent != said.pointer and not said.pointer.startswith(f"{parent}/"):
            continue  # it speaks of more than what stands for this one
        if position is None:
            message = f"the mapping of {tag!r} names no schema that extends this one: {ref!r}"
            hint = "such an object is of this schema"
            cx.report.warn("unknown-mapping", message, f"{said.pointer}/discriminator/mapping", hint)
            position = len(members) - 1
        spelling = spelled(tag, cx.facts.at(members[position]), name)
        tags[key(spelling)] = spelling, position
    listed = {position for _, position in tags.values()}
    known = cx.facts.at(parent)
    own = constants(known, name)
    default = None if listed else len(members) - 1
    absent = None if name in known.required or default is not None else len(members) - 1
    if default is absent is None and listed == set(range(len(members) - 1)):
        members.pop()
    for position, member in enumerate(members):
        values = constants(cx.facts.at(member), name)
        given: tuple[Tag, ...] = ()
        if values and [*map(key, values)] != [*map(key, own)]:
            given = values
        elif position not in listed:
            given = _further(cx, parent, member, name) or tuple(implicit(cx.schemas, member))
        for value in given:
            tags.setdefault(key(value), (value, position))
    types = tuple(_variant(cx, member, parent) for member in members)
    return Union(id, origin(cx, id), types, TaggedBy(name, tuple(tags.values()), default, absent))


def _members(cx: Context, parent: Pointer) -> list[Pointer]:
    """What stands for a schema, and itself; less what another of them is told apart from by another property."""
    said, children = cx.subtypes.discriminators[parent], cx.subtypes.children
    named = {target for ref in said.mapping.values() for target in mapped(cx.schemas, ref)}
    hidden = {
        child
        for member in children[parent]
        if _nested(cx, member, said.property)
        for child in children[member]
        if child not in named
    }
    return [*(child for child in children[parent] if child not in hidden), parent]


def _nested(cx: Context, member: Pointer, property: str) -> bool:
    """Whether a schema stands for others that are told apart by another property."""
    return member in cx.subtypes.children and cx.subtypes.discriminators[member].property != property


def _variant(cx: Context, member: Pointer, parent: Pointer) -> Reference:
    if member != parent and _nested(cx, member, cx.subtypes.discriminators[parent].property):
        return cx.reference(member)
    cx.declarations.want(member)
    return Reference(member)


def _further(cx: Context, parent: Pointer, member: Pointer, property: str) -> tuple[Tag, ...]:
    """The tags that a further discriminator by the same property, between a schema and a member of its, gives it."""
    known, found = cx.facts.at(member), cx.subtypes
    return tuple(
        spelled(tag, known, property)
        for between in found.children[parent]
        if between in found.children and found.discriminators[between].property == property
        for tag, ref in found.discriminators[between].mapping.items()
        if member in mapped(cx.schemas, ref)
    )
