"""Strings and numbers on the edges of what a type admits, on both sides."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from ...ir.types import Bounds, StringType
from ..formats import wrong
from ..patterns import found
from ..samples.numbers import nudged, numbers, plain
from ..samples.patterns import matches
from ..samples.strings import LONGEST, fitting, repeated


def edge_strings(type: StringType) -> Iterator[str]:
    """Strings as short and as long as the type lets them be."""
    for length in (type.min_length, type.max_length):
        if length is not None and length <= LONGEST:
            if type.pattern is not None:
                yield from matches(type.pattern, length, length)[:1]
            else:
                yield repeated(length)


def wrong_strings(type: StringType) -> Iterator[str]:
    """Strings too short, too long, not of the format or without the pattern."""
    if type.format is not None:
        yield wrong(type.format)
    if type.min_length:
        if type.pattern is not None:
            yield from matches(type.pattern, None, type.min_length - 1)[:1]
        elif type.min_length <= LONGEST:
            yield repeated(type.min_length - 1)
    if type.max_length is not None and type.max_length < LONGEST:
        if type.pattern is not None:
            yield from matches(type.pattern, type.max_length + 1, type.max_length + 40)[:1]
        else:
            yield repeated(type.max_length + 1)
    if type.pattern is not None:
        least, most = type.min_length or 0, LONGEST if type.max_length is None else type.max_length
        for text in ("text", "!", "1", "-", "Text 1", ""):
            candidate = fitting(text, least, most)
            if found(type.pattern, candidate) is False:
                yield candidate
                break


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
