"""What a plain YAML scalar means: the core schema of YAML 1.2.2, section 10.3."""

from __future__ import annotations

import re
from math import isfinite

from ..jsonvalue.types import Json

_WORDS: dict[str, Json] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_PREFIXED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMBER_STARTS = frozenset("+-.0123456789")


class NoJsonNumberError(ValueError):
    """A number that JSON cannot write: infinite, not a number, or of more digits than Python reads."""


def plain(text: str) -> Json:
    """The value of a plain scalar: null, a boolean, a number, or else the text itself.

    Raises NoJsonNumberError for a number that JSON has no way to write.
    """
    if not text:
        return None
    if text[0] in _NUMBER_STARTS:
        return _number(text)
    return _WORDS.get(text, text)


def integer(text: str) -> int:
    """The integer of a run of decimal digits. Raises NoJsonNumberError beyond Python's limit on digits."""
    try:
        return int(text)
    except ValueError:
        raise NoJsonNumberError(text) from None


def real(text: str) -> float:
    """The number that a float's text means. Raises NoJsonNumberError where that is no finite one."""
    value = float(text)
    if not isfinite(value):
        raise NoJsonNumberError(text)
    return value


def _number(text: str) -> Json:
    if _INTEGER.fullmatch(text):
        return integer(text)
    if _FLOAT.fullmatch(text):
        return real(text)
    if _PREFIXED.fullmatch(text):
        return int(text, base=0)
    if _NOT_FINITE.fullmatch(text):
        raise NoJsonNumberError(text)
    return text
