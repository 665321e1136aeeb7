"""Collects what is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from ..comparison.findings import Finding, Subject
from ..comparison.rules import types as type_rules
from ..comparison.rules.rule import Rule
from ..frozen import dataclass
from ..ir.declarations import Direction, Doc
from ..ir.types import Type
from ..jsonvalue.pointers import Pointer
from .effects import NOTHING, Effects, of
from .sentences import sentence
from .sides import Side
from .types.changes import Change
from .types.relation import Relation


@dataclass(frozen=True, slots=True)
class Place:
    """Of what something is said: its name, and where it stands in both descriptions."""

    owner: str
    member: str = ""
    old: Pointer | None = None
    new: Pointer | None = None
    sides: frozenset[Direction] = frozenset()
    reached_by: tuple[str, ...] = ()


@dataclass(slots=True)
class Collector:
    """Both APIs, what is the same in them, and the findings so far."""

    old: Side
    new: Side
    relation: Relation
    found: list[Finding] = field(default_factory=list)

    def say(
        self,
        rule: Rule,
        place: Place,
        effects: Effects = NOTHING,
        *,
        before: str = "",
        after: str = "",
        hint: str = "",
        member: str = "",
    ) -> None:
        """Something has changed."""
        member = member or place.member
        self.found.append(
            Finding(
                rule,
                Subject(place.owner, member),
                sentence(rule, place.owner, member, before, after, place.sides),
                effects.breaks,
                effects.risks,
                place.sides,
                before,
                after,
                place.old,
                place.new,
                hint=hint,
                reached_by=place.reached_by,
            )
        )

    def types(self, old: Type, new: Type, place: Place, *, alike: bool = False) -> list[Change]:
        """Say what differs between two types; `alike` if the wire cannot tell them apart."""
        changes = self.relation.changes(old, new)
        for change in changes:
            where = Place(
                place.owner, f"{place.member}{change.path}", place.old, place.new, place.sides, place.reached_by
            )
            effects = of(change, place.sides)
            if alike:
                effects = effects.upgrading()
            self.say(change.rule, where, effects, before=change.before, after=change.after)
        return changes

    def docs(self, old: Doc, new: Doc, place: Place, deprecated: Rule, again: Rule) -> None:
        """Say what differs in what is said to people."""
        if new.deprecated and not old.deprecated:
            self.say(deprecated, place)
        if old.deprecated and not new.deprecated:
            self.say(again, place)
        self.texts(_words(old), _words(new), place)

    def texts(self, old: object, new: object, place: Place) -> None:
        """Say that words changed, if they did."""
        if old != new:
            self.say(type_rules.TEXT_CHANGED, place)


def _words(doc: Doc) -> tuple[object, ...]:
    return doc.title, doc.description, doc.examples, doc.see


def shown(values: Iterable[str]) -> str:
    """Names in a line, as code."""
    return ", ".join(f"`{one}`" for one in values)
