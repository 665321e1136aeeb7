"""`enum` and `const`, JSON Schema validation 6.1.2 and 6.1.3."""

from __future__ import annotations

from typing import Final

from ...ir.types import LiteralType, Type
from ...jsonvalue.equality import key
from ...jsonvalue.types import Json
from ...schema import Schema
from ...schema.kinds import kind, of_type
from ..context import Context
from ..types import BOOLEAN, NEVER, NULL, nullable

_LARGEST: Final = 2**63


def values(cx: Context, schema: Schema) -> list[Json]:
    """The values that `enum`, `const` and `type` leave."""
    if schema.const is None:
        found = [*schema.enum.values] if schema.enum is not None else []
    else:
        only = key(schema.const.value)
        found = [one for one in schema.enum.values if key(one) == only] if schema.enum else [schema.const.value]
    left = of_type(found, schema.types)
    if len(left) < len(found):
        cx.report.note("enum-value-of-other-type", "a value is not of the schema's own type", f"{schema.pointer}/enum")
    return left


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
