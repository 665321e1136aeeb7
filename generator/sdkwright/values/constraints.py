"""Whether strings and numbers are what their types ask for."""

from __future__ import annotations

import math
from fractions import Fraction

from ..ir.types import Bounds, StringType
from ..jsonvalue.types import Json
from .formats import admits_format
from .patterns import found
from .verdicts import Verdict, every


def within(size: int, least: int | None, most: int | None) -> bool:
    """Whether a size lies between two bounds, where there are such."""
    return (least is None or size >= least) and (most is None or size <= most)


def admits_string(type: StringType, value: Json) -> Verdict:
    """Whether a string type admits a value."""
    if not isinstance(value, str) or not within(len(value), type.min_length, type.max_length):
        return False
    verdict: Verdict = True if type.format is None else admits_format(type.format, value)
    if type.pattern is not None and verdict is not False:
        verdict = every((verdict, found(type.pattern, value)))
    return verdict


def admits_number(bounds: Bounds, value: int | float) -> Verdict:
    """Whether a number lies within bounds, and is the multiple that they ask for."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if bounds.minimum is not None and value < bounds.minimum:
        return False
    if bounds.maximum is not None and value > bounds.maximum:
        return False
    if bounds.exclusive_minimum is not None and value <= bounds.exclusive_minimum:
        return False
    if bounds.exclusive_maximum is not None and value >= bounds.exclusive_maximum:
        return False
    if bounds.multiple_of:
        return is_multiple(value, bounds.multiple_of)
    return True


def is_multiple(value: int | float, of: int | float) -> bool:
    """Whether `value` is a multiple of `of`, as decimal numbers, which is how JSON writes them."""
    if isinstance(value, int) and isinstance(of, int):
        return value % of == 0
    return Fraction(repr(value)) % Fraction(repr(of)) == 0
