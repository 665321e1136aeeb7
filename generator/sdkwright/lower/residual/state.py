"""The checks made so far."""

from __future__ import annotations

from ...ir.types import Check
from .conditions import Conditions


class Checks:
    """All checks of an API, as what they refer to has to be there for them."""

    def __init__(self) -> None:
        self.made: list[Check] = []

    def check(self, conditions: Conditions) -> Check | None:
        """A check of some conditions, if they ask anything. Its references will be in `Api.schemas`."""
        if not conditions:
            return None
        made = Check(conditions, tuple(conditions))
        self.made.append(made)
        return made
