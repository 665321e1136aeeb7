"""Bounds of numbers, validation 6.2, and the counts (`minLength`, `maxItems`, ...) that other kinds have."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..ir.types import Bounds
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json

if TYPE_CHECKING:
    from .reader import Reader


def bounds(reader: Reader, node: dict[str, Json], pointer: Pointer) -> Bounds:
    """The bounds that a schema gives."""
    return Bounds(
        _limit(reader, node, "minimum", pointer),
        _limit(reader, node, "maximum", pointer),
        _limit(reader, node, "exclusiveMinimum", pointer),
        _limit(reader, node, "exclusiveMaximum", pointer),
        _limit(reader, node, "multipleOf", pointer, positive=True),
    )


def count(reader: Reader, node: dict[str, Json], keyword: str, pointer: Pointer) -> int | None:
    """The non-negative whole number under `keyword`, read as leniently as a bound."""
    if keyword not in node:
        return None
    value = node[keyword]
    if type(value) is int and value >= 0:
        return value
    found = _limit(reader, node, keyword, pointer)
    if found is None:
        return None
    if found < 0 or found != int(found):
        message = f"{keyword} must be a whole number of at least 0"
        reader.report.drop("malformed-schema", message, pointer, keyword)
        return None
    return int(found)


def _limit(
    reader: Reader, node: dict[str, Json], keyword: str, pointer: Pointer, *, positive: bool = False
) -> int | float | None:
    """The number under `keyword`. A number in quotes is taken at its word; anything else is dropped with a warning."""
    if keyword not in node:
        return None
    value = node[keyword]
    if isinstance(value, str) and (number := _numeric(value)) is not None:
        message = f"{keyword} should be a number, not a string"
        reader.report.warn("malformed-schema", message, f"{pointer}/{keyword}")
        value = number
    if isinstance(value, bool) or not isinstance(value, int | float) or not _finite(value):
        reader.report.drop("malformed-schema", f"{keyword} is not a number", pointer, keyword)
        return None
    if positive and value <= 0:
        reader.report.drop("malformed-schema", f"{keyword} must be greater than 0", pointer, keyword)
        return None
    return value


def _finite(value: float) -> bool:
    return isinstance(value, int) or math.isfinite(value)


def _numeric(text: str) -> int | float | None:
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return None
