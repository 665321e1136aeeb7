"""`enum` and `const`, JSON Schema validation 6.1.2 and 6.1.3."""

from __future__ import annotations

from typing import Final

from ...document import Json
from ...equality import key
from ...ir.types import LiteralType, Type
from ..context import BOOLEAN, NEVER, NULL, Context
from ..residual.checks import nullable
from ..site import Site
from .kinds import covers, kind, types

_LARGEST: Final = 2**63


def values(cx: Context, schema: dict[str, Json], site: Site) -> list[Json] | None:
    """The values that `enum`, `const` and `type` leave, without duplicates; None where the first two say nothing."""
    found: list[Json] | None = None
    if "enum" in schema:
        listed = schema["enum"]
        if isinstance(listed, list):
            found = list({key(value): value for value in listed}.values())
            if len(found) < len(listed):
                cx.note("duplicate-enum-value", "a value is listed twice", f"{site.pointer}/enum")
        else:
            cx.drop("malformed-schema", "enum is not a list", site.pointer, "enum")
    if "const" in schema:
        only = key(schema["const"])
        found = [schema["const"]] if found is None else [value for value in found if key(value) == only]
    if found is None or "type" not in schema:
        return found
    left = of_type(found, schema["type"])
    if len(left) < len(found):
        cx.note("enum-value-of-other-type", "a value is not of the schema's own type", f"{site.pointer}/enum")
    return left


def of_type(values: list[Json], declared: Json) -> list[Json]:
    """Those values that a `type` beside them admits."""
    admitted = types(declared)
    if admitted is None:
        return values
    return [value for value in values if covers(admitted, frozenset({kind(value)}))]


def literal(values: list[Json]) -> Type | None:
    """The type of one of some values; None where ordinary types cannot tell them apart as JSON does."""
    rest = [value for value in values if value is not None]
    if not rest:
        return NULL if values else NEVER
    kinds = {kind(value) for value in rest}
    if "integer" in kinds and not all(_is_small(value) for value in rest):
        return None
    if kinds == {"boolean"} and len(rest) == 2:
        made: Type = BOOLEAN
    elif kinds <= {"string", "integer"} or kinds <= {"string", "boolean"}:
        made = LiteralType(tuple(_plain(value) for value in rest))
    else:
        return None
    return made if len(rest) == len(values) else nullable(made)


def _is_small(value: Json) -> bool:
    """Type checkers read no larger integer in a `Literal`."""
    return not isinstance(value, int | float) or -_LARGEST <= value < _LARGEST


def _plain(value: Json) -> str | int | bool:
    assert isinstance(value, str | int | float)
    return int(value) if isinstance(value, float) else value
