"""Strings and numbers: samples within what a type asks, and candidates from just outside it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from ..ir.types import Bounds, StringType
from .constraints import admits_number, admits_string
from .formats import SAMPLES, SECONDS, wrong
from .patterns import found, samples
from .repeat import LongString

LONGEST = 100_000
"""A bound on a length beyond this is left untested."""
SHORT = 40
"""A string beyond this is printed as a repetition."""


def strings(type: StringType, count: int) -> Iterator[str]:
    """Different strings that the type admits, at most `count`."""
    made = 0
    for candidate in _strings(type, count):
        if made == count:
            return
        if admits_string(type, candidate):
            made += 1
            yield candidate


def _strings(type: StringType, count: int) -> Iterator[str]:
    if type.format is not None:
        yield SAMPLES[type.format]
        yield SECONDS[type.format]
    if type.pattern is not None:
        yield "text"
        yield from samples(type.pattern, type.min_length, type.max_length)
    least = type.min_length or 0
    most = LONGEST if type.max_length is None else type.max_length
    if least <= LONGEST and most > 0:
        yield fitting("text", least, most)
        for number in range(2, count + 2):
            yield fitting(f"text {number}" if most > 8 else f"{number} text", least, most)
    yield ""


def fitting(text: str, least: int, most: int) -> str:
    """`text`, cut or repeated to a length between two bounds."""
    if len(text) < least:
        if least > SHORT:
            return LongString("x" * least)
        text = f"{text} " + "text " * (least // 5 + 1)
        return text[: min(max(least, 4), most)].rstrip().ljust(least, "x")
    return text[:most]


def edge_strings(type: StringType) -> Iterator[str]:
    """Strings as short and as long as the type lets them be."""
    for length in (type.min_length, type.max_length):
        if length is not None and length <= LONGEST:
            if type.pattern is not None:
                yield from samples(type.pattern, length, length)[:1]
            else:
                yield repeated(length)


def wrong_strings(type: StringType) -> Iterator[str]:
    """Strings too short, too long, not of the format or without the pattern."""
    if type.format is not None:
        yield wrong(type.format)
    if type.min_length:
        if type.pattern is not None:
            yield from samples(type.pattern, None, type.min_length - 1)[:1]
        elif type.min_length <= LONGEST:
            yield repeated(type.min_length - 1)
    if type.max_length is not None and type.max_length < LONGEST:
        if type.pattern is not None:
            yield from samples(type.pattern, type.max_length + 1, type.max_length + 40)[:1]
        else:
            yield repeated(type.max_length + 1)
    if type.pattern is not None:
        least, most = type.min_length or 0, LONGEST if type.max_length is None else type.max_length
        for text in ("text", "!", "1", "-", "Text 1", ""):
            candidate = fitting(text, least, most)
            if found(type.pattern, candidate) is False:
                yield candidate
                break


def repeated(length: int) -> str:
    """A string of a length."""
    return LongString("x" * length) if length > SHORT else "x" * length


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


def edge_numbers(bounds: Bounds) -> Iterator[int | float]:
    """The bounds themselves, where they are admitted."""
    if bounds.minimum is not None:
        yield bounds.minimum
    if bounds.maximum is not None:
        yield bounds.maximum


def wrong_numbers(bounds: Bounds, *, whole: bool) -> Iterator[int | float]:
    """Numbers just outside the bounds, and one that is no multiple."""
    for bound, sign in ((bounds.minimum, -1), (bounds.maximum, 1)):
        if bound is not None:
            yield (math.ceil(bound) if sign < 0 else math.floor(bound)) + sign if whole else nudged(bound, sign)
    for bound in (bounds.exclusive_minimum, bounds.exclusive_maximum):
        if bound is not None:
            yield bound
    if bounds.multiple_of:
        for number in numbers(bounds, whole=whole, count=1):
            if whole:
                yield number + 1
            else:
                yield plain(Decimal(repr(number)) + Decimal(repr(bounds.multiple_of)) / 2)


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
