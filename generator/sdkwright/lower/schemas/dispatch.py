"""Which room lowers which schema."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ...ir.types import NO_BOUNDS, Type
from ...jsonvalue.types import Json
from ...schema import NO_CONDITIONALS, NO_STRINGS, Schema
from ...schema.kinds import kind
from ...values.judge import Judge
from ..allof.compound import compound
from ..context import Context
from ..declarations.aliases import alias
from ..residual.checked import checked
from ..residual.conditions import Conditions, both, select
from ..residual.unevaluated import unevaluated
from ..site import Site
from ..types import ANY, NEVER
from ..unions.dispatch import union
from .enums import literal, values
from .numbers import number
from .strings import string
from .typed import typed

_CONDITIONALS: Final = frozenset({"not", "if", "then", "else"})
_FREE: Final = Judge({})
"""Judges types that refer to no others."""
_UNIONS: Final = frozenset({"oneOf", "anyOf"})


def lower(cx: Context, schema: Schema, site: Site, conditions: Conditions) -> Type:
    """The type of a schema. `conditions` must hold too."""
    made = _lower(cx, schema, site, conditions)
    if site.id in cx.inline.aliases and not site.named:
        return alias(cx, made, schema, site)
    return made


def _lower(cx: Context, schema: Schema, site: Site, conditions: Conditions) -> Type:
    if schema.never:
        return NEVER
    if schema.pointer in cx.endless:
        return ANY
    if schema.annotations.title:
        cx.declarations.titles.setdefault(schema.pointer, schema.annotations.title)
    rest: Schema | None = None
    if schema.unevaluated:
        schema, rest, whole = unevaluated(cx, schema)
        conditions = both(conditions, whole)
    if schema.ref or schema.all_of:
        return compound(cx, schema, site, conditions, rest, _plain)
    if rest is not None:
        schema = replace(schema, objects=replace(schema.objects, additional=rest))
    return _plain(cx, schema, site, conditions)


def _plain(cx: Context, schema: Schema, site: Site, conditions: Conditions) -> Type:
    """The type of a schema without `$ref` and `allOf`."""
    if schema.conditionals is not NO_CONDITIONALS:
        conditions = both(conditions, select(schema, _CONDITIONALS))
    if schema.enum is not None or schema.const is not None:
        return _listed(cx, schema, values(cx, schema), site, conditions)
    if schema.one_of or schema.any_of:
        return union(cx, schema, site, conditions)
    return typed(cx, schema, site, conditions)


def _listed(cx: Context, schema: Schema, listed: list[Json], site: Site, conditions: Conditions) -> Type:
    """A schema that lists its values."""
    if schema.one_of or schema.any_of:
        conditions = both(conditions, select(schema, _UNIONS))
    if schema.numbers is not NO_BOUNDS or schema.strings is not NO_STRINGS:
        listed = [value for value in listed if _bounded(cx, schema, value)]
    if not listed:
        cx.report.warn("empty-enum", "no value is admitted here", schema.pointer)
        return NEVER
    made = literal(listed)
    if made is not None:
        return checked(cx, made, conditions)
    base = replace(schema, enum=None, const=None, types=schema.types or _common_type(listed))
    return typed(cx, base, site, both(conditions, {"enum": listed}))


def _common_type(listed: list[Json]) -> tuple[str, ...]:
    """The `type` that all listed values have, null aside."""
    kinds = {"number" if (one := kind(value)) == "integer" else one for value in listed}
    rest = sorted(kinds - {"null"})
    if len(rest) != 1:
        return ()
    return (rest[0],) if len(kinds) == 1 else (rest[0], "null")


def _bounded(cx: Context, schema: Schema, value: Json) -> bool:
    """Whether the bounds beside a listed value admit it."""
    match value:
        case str():
            return _FREE.admits(string(cx, schema), value) is not False
        case int() | float() if not isinstance(value, bool):
            return _FREE.admits(number(schema), value) is not False
        case _:
            return True
