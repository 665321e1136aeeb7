"""Numbers, JSON Schema validation 6.2, and the counts (`minLength`, `maxItems`, ...) that other kinds need."""

from __future__ import annotations

import math
from typing import Final

from ...document import Json
from ...ir.types import NO_BOUNDS, Bounds, IntegerType, NumberType
from ..context import Context
from ..keywords import NUMBER_KEYWORDS
from ..site import Site

INTEGER: Final = IntegerType()
NUMBER: Final = NumberType()


def integer(cx: Context, schema: dict[str, Json], site: Site) -> IntegerType:
    """`type: integer`."""
    found = bounds(cx, schema, site)
    return INTEGER if found is NO_BOUNDS else IntegerType(found)


def number(cx: Context, schema: dict[str, Json], site: Site) -> NumberType:
    """`type: number`."""
    found = bounds(cx, schema, site)
    return NUMBER if found is NO_BOUNDS else NumberType(found)


def bounds(cx: Context, schema: dict[str, Json], site: Site) -> Bounds:
    """The bounds of a number; `NO_BOUNDS` itself if there are none."""
    if NUMBER_KEYWORDS.isdisjoint(schema):
        return NO_BOUNDS
    return Bounds(
        limit(cx, schema, "minimum", site),
        limit(cx, schema, "maximum", site),
        limit(cx, schema, "exclusiveMinimum", site),
        limit(cx, schema, "exclusiveMaximum", site),
        limit(cx, schema, "multipleOf", site, positive=True),
    )


def limit(
    cx: Context, schema: dict[str, Json], keyword: str, site: Site, *, positive: bool = False
) -> int | float | None:
    """The number under `keyword`. A number in quotes is taken at its word; anything else is dropped with a warning."""
    if keyword not in schema:
        return None
    value = schema[keyword]
    if isinstance(value, str):
        cx.warn("malformed-schema", f"{keyword} should be a number, not a string", f"{site.pointer}/{keyword}")
        value = _numeric(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not finite(value):
        cx.drop("malformed-schema", f"{keyword} is not a number", site.pointer, keyword)
        return None
    if positive and value <= 0:
        cx.drop("malformed-schema", f"{keyword} must be greater than 0", site.pointer, keyword)
        return None
    return value


def count(cx: Context, schema: dict[str, Json], keyword: str, site: Site) -> int | None:
    """The non-negative whole number under `keyword`, read as leniently as `limit`."""
    if keyword not in schema:
        return None
    value = schema[keyword]
    if type(value) is int and value >= 0:
        return value
    found = limit(cx, schema, keyword, site)
    if found is None:
        return None
    if found < 0 or found != int(found):
        cx.drop("malformed-schema", f"{keyword} must be a whole number of at least 0", site.pointer, keyword)
        return None
    return int(found)


def finite(value: float) -> bool:
    """Whether a number is one; a whole number may be too large for a float."""
    return isinstance(value, int) or math.isfinite(value)


def _numeric(text: str) -> int | float | None:
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return None
