"""The account of every keyword that was met: what became of it. Nothing may be lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from .document import Pointer


class Outcome(Enum):
    """What became of a keyword, best first."""

    ENFORCED = "enforced"
    """What it says is checked when decoding."""
    TYPED = "typed"
    """It shapes the generated types."""
    DOCUMENTED = "documented"
    """It is told to people, or says nothing about values (annotations, extensions)."""
    DROPPED = "dropped"
    """It is lost; a diagnostic says why."""


class Entry(NamedTuple):
    """One keyword of one schema, or one part of one operation."""

    keyword: str
    outcome: Outcome
    pointer: Pointer
    """Of the schema or the part that holds the keyword."""


@dataclass(frozen=True, slots=True)
class Visit:
    """An object of the description that was lowered: its keywords, and the outcomes of those that have one of their own.

    A keyword that `outcomes` does not name is an annotation, hence documented.
    """

    pointer: Pointer
    keywords: Collection[str]
    outcomes: Mapping[str, Outcome]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All visits. `exceptions` are the keywords that fared otherwise than `Visit.outcomes` says, by pointer and name."""

    visits: tuple[Visit, ...] = ()
    exceptions: Mapping[tuple[Pointer, str], Outcome] | None = None

    def entries(self) -> Iterator[Entry]:
        """Every keyword met, in the order of the visits."""
        exceptions = self.exceptions or {}
        for visit in self.visits:
            for keyword in visit.keywords:
                outcome = visit.outcomes.get(keyword, Outcome.DOCUMENTED)
                if exceptions:
                    outcome = exceptions.get((visit.pointer, keyword), outcome)
                yield Entry(keyword, outcome, visit.pointer)

    def counts(self) -> Mapping[Outcome, int]:
        """How many keywords had each outcome; every outcome is present."""
        found = Counter(entry.outcome for entry in self.entries())
        return {outcome: found[outcome] for outcome in Outcome}
