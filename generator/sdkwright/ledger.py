"""The account of every keyword that was met: what became of it. Nothing may be lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from enum import Enum
from typing import NamedTuple

from .frozen import dataclass
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

    def dropped(self) -> Iterator[tuple[str, Pointer]]:
        """Every keyword that is lost, with the pointer of what holds it, in the order in which that was met."""
        touched = {pointer for pointer, _ in self.exceptions}
        for outcomes, visits in self.groups:
            told = {keyword for keyword, outcome in outcomes.items() if outcome is not Outcome.DROPPED}
            for pointer, keywords in visits.items():
                if pointer not in touched and told.issuperset(keywords):  # as most are
                    continue
                for keyword in keywords:
                    usual = outcomes.get(keyword, Outcome.DROPPED)
                    if self.exceptions.get((pointer, keyword), usual) is Outcome.DROPPED:
                        yield keyword, pointer

    def counts(self) -> Mapping[Outcome, int]:
        """How many keywords had each outcome; every outcome is present."""
        found: Counter[Outcome] = Counter()
        for outcomes, visits in self.groups:
            met = Counter(keyword for keywords in visits.values() for keyword in keywords)
            for keyword, count in met.items():
                found[outcomes.get(keyword, Outcome.DROPPED)] += count
            for (pointer, keyword), outcome in self.exceptions.items():
                if keyword in visits.get(pointer, ()):
                    found[outcomes.get(keyword, Outcome.DROPPED)] -= 1
                    found[outcome] += 1
        return {outcome: found[outcome] for outcome in Outcome}
