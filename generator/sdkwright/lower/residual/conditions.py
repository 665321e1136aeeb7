"""Conditions: keywords that the type of a schema does not say, as the JSON Schema that a check evaluates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, TypeAlias

from ...jsonvalue.types import Json
from ...schema import Schema, Value, Values
from ...schema.keywords import ORDER

Conditions: TypeAlias = "dict[str, Json]"
"""JSON Schema, its keywords in the order of `ORDER`; empty if nothing is asked."""

NONE: Final[Conditions] = {}


def select(schema: Schema, keywords: Collection[str]) -> Conditions:
    """What a schema says by some keywords."""
    if schema.asserted.isdisjoint(keywords):
        return NONE
    return {keyword: _json(keyword, value) for keyword, value in schema.stated() if keyword in keywords}


def whole(schema: Schema) -> Conditions:
    """All that a schema, other than `false`, says of values."""
    return {keyword: _json(keyword, value) for keyword, value in schema.stated()}


def rendered(schema: Schema) -> Json:
    """A schema as JSON, without what it says to people."""
    return False if schema.never else whole(schema) or True


def _json(keyword: str, value: object) -> Json:
    match value:
        case Schema():
            return rendered(value)
        case Value(value=given):
            return given
        case Values(values=listed):
            return [*listed]
        case tuple() if keyword == "type" and len(value) == 1:
            return str(value[0])
        case tuple():
            return [one if isinstance(one, str) else _json("", one) for one in value]
        case Mapping():
            return {name: _json("", one) for name, one in value.items()}
        case str() | int() | float():
            return value
        case _:
            raise AssertionError(f"{keyword} cannot be written: {value!r}")


def both(left: Conditions, right: Conditions) -> Conditions:
    """The conditions that hold where both hold."""
    if not left or not right:
        return left or right
    if left.keys().isdisjoint(right) and not _tied(left, right):
        return dict(sorted({**left, **right}.items(), key=lambda item: ORDER[item[0]]))
    if left.keys() == {"allOf"} and isinstance(parts := left["allOf"], list):
        return {"allOf": [*parts, right]}
    return {"allOf": [left, right]}


_GROUPS: Final = (
    frozenset({"if", "then", "else"}),
    frozenset({"contains", "minContains", "maxContains"}),
    frozenset({"items", "prefixItems", "unevaluatedItems", "contains"}),
    frozenset({"properties", "patternProperties", "additionalProperties", "unevaluatedProperties"}),
)


def _tied(left: Conditions, right: Conditions) -> bool:
    """Whether a keyword of one would change what a keyword of the other means."""
    return any(not group.isdisjoint(left) and not group.isdisjoint(right) for group in _GROUPS)
