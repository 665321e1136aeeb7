"""The account of every keyword that was met: what became of it. Nothing may be lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from .jsonvalue.pointers import Pointer


class Outcome(Enum):
    """What became of a keyword, best first."""

    ENFORCED = "enforced"
    """What it says is checked when decoding."""
    TYPED = "typed"
    """It shapes the generated types."""
    DOCUMENTED = "documented"
    """It is told to people."""
    DROPPED = "dropped"
    """It is lost: nothing shows it, and nothing uses it. A diagnostic says so."""


class Entry(NamedTuple):
    """One keyword of one schema, or one field of another object."""

    keyword: str
    outcome: Outcome
    pointer: Pointer
    """Of the schema or the object that holds the keyword."""


class Group(NamedTuple):
    """Objects of one kind that were lowered: the outcome of each keyword of this kind, and their keywords by pointer.

    A keyword that `outcomes` does not name is dropped.
    """

    outcomes: Mapping[str, Outcome]
    visits: Mapping[Pointer, Collection[str]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All groups; `exceptions` are the keywords that fared otherwise than their group says."""

    groups: tuple[Group, ...] = ()
    exceptions: Mapping[tuple[Pointer, str], Outcome] = field(default_factory=dict)

    def entries(self) -> Iterator[Entry]:
        """Every keyword met, in the order in which its object was."""
        exceptions = self.exceptions
        for outcomes, visits in self.groups:
            for pointer, keywords in visits.items():
                for keyword in keywords:
                    usual = outcomes.get(keyword, Outcome.DROPPED)
                    yield Entry(keyword, exceptions.get((pointer, keyword), usual), pointer)

    def counts(self) -> Mapping[Outcome, int]:
        """How many keywords had each outcome; every outcome is present."""
        found = Counter(entry.outcome for entry in self.entries())
        return {outcome: found[outcome] for outcome in Outcome}
