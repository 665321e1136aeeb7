"""Schemas with `$ref` or `allOf`: a reference, an extension of a record, or one schema out of several."""

from __future__ import annotations

from typing import Final

from ...document import Json, Pointer
from ...equality import same
from ...ir.types import Type
from ..context import ANY, COMPONENTS, Context
from ..declarations.named import chain
from ..keywords import ASSERTIONS
from ..residual.checks import NONE, Conditions, both
from ..schemas.objects import record
from ..site import Place, Site, below, escape
from .leaves import Leaves
from .merge import Leaf, Merged, merge, together
from .narrowing import telling

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
    """The one reference that a schema with `allOf`, or with words and a type beside `$ref`, comes to, if it does."""
    members = schema.get("allOf", [])
    own = schema.keys() & ASSERTIONS
    if not isinstance(members, list) or not own <= {"allOf", "type", "$ref"}:
        return None
    parts: list[tuple[Json, Place]] = [
        (member, site.place("allOf", str(index))) for index, member in enumerate(members)
    ]
    if "$ref" in own:
        parts.append(({"$ref": schema["$ref"]}, Place(site.pointer)))
    if "type" in own:
        parts.append(({"type": schema["type"]}, Place(site.pointer)))
    left = [part for part in parts if part[0] is not True and not _wordless(part[0])]
    referring = [part for part in left if isinstance(part[0], dict) and _is_reference(part[0])]
    if len(referring) != 1 or any(
        not isinstance(part[0], dict) or part[0].keys() & ASSERTIONS != {"type"}
        for part in left
        if part is not referring[0]
    ):
        return None
    member, place = referring[0]
    if len(left) > 1 and telling(cx, left) != referring:
        return None
    assert isinstance(member, dict)
    return member, place


def _wordless(schema: Json) -> bool:
    return isinstance(schema, dict) and ASSERTIONS.isdisjoint(schema)


def _is_reference(schema: dict[str, Json]) -> bool:
    return "$ref" in schema and ASSERTIONS.isdisjoint(schema.keys() - {"$ref"})


def _extension(cx: Context, schema: dict[str, Json], site: Site) -> Type | None:
    """A record that extends another: one reference to a record, and what is said beside it."""
    members = schema.get("allOf", [])
    if not isinstance(members, list):
        return None
    base = _final(cx, schema) if "$ref" in schema else None
    if "$ref" in schema and base is None:
        return None
    leaves: list[Leaf] = []
    for index, member in enumerate(members):
        place = site.place("allOf", str(index))
        if not isinstance(member, dict):
            return None
        if _is_reference(member):
            target = _final(cx, member)
            if base is not None or target is None:
                return None
            base = target
        elif _addition(member):
            leaves.append(Leaf(member, place, False))
        else:
            return None
    own = {keyword: value for keyword, value in schema.items() if keyword not in _JOINS}
    if base is None or not _addition(own) or base == site.pointer:
        return None
    leaves.append(Leaf(own, Place(site.pointer, site.places), False))
    known = extendable(cx, base)
    if known is None or site.pointer in known[1]:
        return None
    at = Place(site.pointer, site.places)
    merged = merge(cx, leaves, at)
    found = _extending(cx, merged, known[0], at)
    if found is None:
        return None
    for index, member in enumerate(members):
        if isinstance(member, dict):
            cx.schemas[site.place("allOf", str(index)).pointer] = member
    if base not in cx.declarations:
        cx.wanted[base] = None
    inner = Site(site.pointer, site.id, merged.places, site.named)
    return record(cx, merged.schema, inner, *found, NONE, base)


def _extending(
    cx: Context, merged: Merged, base: Merged, site: Place
) -> tuple[dict[str, Json], dict[str, None]] | None:
    """The properties that an extension adds to a record, or says more of; and those of them that are required.

    A property that both name is what both say of it.
    """
    properties, required = merged.schema.get("properties", {}), merged.schema.get("required", [])
    inherited, needed = base.schema.get("properties", {}), base.schema.get("required", [])
    if not isinstance(properties, dict) or not isinstance(inherited, dict):
        return None
    if not isinstance(required, list) or not isinstance(needed, list):
        return None
    found: dict[str, Json] = {}
    for name in dict.fromkeys((*properties, *(name for name in required if isinstance(name, str)))):
        token = escape(name)
        if name not in inherited:
            if name in properties:
                found[name] = properties[name]
            continue
        schema, place = inherited[name], base.places["properties", token]
        if name in properties and not same(properties[name], schema):
            parts = (_above(cx, schema, place), (properties[name], merged.places["properties", token]))
            schema, place = together(cx, parts, below(site, "properties", token))
        as_before = place.pointer == base.places["properties", token].pointer and same(schema, inherited[name])
        if as_before and (name in needed or name not in required):
            continue
        found[name] = schema
        merged.places["properties", token] = place
    # the base may require what only its extension names
    listed = {name: None for name in (*required, *needed) if isinstance(name, str) and name in found}
    listed |= {name: None for name in required if isinstance(name, str) and name not in inherited}
    return found, listed


def _above(cx: Context, schema: Json, place: Place) -> tuple[Json, Place]:
    """An inherited property's schema: a record written there is extended rather than copied."""
    if isinstance(schema, dict) and place.places is None and schema.get("properties") and _addition(schema):
        return {"$ref": cx.shared.get(place.pointer, place.pointer)}, place
    return schema, place


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


def extendable(cx: Context, pointer: Pointer) -> tuple[Merged, set[Pointer]] | None:
    """All that a schema says and where it says it, if it is an open record without a check."""
    if pointer not in cx.bases:
        cx.bases[pointer] = _extendable(cx, pointer)
    return cx.bases[pointer]


def _extendable(cx: Context, pointer: Pointer) -> tuple[Merged, set[Pointer]] | None:
    found = cx.resolve(pointer)
    if found is None or not isinstance(found[1], dict):
        return None
    leaves = Leaves(cx).add(found[1], Place(pointer), foreign=True)
    if leaves.conditions or not leaves.possible or not all(_addition(leaf.schema) for leaf in leaves.found):
        return None
    merged = merge(cx, leaves.found, Place(pointer))
    said = merged.schema
    if said.get("properties") or (said.get("required") and "type" in said):
        return merged, leaves.visited
    return None
