"""Records with a discriminator: where one is used, the records that extend it are admitted (OpenAPI 3.1 4.8.25.4)."""

from __future__ import annotations

from typing import Final

from ...document import Json, Pointer
from ...equality import key
from ...ir.declarations import Union
from ...ir.types import Reference, SchemaId, TaggedBy
from ...ledger import Outcome
from ..context import VARIANTS, Context
from ..declarations.named import chain, named
from ..declarations.origins import origin
from ..keywords import ASSERTIONS
from ..unions.discriminators import Tag, constants, discriminator, implicit, mapped, spelled
from ..unions.facts import facts

_DEEPEST: Final = 16


def find(cx: Context) -> None:
    """Find the schemas with a discriminator and no union, and all schemas that stand for them.

    These are what extends them, however indirectly, and what their mappings name. What extends such a schema, and is
    extended itself, stands for others in the same way.
    """
    schemas = {pointer: schema for pointer, schema in named(cx) if isinstance(schema, dict)}
    for pointer, schema in schemas.items():
        if not _has_union(schema) and (found := discriminator(schema, pointer)) is not None:
            cx.discriminators[pointer] = found
    if not cx.discriminators:
        return
    direct: dict[Pointer, dict[Pointer, None]] = {}
    for pointer, schema in schemas.items():
        for base in _bases(cx, schema):
            direct.setdefault(base, {})[pointer] = None
    for parent in [*cx.discriminators]:
        below = _descendants(parent, direct)
        for child in below:
            if _descendants(child, direct):
                cx.discriminators.setdefault(child, cx.discriminators[parent])
        _add_mapped(cx, parent, below)
        if below:
            cx.children[parent] = tuple(below)
        else:
            cx.outcomes[cx.discriminators[parent].pointer, "discriminator"] = Outcome.DROPPED
    for parent in cx.discriminators:
        if parent not in cx.children and (below := _descendants(parent, direct)):
            cx.children[parent] = tuple(below)


def _has_union(schema: dict[str, Json]) -> bool:
    return "oneOf" in schema or "anyOf" in schema


def _descendants(parent: Pointer, direct: dict[Pointer, dict[Pointer, None]]) -> dict[Pointer, None]:
    """What extends a schema."""
    found: dict[Pointer, None] = {}
    pending = [*direct.get(parent, ())]
    while pending:
        child = pending.pop(0)
        if child not in found and child != parent:
            found[child] = None
            pending.extend(direct.get(child, ()))
    return found


def _add_mapped(cx: Context, parent: Pointer, below: dict[Pointer, None]) -> None:
    """Add the schemas of objects that a mapping names though they extend nothing."""
    for ref in cx.discriminators[parent].mapping.values():
        targets = mapped(cx, ref)
        if targets and parent not in targets and below.keys().isdisjoint(targets):
            resolved = cx.resolve(targets[-1])
            if resolved is not None and "object" in facts(cx, resolved[1], targets[-1]).kinds:
                below[targets[-1]] = None


def _bases(cx: Context, schema: Json, depth: int = 0) -> list[Pointer]:
    """The schemas that a schema extends."""
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return []
    found: list[Pointer] = []
    if "$ref" in schema and (depth > 0 or len(schema.keys() & ASSERTIONS) > 1):
        found.extend(chain(cx, schema))
    members = schema.get("allOf")
    for member in members if isinstance(members, list) else ():
        found.extend(_bases(cx, member, depth + 1))
    return found


def variants(cx: Context, id: SchemaId) -> Union:
    """The union of such a schema and those that stand for it.

    Another tag than theirs means the schema itself, unless a mapping lists the tags: then there is no other. So does no
    tag at all, where there may be none.
    """
    parent = id.removesuffix(VARIANTS)
    said = cx.discriminators[parent]
    name = said.name
    members = _members(cx, parent)
    tags: dict[object, tuple[Tag, int]] = {}
    for tag, ref in said.mapping.items():
        targets = mapped(cx, ref)
        position = next((members.index(target) for target in targets if target in members), None)
        if position is None and parent != said.pointer and not said.pointer.startswith(f"{parent}/"):
            continue  # it speaks of more than what stands for this one
        if position is None:
            message = f"the mapping of {tag!r} names no schema that extends this one: {ref!r}"
            hint = "such an object is of this schema"
            cx.warn("unknown-mapping", message, f"{said.pointer}/discriminator/mapping", hint)
            position = len(members) - 1
        resolved = cx.resolve(members[position])
        known = facts(cx, resolved[1] if resolved is not None else True, members[position])
        tag_ = spelled(tag, known, name)
        tags[key(tag_)] = tag_, position
    listed = {position for _, position in tags.values()}
    resolved = cx.resolve(parent)
    known = facts(cx, resolved[1] if resolved is not None else True, parent)
    own = constants(known, name)
    default = None if listed else len(members) - 1
    absent = None if name in known.required or default is not None else len(members) - 1
    if default is absent is None and listed == set(range(len(members) - 1)):
        members.pop()
    for position, member in enumerate(members):
        target = cx.resolve(member)
        values = constants(facts(cx, target[1] if target is not None else True, member), name)
        given: tuple[Tag, ...] = ()
        if values and [*map(key, values)] != [*map(key, own)]:
            given = values
        elif position not in listed:
            given = _further(cx, parent, member, name) or tuple(implicit(member))
        for value in given:
            tags.setdefault(key(value), (value, position))
    types = tuple(_variant(cx, member, parent) for member in members)
    return Union(id, origin(cx, id), types, TaggedBy(name, tuple(tags.values()), default, absent))


def _members(cx: Context, parent: Pointer) -> list[Pointer]:
    """What stands for a schema, and itself; less what another of them is told apart from by another property."""
    said = cx.discriminators[parent]
    named = {target for ref in said.mapping.values() for target in mapped(cx, ref)}
    hidden = {
        child
        for member in cx.children[parent]
        if _nested(cx, member, said.name)
        for child in cx.children[member]
        if child not in named
    }
    return [*(child for child in cx.children[parent] if child not in hidden), parent]


def _nested(cx: Context, member: Pointer, property: str) -> bool:
    """Whether a schema stands for others that are told apart by another property."""
    return member in cx.children and cx.discriminators[member].name != property


def _variant(cx: Context, member: Pointer, parent: Pointer) -> Reference:
    if member != parent and _nested(cx, member, cx.discriminators[parent].name):
        return cx.reference(member)
    if member not in cx.declarations:
        cx.wanted[member] = None
    return Reference(member)


def _further(cx: Context, parent: Pointer, member: Pointer, property: str) -> tuple[Tag, ...]:
    """The tags that a further discriminator by the same property, between a schema and a member of its, gives it."""
    resolved = cx.resolve(member)
    known = facts(cx, resolved[1] if resolved is not None else True, member)
    return tuple(
        spelled(tag, known, property)
        for between in cx.children[parent]
        if between in cx.children and cx.discriminators[between].name == property
        for tag, ref in cx.discriminators[between].mapping.items()
        if member in mapped(cx, ref)
    )
