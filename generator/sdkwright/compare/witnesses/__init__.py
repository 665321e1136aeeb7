"""Proofs: a program that type checkers no longer take, a payload that one of both packages refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...comparison.findings import Finding, Victim, Witness
from ...comparison.rules import classes as rules
from ...ir.declarations import Declaration, Direction, Record
from ...ir.types import SchemaId
from ..matching import Matching
from ..sides import Side
from .payloads import Payloads
from .programs import bare, extension_of, import_of, program


class Witnesses:
    """Finds proofs for findings about classes of the old API."""

    def __init__(self, old: Side, new: Side, matching: Matching) -> None:
        self._old = old
        self._new = new
        self._matching = matching
        self._payloads = Payloads(old.api, new.api)

    def of(self, finding: Finding) -> Finding:
        """A finding with what proves it, as far as something is found."""
        id = self._old.by_name.get(finding.subject.owner) if finding.breaks else None
        if id is None:
            return finding
        return replace(finding, witnesses=tuple(self._find(finding, id)))

    def _find(self, finding: Finding, id: SchemaId) -> Iterator[Witness]:
        other = self._matching.declarations.get(id)
        old = self._old.api.declarations[id]
        new = self._new.api.declarations[other] if other is not None else None
        if Victim.CODE in finding.breaks:
            yield Witness(Victim.CODE, self._program(finding, old, new))
        if other is None or new is None:
            return
        wires = self._wires(finding, old), self._wires(finding, new)
        if (
            finding.breaks & {Victim.RUN, Victim.STAY}
            and Direction.SENT in finding.sides
            and (text := self._payloads.refused_by_new(id, other, *wires)) is not None
        ):
            for victim in (Victim.RUN, Victim.STAY):
                if victim in finding.breaks:
                    yield Witness(victim, text, finding.subject.owner)
        if (
            Victim.STAY in finding.breaks
            and Direction.RECEIVED in finding.sides
            and (text := self._payloads.refused_by_old(id, other, *wires)) is not None
        ):
            yield Witness(Victim.STAY, text, finding.subject.owner, "old")

    def _program(self, finding: Finding, old: Declaration, new: Declaration | None) -> str:
        name = finding.subject.owner
        if new is None or self._new.name(new.id) != name:
            return import_of(name)
        if finding.rule is rules.BASE_GONE:
            return extension_of(name, finding.before)
        return program(self._old, old, finding, bare(finding.subject.member))

    def _wires(self, finding: Finding, declaration: Declaration) -> str:
        """The wire name of what a finding is about; empty for the whole."""
        side = self._old if self._old.declaration(declaration.id) is declaration else self._new
        if not isinstance(declaration, Record) or not finding.subject.member:
            return ""
        member = bare(finding.subject.member)
        return next((wire for wire, name in side.attributes(declaration).items() if name == member), "")
