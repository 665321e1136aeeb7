"""What single keywords ask of strings, numbers and sizes: JSON Schema validation 6."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ...ir.types import Bounds, Format
from ...jsonvalue.types import Json
from ..formats import admits_format
from ..patterns import found
from ..verdicts import Verdict, some

Schema: TypeAlias = "dict[str, Json]"


def is_type(names: Json, value: Json) -> Verdict:
    """JSON Schema validation 6.1.1."""
    if isinstance(names, list):
        return some(is_type(name, value) for name in names)
    match names:
        case "null":
            return value is None
        case "boolean":
            return isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case "array":
            return isinstance(value, list)
        case "object":
            return isinstance(value, dict)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "integer":
            whole = value.is_integer() if isinstance(value, float) else isinstance(value, int)
            return whole and not isinstance(value, bool)
        case _:
            return None


def integer(value: Json) -> int | None:
    """A keyword's whole number; None where there is none."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) else None


def sized(schema: Schema, size: int, least: str, most: str) -> bool:
    """Whether a size lies between the bounds that two keywords set."""
    low, high = integer(schema.get(least)), integer(schema.get(most))
    return (low is None or size >= low) and (high is None or size <= high)


def strings(schema: Schema, value: str) -> Iterator[Verdict]:
    """JSON Schema validation 6.3; a format is an annotation here, so what is not of it cannot be judged."""
    yield sized(schema, len(value), "minLength", "maxLength")
    if isinstance(pattern := schema.get("pattern"), str):
        yield found(pattern, value)
    if "format" in schema:
        known = next((format for format in Format if format.value == schema["format"]), None)
        yield True if known is None or admits_format(known, value) else None


def bounds(schema: Schema) -> Bounds:
    """JSON Schema validation 6.2."""

    def bound(keyword: str) -> int | float | None:
        value = schema.get(keyword)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    return Bounds(
        bound("minimum"),
        bound("maximum"),
        bound("exclusiveMinimum"),
        bound("exclusiveMaximum"),
        bound("multipleOf"),
    )
