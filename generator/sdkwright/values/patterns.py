"""Strings that match an ECMA-262 expression, and whether a string matches one."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import cache, lru_cache
from typing import cast

from ..resources import runtime_regex
from .sampler import LONGEST, PROPERTIES, PROPERTY, Sampler, UnreadableError

_FOREIGN = re.compile(r"\\[pPAZzkcuG]|\[\^?\]|\(\?[^:=!<P]|\\x(?![0-9A-Fa-f]{2})|[*+?}]\+|\(\?P[^<]")
"""What Python would read in another way than ECMA-262, or not at all."""

_SLOW = re.compile(r"\)[*+{]")
"""What may take Python's engine time beyond measure: a group that is repeated."""
_SHORT = 20
"""Characters for which it does not."""


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    text = PROPERTY.sub(lambda match: _property(match, pattern), pattern).replace("(?<", "(?P<")
    text = text.replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")
    text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: "\\x" + match[1][2:] if match[1] < "0080" else match[0], text)
    if _FOREIGN.search(text):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(text)
    except (re.error, RecursionError, OverflowError):
        return None


def _property(match: re.Match[str], pattern: str) -> str:
    known = PROPERTIES.get(match[1])
    if known is None:
        return match[0]
    inside = pattern.rfind("[", 0, match.start()) > pattern.rfind("]", 0, match.start())
    return known if inside else f"[{known}]"


def found(pattern: str, value: str) -> bool | None:
    """Whether `pattern` is found in `value`; None where Python's expressions might mean something else.

    Those differ from ECMA-262 in Unicode classes, in what `$` takes for the end, and in some escapes: so only values
    without line ends are judged, and only ASCII ones where the expression has escapes.
    """
    if "\n" in value or (not value.isascii() and ("\\" in pattern or max(value) > "\uffff")):
        return None
    compiled = _compiled(pattern)
    if compiled is not None and len(value) > _SHORT and _SLOW.search(pattern):
        search = _linear(pattern)
        return None if search is None else search(value)
    return None if compiled is None else compiled.search(value) is not None


@cache
def _linear(pattern: str) -> Callable[[str], bool] | None:
    """What finds an ECMA-262 pattern in a time that grows only with the text; None if nothing does."""
    try:
        runtime_regex().translate(pattern, "rust")
    except (ValueError, RecursionError):
        return None
    return cast("Callable[[str], bool]", runtime_regex().matcher(pattern))


@lru_cache(maxsize=4096)
def samples(pattern: str, least: int | None, most: int | None) -> tuple[str, ...]:
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
        return Sampler(pattern, extra, turn).read()
    except (UnreadableError, RecursionError):
        return ""
