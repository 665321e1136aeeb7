"""Findings: what changed, where, and whom it breaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from ..diagnostics import Location
from ..frozen import dataclass
from ..ir.declarations import Direction
from ..jsonvalue.pointers import Pointer
from .rules.rule import Rule


class Victim(Enum):
    """Who is broken."""

    CODE = "code"
    """Who upgrades: a type checker, an import or an attribute fails."""
    RUN = "run"
    """Who upgrades: values are refused, or something else is done, when the program runs."""
    STAY = "stay"
    """Who keeps the SDK that is released, once the server has changed."""


UPGRADING = frozenset((Victim.CODE, Victim.RUN))


class Weight(Enum):
    """How much a finding weighs for those who upgrade, the heaviest first."""

    BREAKING = "breaking"
    RISKY = "risky"
    DEPRECATION = "deprecation"
    ADDITION = "addition"
    CHANGE = "change"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Subject:
    """What changed, as users of the SDK call it."""

    owner: str
    """The class, or the method with its resource: `pets.list`; empty for the API as a whole."""
    member: str = ""
    """Its attribute, parameter, or whatever else of it; empty for the whole."""

    def __str__(self) -> str:
        return f"{self.owner}.{self.member}" if self.owner and self.member else self.owner or self.member


@dataclass(frozen=True, slots=True)
class Witness:
    """A proof that something breaks."""

    victim: Victim
    text: str
    """For CODE, a program that type checkers take with the old package and not with the new one; `sdk` stands for both.
    Else JSON that one package takes and the other refuses."""
    type: str = ""
    """For JSON, the class that it is meant for, by its name in the old package."""
    refused_by: str = "new"
    """The package, `old` or `new`, that refuses the JSON, or the program."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One change, whatever it breaks. There is one for each rule and subject."""

    rule: Rule
    subject: Subject
    message: str
    """A sentence for a changelog; Markdown."""
    breaks: frozenset[Victim] = frozenset()
    risks: frozenset[Victim] = frozenset()
    """Whom it may break."""
    sides: frozenset[Direction] = frozenset()
    """The ways that values of it go."""
    before: str = ""
    after: str = ""
    """What changed, as Python has it, where it can be shown in a line."""
    old: Pointer | None = None
    new: Pointer | None = None
    """Places in the normalized documents."""
    old_place: Location | None = None
    new_place: Location | None = None
    reached_by: tuple[str, ...] = ()
    """The methods whose requests or responses hold it."""
    hint: str = ""
    """More to know, such as what something is probably called now."""
    witnesses: tuple[Witness, ...] = ()
    accepted: str = ""
    """Why somebody accepts it; empty if nobody does."""

    @property
    def weight(self) -> Weight:
        """For those who upgrade."""
        if self.breaks & UPGRADING:
            return Weight.BREAKING
        if self.risks or self.stays:
            return Weight.RISKY
        return Weight(self.rule.kind.value)

    @property
    def stays(self) -> bool:
        """Whether it breaks those who do not upgrade."""
        return Victim.STAY in self.breaks


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed from one API to the next, the heaviest first, then by subject."""

    findings: tuple[Finding, ...]
    title: str = ""
    """Of the new one."""
    old_version: str = ""
    new_version: str = ""

    def of(self, *weights: Weight) -> tuple[Finding, ...]:
        """The findings of some weights."""
        return tuple([finding for finding in self.findings if finding.weight in weights])

    @property
    def stays(self) -> tuple[Finding, ...]:
        """What breaks those who do not upgrade."""
        return tuple([finding for finding in self.findings if finding.stays])

    @property
    def open(self) -> Comparison:
        """The same without what is accepted: what verdicts are about."""
        return replace(self, findings=tuple([one for one in self.findings if not one.accepted]))


_WEIGHTS = {weight: index for index, weight in enumerate(Weight)}


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order in which people read them, one for each rule and subject."""
    merged: dict[tuple[str, Subject], Finding] = {}
    for one in findings:
        key = one.rule.id, one.subject
        merged[key] = _both(merged[key], one) if key in merged else one

    def order(finding: Finding) -> tuple[object, ...]:
        return (_WEIGHTS[finding.weight], finding.subject.owner, finding.subject.member, finding.rule.id)

    return tuple(sorted(merged.values(), key=order))


def _both(one: Finding, other: Finding) -> Finding:
    """Two of one rule about one subject as one: whatever either breaks is broken."""
    first, second = sorted((one, other), key=lambda each: (_WEIGHTS[each.weight], each.message))
    breaks = one.breaks | other.breaks
    return replace(
        first,
        breaks=breaks,
        risks=(one.risks | other.risks) - breaks,
        sides=one.sides | other.sides,
        message=first.message if first.message == second.message else f"{first.message} {second.message}",
    )
