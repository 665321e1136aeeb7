"""Schemas with `$ref` or `allOf`: a reference, an extension of a record, or one schema out of several."""

from __future__ import annotations

from typing import Final

from ..document import Json, Pointer
from ..equality import same
from ..ir.types import Type
from .checks import NONE, Conditions, both
from .context import ANY, COMPONENTS, Context
from .facts import facts
from .keywords import ASSERTIONS
from .kinds import covers, types
from .leaves import Leaves
from .merge import Leaf, Merged, merge
from .named import chain
from .objects import record
from .site import Place, Site

_JOINS: Final = frozenset({"$ref", "allOf"})
_RECORD: Final = frozenset({"type", "properties", "required", "additionalProperties"})


def compound(cx: Context, schema: dict[str, Json], site: Site, conditions: Conditions, rest: Json) -> Type | Merged:
    """The type of a schema with `$ref` or `allOf`, or the schema to lower in its stead.

    `rest` is what `unevaluatedProperties` asks of properties that are named nowhere in it.
    """
    if rest is True and not conditions:
        if "$ref" in schema and ASSERTIONS.isdisjoint(schema.keys() - {"$ref"}):
            return refer(cx, schema, site)
        if (alone := only(cx, schema, site)) is not None and not _is_child(cx, alone[0], site):
            return refer(cx, alone[0], Site(alone[1].pointer))
        if (made := _extension(cx, schema, site)) is not None:
            return made
    leaves = Leaves(cx).add(schema, Place(site.pointer, site.places))
    trail = tuple((leaf.place.pointer, frozenset(leaf.schema)) for leaf in leaves.found)
    if trail in cx.merging:
        return cx.reference(cx.merging[trail])
    merged = merge(cx, leaves.found, Place(site.pointer, site.places), rest)
    merged.trail = trail
    merged.possible &= leaves.possible
    merged.conditions = both(both(merged.conditions, leaves.conditions), conditions)
    return merged


def _is_child(cx: Context, schema: dict[str, Json], site: Site) -> bool:
    """Whether a schema extends one with a discriminator: it is a record of its own, though it may add nothing."""
    return any(site.pointer in cx.children.get(target, ()) for target in chain(cx, schema))


def refer(cx: Context, schema: dict[str, Json], site: Site) -> Type:
    """The type that a `$ref` names."""
    found = cx.resolve(schema["$ref"])
    if found is None:
        cx.drop(
            "dangling-ref", f"$ref names nothing: {schema['$ref']!r}", site.pointer, "$ref", "any value is taken here"
        )
        return ANY
    pointer, target = found
    if not isinstance(target, dict | bool) or not _may_be_schema(pointer):
        cx.drop(
            "invalid-ref", f"$ref names no schema: {schema['$ref']!r}", site.pointer, "$ref", "any value is taken here"
        )
        return ANY
    return cx.reference(pointer)


def _may_be_schema(pointer: Pointer) -> bool:
    """Whether a pointer may name a schema: not the document itself, nor what cannot hold one."""
    return pointer.startswith(COMPONENTS) or (
        pointer != "#" and not pointer.startswith(("#/info", "#/servers", "#/tags", "#/security", "#/openapi"))
    )


def only(cx: Context, schema: dict[str, Json], site: Site) -> tuple[dict[str, Json], Place] | None:
    """The one reference that a schema with `allOf` comes to, if it does."""
    members = schema.get("allOf")
    if "$ref" in schema or not isinstance(members, list):
        return None
    own = schema.keys() & ASSERTIONS
    if not own <= {"allOf", "type"}:
        return None
    parts = [
        (member, site.place("allOf", str(index)))
        for index, member in enumerate(members)
        if member is not True and not (isinstance(member, dict) and ASSERTIONS.isdisjoint(member))
    ]
    if len(parts) != 1:
        return None
    member, place = parts[0]
    if not isinstance(member, dict) or "$ref" not in member or not ASSERTIONS.isdisjoint(member.keys() - {"$ref"}):
        return None
    if "type" in own:
        said = types(schema["type"])
        if said is not None and not covers(said, facts(cx, member, place.pointer).kinds):
            return None
    return member, place


def _extension(cx: Context, schema: dict[str, Json], site: Site) -> Type | None:
    """A record that extends another: one reference to a record, and additions that redefine nothing."""
    members = schema.get("allOf")
    if "$ref" in schema or not isinstance(members, list):
        return None
    base: Pointer | None = None
    leaves: list[Leaf] = []
    for index, member in enumerate(members):
        place = site.place("allOf", str(index))
        if not isinstance(member, dict):
            return None
        if "$ref" in member and ASSERTIONS.isdisjoint(member.keys() - {"$ref"}):
            target = _final(cx, member)
            if base is not None or target is None:
                return None
            base = target
        elif _addition(member):
            leaves.append(Leaf(member, place, False))
        else:
            return None
    own = {keyword: value for keyword, value in schema.items() if keyword != "allOf"}
    if base is None or not _addition(own) or base == site.pointer:
        return None
    leaves.append(Leaf(own, Place(site.pointer, site.places), False))
    known = extendable(cx, base)
    if known is None or site.pointer in known[1]:
        return None
    merged = merge(cx, leaves, Place(site.pointer, site.places))
    properties, required = merged.schema.get("properties", {}), merged.schema.get("required", [])
    if not isinstance(properties, dict) or not isinstance(required, list):
        return None
    names, inherited, needed = properties.keys(), known[0].get("properties", {}), known[0].get("required", [])
    if not isinstance(inherited, dict) or not isinstance(needed, list):
        return None
    fresh = {name: value for name, value in properties.items() if name not in inherited}
    if any(not same(properties[name], inherited[name]) for name in names & inherited.keys()):
        return None
    if any(name not in needed and name not in fresh for name in required):
        return None
    for index, member in enumerate(members):
        if isinstance(member, dict):
            cx.schemas[site.place("allOf", str(index)).pointer] = member
    if base not in cx.declarations:
        cx.wanted[base] = None
    # the base may require what only its extension names
    listed = {name: None for name in (*required, *needed) if isinstance(name, str) and name in fresh}
    return record(cx, merged.schema, Site(site.pointer, site.id, merged.places, site.named), fresh, listed, NONE, base)


def _addition(schema: dict[str, Json]) -> bool:
    """Whether a schema does no more than name properties."""
    return (
        schema.keys() & ASSERTIONS <= _RECORD
        and schema.get("type", "object") == "object"
        and schema.get("additionalProperties", True) in (True, {})
        and isinstance(schema.get("properties", {}), dict)
    )


def _final(cx: Context, schema: dict[str, Json]) -> Pointer | None:
    """The schema that a reference comes to in the end, through schemas that are but references."""
    for _ in range(32):
        found = cx.resolve(schema["$ref"])
        if found is None or not isinstance(found[1], dict):
            return None
        pointer, target = found[0], found[1]
        if "$ref" not in target:
            alone = only(cx, target, Site(pointer))
            if alone is None or pointer in cx.children:
                return pointer
            schema = alone[0]
        elif ASSERTIONS.isdisjoint(target.keys() - {"$ref"}):
            schema = target
        else:
            return None
    return None


def extendable(cx: Context, pointer: Pointer) -> tuple[dict[str, Json], set[Pointer]] | None:
    """All that a schema says and where it says it, if it is an open record without a check."""
    if pointer not in cx.bases:
        cx.bases[pointer] = _extendable(cx, pointer)
    return cx.bases[pointer]


def _extendable(cx: Context, pointer: Pointer) -> tuple[dict[str, Json], set[Pointer]] | None:
    found = cx.resolve(pointer)
    if found is None or not isinstance(found[1], dict):
        return None
    leaves = Leaves(cx).add(found[1], Place(pointer), foreign=True)
    if leaves.conditions or not leaves.possible or not all(_addition(leaf.schema) for leaf in leaves.found):
        return None
    merged = merge(cx, leaves.found, Place(pointer)).schema
    if merged.get("properties") or (merged.get("required") and "type" in merged):
        return merged, leaves.visited
    return None
