"""Findings that somebody accepts, with the reason: `[[tool.sdkwright.accept]]`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from ..frozen import dataclass
from .findings import Comparison, Finding


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What is accepted."""

    rule: str
    """The id of a rule; `*` for all."""
    at: str
    """The subject, such as `Pet.tag`; `*` stands for any text in it."""
    reason: str
    until: str = ""
    """The day, `YYYY-MM-DD`, from which on it is accepted no longer; empty if that is left open."""

    def accepts(self, finding: Finding, today: str) -> bool:
        """Whether it is about a finding, on a day."""
        if self.until and today >= self.until:
            return False
        return fnmatchcase(finding.rule.id, self.rule) and fnmatchcase(str(finding.subject), self.at)

    def __str__(self) -> str:
        return f"{self.rule} at {self.at}"


def accepted(
    comparison: Comparison, acceptances: Sequence[Acceptance], today: str
) -> tuple[Comparison, tuple[Acceptance, ...]]:
    """The same with the reason at each finding that is accepted; and the entries that accept nothing."""
    used: set[int] = set()
    findings = [_with_reason(one, acceptances, today, used) for one in comparison.findings]
    unused = tuple(one for index, one in enumerate(acceptances) if index not in used)
    return replace(comparison, findings=tuple(findings)), unused


def _with_reason(finding: Finding, acceptances: Iterable[Acceptance], today: str, used: set[int]) -> Finding:
    for index, one in enumerate(acceptances):
        if one.accepts(finding, today):
            used.add(index)
            return replace(finding, accepted=one.reason)
    return finding
