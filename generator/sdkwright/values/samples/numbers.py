"""Numbers that a type admits."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from ...ir.types import Bounds
from ..constraints import admits_number


def numbers(bounds: Bounds, *, whole: bool, count: int) -> Iterator[int | float]:
    """Different numbers within bounds, at most `count`; whole ones if asked for."""
    seen: set[int | float] = set()
    for candidate in _numbers(bounds, whole, count):
        if len(seen) == count:
            return
        if candidate not in seen and admits_number(bounds, candidate):
            seen.add(candidate)
            yield candidate


def _numbers(bounds: Bounds, whole: bool, count: int) -> Iterator[int | float]:
    low = bounds.minimum if bounds.minimum is not None else bounds.exclusive_minimum
    high = bounds.maximum if bounds.maximum is not None else bounds.exclusive_maximum
    step = bounds.multiple_of or 1
    if not whole:
        if low is not None and high is not None:
            yield plain((Decimal(repr(low)) + Decimal(repr(high))) / 2)
        yield from (0.5, 1.5)
        for bound, sign in ((low, 1), (high, -1)):
            if bound is not None:
                yield nudged(bound, sign)
    else:
        yield from (1, 7, 10, 100)
    if whole and isinstance(step, float):
        step = int(step) if step.is_integer() else 1
    start = 0 if low is None else multiples_from(low, step)
    for number in range(count + 4):
        yield exact(start, step, number)
    if high is not None:
        end = multiples_from(high, step)
        for number in range(count + 4):
            yield exact(end, step, -number)


def multiples_from(bound: int | float, step: int | float) -> int:
    """How many steps lead to the first multiple at or above a bound."""
    if isinstance(bound, float) and not math.isfinite(bound):
        return 0
    return math.ceil(Decimal(repr(bound)) / Decimal(repr(step)))


def exact(start: int, step: int | float, number: int) -> int | float:
    """A multiple of a step, in decimal arithmetic."""
    if isinstance(step, int):
        return (start + number) * step
    return plain((start + number) * Decimal(repr(step)))


def nudged(bound: int | float, sign: int) -> int | float:
    """A number a little above or below another: 0.59 for 0.6, 99.9 for 100."""
    if isinstance(bound, float) and not math.isfinite(bound):
        return bound
    value = Decimal(repr(bound)).normalize()
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(min(int(exponent), 0) - 1)
    return plain(value + sign * step)


def plain(value: Decimal) -> float:
    """A decimal as a JSON number."""
    return float(value)
