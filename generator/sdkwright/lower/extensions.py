"""Records with a discriminator: where one is used, the records that extend it are admitted (OpenAPI 3.1 4.8.25.4)."""

from __future__ import annotations

from ..document import Json, Pointer
from ..ir.declarations import Union
from ..ir.types import Reference, SchemaId, TaggedBy
from ..ledger import Outcome
from .context import VARIANTS, Context
from .facts import facts
from .members import Tag, constants, implicit, mapping
from .named import chain, named
from .origins import origin


def find(cx: Context) -> None:
    """Find the schemas with a discriminator and no union, and all schemas that extend them, however indirectly."""
    schemas = dict(named(cx))
    parents = [pointer for pointer, schema in schemas.items() if isinstance(schema, dict) and _is_parent(schema)]
    if not parents:
        return
    direct: dict[Pointer, dict[Pointer, None]] = {}
    for pointer, schema in schemas.items():
        for base in _bases(cx, schema, 0):
            direct.setdefault(base, {})[pointer] = None
    for parent in parents:
        found: dict[Pointer, None] = {}
        pending = [*direct.get(parent, ())]
        while pending:
            child = pending.pop(0)
            if child not in found and child != parent:
                found[child] = None
                pending.extend(direct.get(child, ()))
        if found:
            cx.children[parent] = tuple(found)
        else:
            cx.outcomes[parent, "discriminator"] = Outcome.DOCUMENTED


def _is_parent(schema: dict[str, Json]) -> bool:
    return isinstance(schema.get("discriminator"), dict) and "oneOf" not in schema and "anyOf" not in schema


def _bases(cx: Context, schema: Json, depth: int) -> list[Pointer]:
    """The schemas that a schema extends."""
    members = schema.get("allOf") if isinstance(schema, dict) else None
    found: list[Pointer] = []
    for member in members if isinstance(members, list) and depth < 16 else ():
        if isinstance(member, dict):
            found.extend(chain(cx, member))
            found.extend(_bases(cx, member, depth + 1))
    return found


def variants(cx: Context, id: SchemaId) -> Union:
    """The union of such a schema and those that extend it.

    Another tag than theirs means the schema itself, unless a mapping lists the tags: then there is no other. An object
    that may lack the tag is of the schema itself in any case.
    """
    parent = id.removesuffix(VARIANTS)
    resolved = cx.resolve(parent)
    schema = resolved[1] if resolved is not None else None
    said = schema.get("discriminator") if isinstance(schema, dict) else None
    property = said.get("propertyName") if isinstance(said, dict) else None
    name = property if isinstance(property, str) else ""
    members = [*cx.children[parent], parent]
    tags: dict[Tag, int] = {}
    for tag, ref in mapping(schema).items():
        if (target := cx.resolve(ref)) is None or target[0] not in members:
            message = f"the mapping of {tag!r} names no schema that extends this one: {ref!r}"
            cx.warn("unknown-mapping", message, f"{parent}/discriminator/mapping", "such an object is of this schema")
            tags[tag] = len(members) - 1
        else:
            tags[tag] = members.index(target[0])
    mapped = set(tags.values())
    known = facts(cx, schema, parent)
    own = constants(known, name)
    default = len(members) - 1 if not mapped or name not in known.required else None
    if default is None and set(range(len(members) - 1)) <= mapped and len(members) - 1 not in mapped:
        members.pop()
    for position, member in enumerate(members):
        target = cx.resolve(member)
        values = constants(facts(cx, target[1] if target is not None else True, member), name)
        if values and values != own:
            for value in values:
                tags.setdefault(value, position)
        elif position not in mapped:
            for own_name in implicit(member):
                tags.setdefault(own_name, position)
    for member in members:
        if member not in cx.declarations:
            cx.wanted[member] = None
    return Union(id, origin(cx, id), tuple(map(Reference, members)), TaggedBy(name, tuple(tags.items()), default))
