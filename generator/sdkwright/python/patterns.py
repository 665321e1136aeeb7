"""Which patterns pydantic's own regular expressions take: the generated package's runtime knows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import cast

from ..resources import runtime_regex


@cache
def is_plain(pattern: str) -> bool:
    """Whether an ECMA-262 pattern means the same to pydantic, so that it may be given to `Field`."""
    return bool(runtime_regex().is_plain(pattern))


@cache
def linear(pattern: str) -> Callable[[str], bool] | None:
    """What finds an ECMA-262 pattern in a time that grows only with the text; None if nothing does."""
    try:
        runtime_regex().translate(pattern, "rust")
    except (ValueError, RecursionError):
        return None
    return cast("Callable[[str], bool]", runtime_regex().matcher(pattern))
