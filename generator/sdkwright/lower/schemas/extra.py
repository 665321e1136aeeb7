"""What an object does with properties that it does not name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...ir.declarations import Closed, Extra, Open, Typed
from ...ir.types import AnyType, NeverType, Type
from ...jsonvalue.types import Json
from ...schema import Schema
from ..context import Context
from ..residual.conditions import NONE, Conditions, select
from ..types import ANY

OPEN: Final = Open()
CLOSED: Final = Closed()


def extra(cx: Context, schema: Schema) -> tuple[Extra, Conditions]:
    """What becomes of other properties, and the conditions that this leaves to a check."""
    said = schema.objects
    if said.patterns:
        values = _patterned(cx, said.patterns, said.additional)
        return OPEN if isinstance(values, AnyType) else Typed(values), _patterns(schema)
    if said.additional is None:
        return OPEN, NONE
    type = cx.lower(said.additional)
    match type:
        case AnyType():
            return OPEN, NONE
        case NeverType():
            return CLOSED, NONE
        case _:
            return Typed(type), NONE


def _patterned(cx: Context, patterns: Mapping[str, Schema], additional: Schema | None) -> Type:
    """The type of all values whose names are not listed: known where one pattern, and nothing else, is admitted."""
    if len(patterns) == 1 and additional is not None and additional.never:
        return cx.lower(next(iter(patterns.values())))
    return ANY


def _patterns(schema: Schema) -> Conditions:
    """The check of `patternProperties`, and of what else is meant in view of it."""
    additional = schema.objects.additional
    if additional is None or additional.silent:
        return select(schema, ("patternProperties", "additionalProperties"))
    named: dict[str, Json] = dict.fromkeys(schema.objects.named, True)
    properties: Conditions = {"properties": named} if schema.objects.properties is not None else {}
    return {**properties, **select(schema, ("patternProperties", "additionalProperties"))}
