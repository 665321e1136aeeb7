"""The types of JSON values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..jsonvalue.types import Json

ALL: Final = frozenset({"null", "boolean", "number", "string", "array", "object"})
"""Every JSON type; `integer` is part of `number` and stands beside it only where just whole numbers are admitted."""


def kind(value: Json) -> str:
    """The JSON type of a value; `integer` for a number without fraction."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "integer" if value.is_integer() else "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"


def admitted(types: tuple[str, ...]) -> frozenset[str] | None:
    """The JSON types that a `type` keyword admits; None if there is none."""
    found = frozenset(types)
    return (found - {"integer"} if "number" in found else found) or None


def of_type(values: Iterable[Json], types: tuple[str, ...]) -> list[Json]:
    """Those values that a `type` beside them admits."""
    wide = admitted(types)
    return [value for value in values if wide is None or covers(wide, frozenset({kind(value)}))]


def covers(wide: frozenset[str], narrow: frozenset[str]) -> bool:
    """Whether every type in `narrow` is one of `wide`; a whole number is a number."""
    return all(name in wide or (name == "integer" and "number" in wide) for name in narrow)


def common(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    """The types that both admit."""
    found = left & right
    if ("integer" in left and "number" in right) or ("integer" in right and "number" in left):
        found |= {"integer"}
    return found
