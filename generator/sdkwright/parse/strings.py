"""Keywords of strings, validation 6.3 and 8."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from ..resources import runtime_regex
from ..schema import Strings
from .numbers import count

if TYPE_CHECKING:
    from .reader import Reader

_COUNTS: Final = {"minLength": "min_length", "maxLength": "max_length"}
_TEXTS: Final = {"contentEncoding": "encoding", "contentMediaType": "media"}


def strings(reader: Reader, node: dict[str, Json], pointer: Pointer) -> Strings:
    """What a schema says of strings."""
    said: dict[str, object] = {}
    for keyword in node:
        if keyword in _COUNTS:
            said[_COUNTS[keyword]] = count(reader, node, keyword, pointer)
        elif keyword in _TEXTS:
            said[_TEXTS[keyword]] = text(reader, node, keyword, pointer)
        elif keyword == "pattern":
            said["pattern"] = _pattern(reader, node, pointer)
        elif keyword == "contentSchema":
            said["content"] = f"{pointer}/{keyword}"
    return Strings.of(said)


def text(reader: Reader, node: dict[str, Json], keyword: str, pointer: Pointer) -> str | None:
    """The text under a keyword; anything else is dropped with a warning."""
    value = node[keyword]
    if isinstance(value, str):
        return value
    reader.report.drop("malformed-schema", f"{keyword} is not a text", pointer, keyword)
    return None


def _pattern(reader: Reader, node: dict[str, Json], pointer: Pointer) -> str | None:
    pattern = node["pattern"]
    if not isinstance(pattern, str):
        reader.report.drop("malformed-schema", "pattern is not a string", pointer, "pattern")
        return None
    problem = misuse(pattern)
    if problem is None:
        return pattern
    reader.report.drop("invalid-pattern", f"the pattern {pattern!r} cannot be used: {problem}", pointer, "pattern")
    return None


@cache
def misuse(pattern: str) -> str | None:
    """What is wrong with an ECMA-262 expression; None if the runtime of generated packages can use it.

    The runtime translates such expressions itself, and is asked here, so that the two never disagree.
    """
    runtime = runtime_regex()
    try:
        runtime.translate(pattern)
    except (ValueError, RecursionError):
        # Python's engine cannot; another one, which takes longer to load, may.
        try:
            runtime.matcher(pattern)
        except RecursionError:
            return "it nests too deep"
        except ValueError as error:  # in the runtime's own words
            return str(error)
    return None
