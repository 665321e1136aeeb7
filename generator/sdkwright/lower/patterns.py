"""Regular expressions: whether the runtime of generated packages can take one.

The runtime translates ECMA-262 itself, and is asked here, so that the two never disagree.
"""

from __future__ import annotations

from functools import cache

from ..resources import runtime_regex


@cache
def usable(pattern: str) -> str | None:
    """What is wrong with an ECMA-262 expression; None if nothing is."""
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
