"""Strings in which an ECMA-262 expression is found."""

from __future__ import annotations

from functools import lru_cache

from ..patterns import found
from .expressions import LONGEST, UnreadableError, Writer


@lru_cache(maxsize=4096)
def matches(pattern: str, least: int | None, most: int | None) -> tuple[str, ...]:
    """Up to three strings of the lengths asked for in which `pattern` is found, none if this cannot be done."""
    low, high = least or 0, LONGEST if most is None else most
    kept: list[str] = []
    for turn in range(3):
        for extra in _repetitions(pattern, turn, low):
            text = _sample(pattern, extra, turn)
            if len(text) < low and not pattern.endswith("$"):
                text += "a" * (low - len(text))
            if low <= len(text) <= high and text not in kept and found(pattern, text):
                kept.append(text)
                break
    return tuple(kept)


def _repetitions(pattern: str, turn: int, low: int) -> list[int]:
    """How often open quantifiers should repeat: a few times, or as often as makes the string `low` characters long."""
    shortest, longer = len(_sample(pattern, 0, turn)), len(_sample(pattern, 1, turn))
    tries = [0, 1, 2, 3, 5, 8]
    if longer > shortest and low > shortest:
        needed = -((shortest - low) // (longer - shortest))
        tries = [needed, needed + 1, needed + 2, *tries]
    return tries


def _sample(pattern: str, extra: int, turn: int) -> str:
    try:
        return Writer(pattern, extra, turn).read()
    except (UnreadableError, RecursionError):
        return ""
