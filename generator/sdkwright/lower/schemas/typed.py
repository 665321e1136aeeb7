"""Schemas without unions and listed values: their `type`, and what belongs to it."""

from __future__ import annotations

from typing import Final

from ...document import Json
from ...ir.declarations import VariantStep
from ...ir.types import Type, UnionType, Untagged
from ...ledger import Outcome
from ..context import ANY, BOOLEAN, NULL, Context
from ..keywords import ASSERTIONS, CONDITIONS, TYPES
from ..residual.checks import Conditions, both, checked, nullable, select
from ..site import Site
from .arrays import array
from .numbers import integer, number
from .objects import object_
from .strings import string

_UNTYPED: Final = ASSERTIONS - CONDITIONS - {"type", "format", "contentEncoding", "enum", "const", "$ref", "allOf"}
_MEMBERS: Final = ("oneOf", "anyOf", "allOf")


def typed(cx: Context, schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    """A schema by its `type`. `conditions` must hold too."""
    declared = schema.get("type")
    if isinstance(declared, str):
        return of_kind(cx, declared, schema, site, conditions)
    if isinstance(declared, list):
        return _several(cx, declared, schema, site, conditions)
    if declared is not None:
        cx.drop("malformed-schema", "type is neither a name nor a list of names", site.pointer, "type")
    return _untyped(cx, schema, site, conditions)


def of_kind(cx: Context, kind: str, schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    """A schema of one type."""
    match kind:
        case "string":
            made: Type = string(cx, schema, site)
        case "integer":
            made = integer(cx, schema, site)
        case "number":
            made = number(cx, schema, site)
        case "boolean":
            made = BOOLEAN
        case "null":
            made = NULL
        case "array":
            return array(cx, schema, site, conditions)
        case "object":
            return object_(cx, schema, site, conditions)
        case _:
            return _unknown(cx, kind, schema, site, conditions)
    if "format" in schema and kind != "string":
        cx.outcomes[site.pointer, "format"] = Outcome.DOCUMENTED
    return checked(cx, made, conditions, site.pointer) if conditions else made


def _unknown(cx: Context, kind: str, schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    meant = kind.lower()
    if meant in TYPES:
        cx.warn("unknown-type", f"there is no type {kind!r}", f"{site.pointer}/type", f"it is taken for {meant}")
        return of_kind(cx, meant, schema, site, conditions)
    cx.drop("unknown-type", f"there is no type {kind!r}", site.pointer, "type", "it is taken for any type")
    return _untyped(cx, schema, site, conditions)


def _several(cx: Context, declared: list[Json], schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    kinds = list(dict.fromkeys(kind for kind in declared if isinstance(kind, str)))
    if "number" in kinds and "integer" in kinds:
        kinds.remove("integer")
    rest = [kind for kind in kinds if kind != "null"]
    if not kinds:
        return _untyped(cx, schema, site, conditions)
    if not rest:
        return checked(cx, NULL, conditions, site.pointer)
    if len(rest) == len(kinds) == 1:
        return of_kind(cx, rest[0], schema, site, conditions)
    variants = [_one(cx, kind, declared.index(kind), len(rest) > 1, schema, site) for kind in rest]
    made = variants[0] if len(variants) == 1 else UnionType(tuple(variants), Untagged())
    return checked(cx, nullable(made) if len(rest) < len(kinds) else made, conditions, site.pointer)


def _one(cx: Context, kind: str, index: int, several: bool, schema: dict[str, Json], site: Site) -> Type:
    """One of several types. A record among them is known by the place of its type where the schema itself is not it."""
    if kind == "object" and (several or site.named):
        id = f"{site.id}/type/{index}"
        cx.variants[id] = VariantStep("type", index, kind=kind) if several else None
        site = Site(site.pointer, id, site.places)
    return of_kind(cx, kind, schema, site, {})


def _untyped(cx: Context, schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    """A schema that leaves its type to be inferred.

    One that names properties means an object, though JSON Schema lets it admit all that is none. Otherwise it is taken
    at its word, but for an inline schema with `items`: that means an array.
    """
    if _names_properties(schema) and not _hollow(cx, schema, site):
        return object_(cx, schema, site, conditions)
    if ("items" in schema or "prefixItems" in schema) and _inline(site):
        return array(cx, schema, site, conditions)
    if "format" in schema:
        cx.outcomes[site.pointer, "format"] = Outcome.DOCUMENTED
    return checked(cx, ANY, both(conditions, select(schema, _UNTYPED)), site.pointer)


def _names_properties(schema: dict[str, Json]) -> bool:
    return bool(schema.get("properties") or schema.get("patternProperties")) or (
        schema.get("additionalProperties", True) not in (True, {})
    )


def _hollow(cx: Context, schema: dict[str, Json], site: Site) -> bool:
    """Whether all that a schema names is itself: that tells nothing of what it means."""
    properties = schema.get("properties")
    return (
        isinstance(properties, dict)
        and properties != {}
        and all(
            isinstance(value, dict)
            and (found := cx.resolve(value.get("$ref"))) is not None
            and found[0] == site.pointer
            for value in properties.values()
        )
    )


def _inline(site: Site) -> bool:
    parts = site.pointer.rsplit("/", 2)
    return not site.named and len(parts) == 3 and parts[1] not in _MEMBERS
