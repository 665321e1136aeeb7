"""Whom a difference breaks: what is lost hurts those who send, what is gained those who receive."""

from __future__ import annotations

from collections.abc import Iterable

from ..comparison.findings import UPGRADING, Victim
from ..frozen import dataclass
from ..ir.declarations import Direction
from .types.changes import Change

CODE, RUN, STAY = Victim.CODE, Victim.RUN, Victim.STAY
ALL = frozenset(Victim)


@dataclass(frozen=True, slots=True)
class Effects:
    """Whom something breaks, and whom it may break."""

    breaks: frozenset[Victim] = frozenset()
    risks: frozenset[Victim] = frozenset()

    def __or__(self, other: Effects) -> Effects:
        breaks = self.breaks | other.breaks
        return Effects(breaks, (self.risks | other.risks) - breaks)

    def upgrading(self) -> Effects:
        """The same for those who upgrade alone."""
        return Effects(self.breaks & UPGRADING, self.risks & UPGRADING)


NOTHING = Effects()


def breaking(*victims: Victim) -> Effects:
    """That it breaks some."""
    return Effects(frozenset(victims))


def risking(*victims: Victim) -> Effects:
    """That it may break some."""
    return Effects(frozenset(), frozenset(victims))


def of(change: Change, sides: Iterable[Direction]) -> Effects:
    """Whom a difference of types breaks, as far as values of the type go these ways."""
    found = NOTHING
    for side in sides:
        if side is Direction.SENT and change.lost:
            found |= breaking(RUN, STAY)
            if change.static:
                found |= breaking(CODE)
        if side is Direction.RECEIVED and change.gained:
            found |= breaking(STAY)
            if change.static:
                found |= risking(CODE) if change.soft else breaking(CODE)
    if change.static and not change.lost and not change.gained:
        found |= breaking(CODE)
    return found
