"""Schemas without unions and listed values: their `type`, and what belongs to it."""

from __future__ import annotations

from typing import Final

from ...ir.declarations import VariantStep
from ...ir.types import Type, UnionType, Untagged
from ...ledger import Outcome
from ...schema import Schema
from ...schema.keywords import ORDER
from ..context import Context
from ..residual.checked import checked
from ..residual.conditions import NONE, Conditions, both, select
from ..site import Site
from ..types import ANY, BOOLEAN, NULL, nullable
from .arrays import array
from .numbers import integer, number
from .objects import object_
from .strings import string

_UNSAID: Final = (
    ORDER.keys()
    - {"type", "format", "contentEncoding", "enum", "const", "$ref", "allOf"}
    - {
        *("not", "if", "then", "else"),
    }
)
"""What the type of any value does not say; the rest is said elsewhere."""
_MEMBERS: Final = ("oneOf", "anyOf", "allOf")


def typed(cx: Context, schema: Schema, site: Site, conditions: Conditions) -> Type:
    """A schema by its `type`. `conditions` must hold too."""
    match schema.types:
        case ():
            return _untyped(cx, schema, site, conditions)
        case (kind,):
            return _of_kind(cx, kind, schema, site, conditions)
        case _:
            return _several(cx, schema, site, conditions)


def _of_kind(cx: Context, kind: str, schema: Schema, site: Site, conditions: Conditions) -> Type:
    """A schema of one type."""
    match kind:
        case "string":
            made: Type = string(cx, schema)
        case "integer":
            made = integer(schema)
        case "number":
            made = number(schema)
        case "boolean":
            made = BOOLEAN
        case "null":
            made = NULL
        case "array":
            return array(cx, schema, conditions)
        case _:
            return object_(cx, schema, site, conditions)
    if schema.format is not None and kind != "string":
        cx.report.outcomes[schema.pointer, "format"] = Outcome.DOCUMENTED
    return checked(cx, made, conditions)


def _several(cx: Context, schema: Schema, site: Site, conditions: Conditions) -> Type:
    kinds = [kind for kind in schema.types if kind != "integer" or "number" not in schema.types]
    rest = [kind for kind in kinds if kind != "null"]
    if len(rest) == len(kinds) == 1:
        return _of_kind(cx, rest[0], schema, site, conditions)
    variants = [_one(cx, kind, len(rest) > 1, schema, site) for kind in rest]
    made = variants[0] if len(variants) == 1 else UnionType(tuple(variants), Untagged())
    return checked(cx, nullable(made) if len(rest) < len(kinds) else made, conditions)


def _one(cx: Context, kind: str, several: bool, schema: Schema, site: Site) -> Type:
    """One of several types. A record among them is known by the place of its type where the schema itself is not it."""
    if kind == "object" and (several or site.named):
        index = schema.types.index(kind)
        id = f"{site.id}/type/{index}"
        cx.declarations.steps[id] = VariantStep("type", index, kind=kind) if several else None
        site = Site(id)
    return _of_kind(cx, kind, schema, site, NONE)


def _untyped(cx: Context, schema: Schema, site: Site, conditions: Conditions) -> Type:
    """A schema that leaves its type to be inferred.

    One that names properties means an object, though JSON Schema lets it admit all that is none. Otherwise it is taken
    at its word, but for an inline schema with `items`: that means an array.
    """
    if _names_properties(schema) and not _hollow(schema):
        return object_(cx, schema, site, conditions)
    if (schema.arrays.items is not None or schema.arrays.prefix) and _inline(schema, site):
        return array(cx, schema, conditions)
    if schema.format is not None:
        cx.report.outcomes[schema.pointer, "format"] = Outcome.DOCUMENTED
    return checked(cx, ANY, both(conditions, select(schema, _UNSAID)))


def _names_properties(schema: Schema) -> bool:
    said = schema.objects
    return bool(said.properties or said.patterns) or (said.additional is not None and not said.additional.silent)


def _hollow(schema: Schema) -> bool:
    """Whether all that a schema names is itself: that tells nothing of what it means."""
    properties = schema.objects.named
    return bool(properties) and all(said.ref == schema.pointer for said in properties.values())


def _inline(schema: Schema, site: Site) -> bool:
    parts = schema.pointer.rsplit("/", 2)
    return not site.named and len(parts) == 3 and parts[1] not in _MEMBERS
