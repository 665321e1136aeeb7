"""Whether an ECMA-262 expression is found in a string."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import cache, lru_cache
from typing import cast

from ..resources import runtime_regex

PROPERTIES = {
    "L": "A-Za-z", "Letter": "A-Za-z", "Alphabetic": "A-Za-z", "Lu": "A-Z", "Uppercase": "A-Z", "Ll": "a-z",
    "Lowercase": "a-z", "N": "0-9", "Nd": "0-9", "Number": "0-9", "Zs": " ",
}  # fmt: skip
"""ASCII's share of Unicode's properties."""
PROPERTY = re.compile(r"\\p\{(?:(?:General_Category|gc)=)?(\w+)\}")

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
