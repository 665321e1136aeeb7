"""Which part lowers which schema."""

from __future__ import annotations

from typing import Final

from ...document import Json
from ...ir.types import Type
from ...values.judge import Judge
from ..allof.compound import compound
from ..allof.merge import Merged
from ..context import ANY, NEVER, Context
from ..keywords import CONDITIONS, NUMBER_KEYWORDS
from ..residual.checks import Conditions, both, checked, select
from ..residual.unevaluated import KEYWORDS, unevaluated
from ..site import Place, Site
from ..unions.dispatch import union
from ..wrappers import wrapped
from .enums import literal, values
from .kinds import kind
from .numbers import number
from .strings import string
from .typed import typed

_LISTED: Final = frozenset({"enum", "const"})
_BOUNDING: Final = NUMBER_KEYWORDS | {"minLength", "maxLength", "pattern"}


def lower(cx: Context, schema: Json, site: Site, conditions: Conditions) -> Type:
    """The type of a schema. `conditions` must hold too."""
    made = _lower(cx, schema, site, conditions)
    if site.id in cx.wrappers and not site.named and isinstance(schema, dict):
        return wrapped(cx, made, schema, site)
    return made


def _lower(cx: Context, schema: Json, site: Site, conditions: Conditions) -> Type:
    if not isinstance(schema, dict):
        if schema is True:
            return checked(cx, ANY, conditions, site.pointer)
        if schema is False:
            return NEVER
        cx.warn("malformed-schema", "a schema must be an object or a boolean", site.pointer, "any value is taken here")
        return ANY
    cx.schemas.setdefault(site.pointer, schema)
    if site.pointer in cx.endless:
        return ANY
    rest: Json = True
    if not KEYWORDS.isdisjoint(schema):
        schema, rest, whole = unevaluated(cx, schema, site)
        conditions = both(conditions, whole)
    if "$ref" in schema or "allOf" in schema:
        made = compound(cx, schema, site, conditions, rest)
        if not isinstance(made, Merged):
            return made
        if not made.possible:
            cx.warn("impossible", "no value can meet all members of this allOf", site.pointer)
            return NEVER
        cx.merging[made.trail] = site.id
        inner = Site(site.pointer, site.id, made.places, site.named)
        type = _plain(cx, made.schema, inner, made.conditions)
        del cx.merging[made.trail]
        return type
    if rest is not True:
        places = {**(site.places or {}), ("additionalProperties", ""): Place(f"{site.pointer}/unevaluatedProperties")}
        schema = {**schema, "additionalProperties": rest}
        site = Site(site.pointer, site.id, places, site.named)
    return _plain(cx, schema, site, conditions)


def _plain(cx: Context, schema: dict[str, Json], site: Site, conditions: Conditions) -> Type:
    """The type of a schema without `$ref` and `allOf`."""
    if not CONDITIONS.isdisjoint(schema):
        conditions = both(conditions, select(schema, CONDITIONS))
    if ("enum" in schema or "const" in schema) and (listed := values(cx, schema, site)) is not None:
        return _listed(cx, schema, listed, site, conditions)
    if "oneOf" in schema or "anyOf" in schema:
        return union(cx, schema, site, conditions)
    return typed(cx, schema, site, conditions)


def _listed(cx: Context, schema: dict[str, Json], listed: list[Json], site: Site, conditions: Conditions) -> Type:
    """A schema that lists its values."""
    base = {keyword: value for keyword, value in schema.items() if keyword not in _LISTED}
    conditions = both(conditions, select(schema, ("oneOf", "anyOf")))
    if not _BOUNDING.isdisjoint(schema):
        listed = [value for value in listed if _bounded(cx, schema, value, site)]
    if not listed:
        cx.warn("empty-enum", "no value is admitted here", site.pointer)
        return NEVER
    made = literal(listed)
    if made is not None:
        return checked(cx, made, conditions, site.pointer)
    if "type" not in base and (type := _common_type(listed)) is not None:
        base["type"] = type
    return typed(cx, base, site, both(conditions, {"enum": listed}))


def _common_type(listed: list[Json]) -> Json:
    """The `type` that all listed values have, null aside."""
    kinds = {"number" if (one := kind(value)) == "integer" else one for value in listed}
    rest = sorted(kinds - {"null"})
    if len(rest) != 1:
        return None
    return rest[0] if len(kinds) == 1 else [rest[0], "null"]


def _bounded(cx: Context, schema: dict[str, Json], value: Json, site: Site) -> bool:
    """Whether the bounds beside a listed value admit it."""
    match value:
        case str():
            return Judge({}).admits(string(cx, schema, site), value) is not False
        case int() | float() if not isinstance(value, bool):
            return Judge({}).admits(number(cx, schema, site), value) is not False
        case _:
            return True
