"""Which part lowers which schema."""

from __future__ import annotations

from ..document import Json
from ..ir.types import Type, UnionType, Untagged
from .arrays import array
from .checks import Conditions, checked, nullable, select
from .context import ANY, BOOLEAN, NEVER, NULL, Context
from .enums import literal, nearest, of_type, values
from .keywords import ASSERTIONS, CONDITIONS
from .numbers import integer, number
from .objects import object_
from .references import reference
from .site import Site
from .strings import string
from .unions import union


def lower(cx: Context, schema: Json, site: Site) -> Type:
    """The type of a schema."""
    if not isinstance(schema, dict):
        if schema is True:
            return ANY
        if schema is False:
            return NEVER
        cx.warn("malformed-schema", "a schema must be an object or a boolean", site.pointer)
        return ANY
    cx.visit(site.pointer, schema)
    if "$ref" in schema:
        return reference(cx, schema, site)
    if "enum" in schema or "const" in schema:
        listed = values(cx, schema, site)
        if listed is not None:
            listed = of_type(listed, schema.get("type"))
            made = literal(listed)
            return made if made is not None else checked(cx, nearest(listed), {"enum": listed})
    for keyword in ("oneOf", "anyOf"):
        if keyword in schema:
            return union(cx, schema, keyword, site)
    conditions = {} if CONDITIONS.isdisjoint(schema) else select(schema, CONDITIONS)
    declared = schema.get("type")
    if isinstance(declared, str):
        return of_kind(cx, declared, schema, site, conditions)
    if isinstance(declared, list):
        return _several(cx, declared, schema, site, conditions)
    if "properties" in schema:
        return object_(cx, schema, site, conditions)
    rest = {keyword: value for keyword, value in schema.items() if keyword in ASSERTIONS}
    return checked(cx, ANY, rest)


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
            made = array(cx, schema, site)
        case "object":
            return object_(cx, schema, site, conditions)
        case _:
            cx.warn("unknown-type", f"there is no type {kind!r}", f"{site.pointer}/type", "any value is taken here")
            made = ANY
    return checked(cx, made, conditions) if conditions else made


def _several(cx: Context, declared: list[Json], schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    kinds = list(dict.fromkeys(kind for kind in declared if isinstance(kind, str)))
    rest = [kind for kind in kinds if kind != "null"]
    if not rest:
        return NULL
    made = [of_kind(cx, kind, schema, site, {}) for kind in rest]
    one: Type = made[0] if len(made) == 1 else UnionType(tuple(made), Untagged())
    if len(rest) < len(kinds):
        one = nullable(one)
    return checked(cx, one, conditions)
