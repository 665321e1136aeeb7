"""Findings as JSON: `comparison.schema.json` describes it."""

from __future__ import annotations

from ..comparison.findings import Comparison, Finding, Victim, Witness
from ..comparison.verdict import bump
from ..diagnostics import Location
from ..jsonvalue.types import Json


def plain(comparison: Comparison) -> dict[str, Json]:
    """The verdicts, and all findings in order."""
    return {
        "bump": bump(comparison.open).word,
        "urgent": bool(comparison.open.stays),
        "old_version": comparison.old_version,
        "new_version": comparison.new_version,
        "findings": [_finding(one) for one in comparison.findings],
    }


def _finding(one: Finding) -> Json:
    return {
        "rule": one.rule.id,
        "weight": one.weight.value,
        "subject": str(one.subject),
        "class": one.subject.owner,
        "member": one.subject.member,
        "message": one.message,
        "breaks": _victims(one.breaks),
        "risks": _victims(one.risks),
        "sides": [*sorted(side.name.lower() for side in one.sides)],
        "before": one.before,
        "after": one.after,
        "old": _place(one.old_place),
        "new": _place(one.new_place),
        "reached_by": [*one.reached_by],
        "hint": one.hint,
        "witnesses": [_witness(each) for each in one.witnesses],
        "accepted": one.accepted,
    }


def _victims(victims: frozenset[Victim]) -> list[Json]:
    return [one.value for one in Victim if one in victims]


def _place(place: Location | None) -> Json:
    if place is None:
        return None
    return {"file": place.file, "line": place.line, "column": place.column, "pointer": place.pointer}


def _witness(witness: Witness) -> Json:
    return {
        "victim": witness.victim.value,
        "type": witness.type,
        "text": witness.text,
        "refused_by": witness.refused_by,
    }
