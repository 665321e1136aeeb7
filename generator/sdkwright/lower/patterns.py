"""Regular expressions, as the runtime of generated packages takes them."""

from __future__ import annotations

import re
from typing import Final

from ..resources import runtime_regex

_SLOW: Final = re.compile(r"\)[*+{]")
"""What may take Python's engine time beyond measure: a group that is repeated."""
_SHORT: Final = 20
"""Characters for which it does not."""


def searched(pattern: str, text: str) -> bool:
    """Whether an ECMA-262 expression that is usable is found in a text."""
    runtime = runtime_regex()
    try:
        if len(text) > _SHORT and _SLOW.search(pattern):
            return _searched_in_time(pattern, text)
        return re.search(runtime.translate(pattern), text) is not None
    except (ValueError, RecursionError):
        return bool(runtime.matcher(pattern)(text))


def _searched_in_time(pattern: str, text: str) -> bool:
    """By an engine whose time grows only with the text; what that cannot judge is taken for found."""
    try:
        runtime_regex().translate(pattern, "rust")
    except ValueError:
        return True
    return bool(runtime_regex().matcher(pattern)(text))
