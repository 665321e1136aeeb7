"""Which patterns pydantic's own regular expressions take: the generated package's runtime knows."""

from __future__ import annotations

from functools import cache

from ..resources import runtime_regex


@cache
def is_plain(pattern: str) -> bool:
    """Whether an ECMA-262 pattern means the same to pydantic, so that it may be given to `Field`."""
    return bool(runtime_regex().is_plain(pattern))
