"""Attributes of records: snake_case of the wire name, which never changes itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..diagnostics import Diagnostic
from ..ir.declarations import Record
from ..ir.inheritance import ancestry
from ..ir.types import SchemaId
from .clashes import settle
from .numbers import numbered_name
from .reserved import FIELDS
from .words import humps, identifier, preserved, snake, spelled


def _free(name: str, wire: str) -> str:
    """`name` as an attribute: pydantic keeps leading underscores for itself, so those of the wire name follow it."""
    name = identifier(name, "field_")
    leading = len(wire) - len(wire.lstrip("_"))
    return name + "_" * max(leading, name in FIELDS)


def _is_itself(wire: str) -> bool:
    if wire.isascii():
        return wire.islower() and wire.isidentifier() and wire[0] != "_" and wire not in FIELDS
    return wire[0] != "_" and wire == snake(wire) and wire.isidentifier()


def _attribute(wire: str, _: str = "", level: int = 0) -> str | None:
    """The attribute for a wire name: its words; on a clash, the name as it is; then with its symbols spelled out."""
    match level:
        case 0:
            return _free(snake(wire), wire)
        case 1:
            return _free(preserved(wire), wire)
        case 2:
            return _free("_".join(word for chunk in spelled(wire) for word in humps(chunk)), "")
        case _:
            return None


class _Attributes:
    """Attributes of every record, those of its bases before its own."""

    def __init__(self, records: Mapping[SchemaId, Record]) -> None:
        self._records = records
        self.names: dict[SchemaId, dict[str, str]] = {}
        self.diagnostics: list[Diagnostic] = []
        for record in records.values():
            self._name(record)

    def _name(self, record: Record) -> None:
        if record.id in self.names:
            return
        inherited: dict[str, str] = {}
        for link in reversed([*ancestry(record, self._records)]):
            if link.id not in self.names:
                self.names[link.id] = self._own(link, inherited)
            inherited = {**inherited, **self.names[link.id]} if link is not record else inherited

    def _own(self, record: Record, inherited: Mapping[str, str]) -> dict[str, str]:
        wires = dict.fromkeys(field.name for field in record.fields)
        if not inherited and all(map(_is_itself, wires)):
            return {wire: wire for wire in wires}
        fixed = {wire: inherited[wire] for wire in wires if wire in inherited}
        taken = {name for wire, name in inherited.items() if wire not in fixed}
        own = {wire: wire for wire in wires if wire not in fixed and wire not in taken and _is_itself(wire)}
        occupied = set(fixed.values())
        fixed |= {wire: name for wire, name in own.items() if name not in occupied}
        settled = settle(wires, _attribute, fixed=fixed, taken=taken)
        for wire in settled.numbered:
            pointer = next(field.pointer for field in record.fields if field.name == wire)
            self.diagnostics.append(numbered_name(f"property {wire!r}", settled.names[wire], pointer))
        return {wire: settled.names[wire] for wire in wires}


def attributes(records: Iterable[Record]) -> tuple[dict[SchemaId, dict[str, str]], list[Diagnostic]]:
    """Of each record, its attribute for each wire name: unique among its own and its bases', nothing reserved."""
    found = _Attributes({record.id: record for record in records})
    return found.names, found.diagnostics
