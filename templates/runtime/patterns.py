"""Texts that match a regular expression of JavaScript's kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from .marks import within


class Pattern:
    """Annotates a `str`: some part of it matches an ECMA-262 regular expression."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._matches: Callable[[str], bool] | None = None

    def __repr__(self) -> str:
        return f"Pattern({self.pattern!r})"

    def check(self, value: str) -> str:
        """Refuses a text without a match."""
        if self._matches is None:
            from .regex import matcher

            self._matches = matcher(self.pattern)
        if not self._matches(value):
            raise PydanticKnownError(
                "string_pattern_mismatch", {"pattern": self.pattern}
            )
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return within(
            handler(source),
            partial(core_schema.no_info_after_validator_function, self.check),
        )
