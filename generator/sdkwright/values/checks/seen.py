"""What schemas have looked at of a value, for those that speak of the rest."""

from __future__ import annotations

from ..verdicts import Verdict


class Seen:
    """The names or indices of parts that schemas have surely evaluated, and of those that they may have."""

    __slots__ = ("maybe", "sure")

    def __init__(self) -> None:
        self.sure: set[str | int] = set()
        self.maybe: set[str | int] = set()

    def meet(self, key: str | int, verdict: Verdict) -> None:
        """Enter a part that was evaluated, or may have been."""
        if verdict:
            self.sure.add(key)
        elif verdict is None:
            self.maybe.add(key)

    def add(self, other: Seen, verdict: Verdict) -> None:
        """Enter what a further schema has evaluated, which counts only where that schema holds."""
        if verdict:
            self.sure |= other.sure
            self.maybe |= other.maybe
        elif verdict is None:
            self.maybe |= other.sure | other.maybe
