"""Strings that a type admits."""

from __future__ import annotations

from collections.abc import Iterator

from ...ir.types import StringType
from ..constraints import admits_string
from ..formats import SAMPLES, SECONDS
from .patterns import matches
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
        yield from matches(type.pattern, type.min_length, type.max_length)
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


def repeated(length: int) -> str:
    """A string of a length."""
    return LongString("x" * length) if length > SHORT else "x" * length
