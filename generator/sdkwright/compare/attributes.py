"""Attributes of a class that is in both APIs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..comparison.rules import attributes as rules
from ..comparison.rules import types as type_rules
from ..frozen import dataclass
from ..ir.declarations import Closed, Constant, Defaulted, Direction, Field, Optional, Record, Required
from ..ir.inheritance import ancestry
from ..ir.types import SchemaId
from ..jsonvalue.equality import equal
from .effects import CODE, NOTHING, RUN, STAY, breaking, risking
from .findings import Collector, Place
from .types.relation import valued

_SENT, _RECEIVED = Direction.SENT, Direction.RECEIVED


@dataclass(frozen=True, slots=True)
class Classes:
    """One class on both sides."""

    old: Record
    new: Record
    place: Place


def compare_attributes(collector: Collector, both: Classes) -> None:
    """Say what differs in attributes. What is inherited from the same class is said of that."""
    before, after = collector.old.fields(both.old), collector.new.fields(both.new)
    gone = [name for name in before if name not in after]
    come = [name for name in after if name not in before]
    for wire, respelled in _respelled(collector, both, gone, come):
        gone.remove(wire)
        come.remove(respelled)
        place = _place(collector, both, before[wire], after[respelled])
        collector.say(
            rules.WIRE_NAME_CHANGED, place, breaking(STAY), before=wire, after=respelled
        )  # the server knows one of both names
        _compare(collector, place, before[wire], after[respelled])
    for wire in gone:
        if not _said_of_base(collector, both, wire, None):
            _gone(collector, both, before[wire])
    for wire in come:
        if not _said_of_base(collector, both, None, wire):
            _come(collector, both, after[wire])
    for wire, field in before.items():
        if wire in after and not _said_of_base(collector, both, wire, wire):
            place = _place(collector, both, field, after[wire])
            _renamed(collector, both, wire, place)
            _compare(collector, place, field, after[wire])


def _place(collector: Collector, both: Classes, old: Field | None, new: Field | None) -> Place:
    name = ""
    if old is not None:
        name = collector.old.attributes(both.old)[old.name]
    elif new is not None:
        name = collector.new.attributes(both.new)[new.name]
    return replace(
        both.place,
        member=name,
        old=old.pointer if old else both.old.id,
        new=new.pointer if new else both.new.id,
    )


def _said_of_base(collector: Collector, both: Classes, old: str | None, new: str | None) -> bool:
    """Whether a property comes from a class that is extended on both sides, and is compared there."""
    left = collector.old.home(both.old, old) if old is not None else None
    right = collector.new.home(both.new, new) if new is not None else None
    matched = collector.relation.matched
    if left is not None and right is not None:
        return left is not both.old and right is not both.new and matched.get(left.id) == right.id
    if left is not None:
        return left is not both.old and _extends(collector, both.new, matched.get(left.id))
    if right is not None and right is not both.new:
        others = [one for one, other in matched.items() if other == right.id]
        return any(_was_extended(collector, both.old, one) for one in others)
    return False


def _extends(collector: Collector, record: Record, base: SchemaId | None) -> bool:
    return any(one.id == base for one in ancestry(record, collector.new.api.declarations))


def _was_extended(collector: Collector, record: Record, base: SchemaId) -> bool:
    return any(one.id == base for one in ancestry(record, collector.old.api.declarations))


def _respelled(collector: Collector, both: Classes, gone: list[str], come: list[str]) -> Iterable[tuple[str, str]]:
    """Properties that are called alike in Python."""
    old = collector.old.attributes(both.old)
    new = {name: wire for wire, name in collector.new.attributes(both.new).items() if wire in come}
    return [(wire, new[old[wire]]) for wire in gone if old[wire] in new]


def _renamed(collector: Collector, both: Classes, wire: str, place: Place) -> None:
    old, new = collector.old.attributes(both.old)[wire], collector.new.attributes(both.new)[wire]
    if old != new:
        collector.say(rules.ATTRIBUTE_RENAMED, place, breaking(CODE, RUN), before=old, after=new)


def _gone(collector: Collector, both: Classes, field: Field) -> None:
    effects = breaking(CODE, RUN)
    place = _place(collector, both, field, None)
    if _RECEIVED in place.sides and field.required_in(_RECEIVED) and field.goes(_RECEIVED):
        effects |= breaking(STAY)
    if _SENT in place.sides and field.goes(_SENT):
        effects |= breaking(STAY) if isinstance(both.new.extra, Closed) else risking(STAY)
    collector.say(rules.ATTRIBUTE_GONE, place, effects, before=collector.old.spell(field.type))


def _come(collector: Collector, both: Classes, field: Field) -> None:
    place = _place(collector, both, None, field)
    effects = NOTHING
    sent = _SENT in place.sides and field.goes(_SENT)
    if given(field) and sent:
        effects |= breaking(CODE, RUN)
    if sent and field.required_in(_SENT):
        effects |= breaking(STAY)
    if _RECEIVED in place.sides and field.goes(_RECEIVED) and isinstance(both.old.extra, Closed):
        effects |= breaking(STAY)
    required = isinstance(field.presence, Required | Constant)
    rule = rules.REQUIRED_ATTRIBUTE_ADDED if required and sent else rules.ATTRIBUTE_ADDED
    collector.say(rule, place, effects, after=collector.new.spell(valued(field)))


def given(field: Field) -> bool:
    """Whether whoever makes an object has to give the property."""
    return isinstance(field.presence, Required) and field.implied is None and not field.read_only


def _compare(collector: Collector, place: Place, old: Field, new: Field) -> None:
    ways = frozenset(side for side in place.sides if old.goes(side) and new.goes(side))
    typed = replace(place, sides=ways)
    collector.types(valued(old), valued(new), typed)
    _presence(collector, place, old, new)
    _default(collector, place, old, new)
    _flags(collector, place, old, new)
    collector.docs(old.doc, new.doc, place, rules.ATTRIBUTE_DEPRECATED, rules.DEPRECATED_NO_MORE)
    before, after = _documented(old), _documented(new)
    if before != after:
        collector.say(type_rules.DOCUMENTED_CHANGED, place, before=before, after=after)


def _documented(field: Field) -> str:
    idle = f"default {field.idle_default.value!r}" if field.idle_default else ""
    stated = f"default {field.stated_default}" if field.stated_default else ""
    return ", ".join(filter(None, (field.format and f"format {field.format}", stated, idle)))


def _presence(collector: Collector, place: Place, old: Field, new: Field) -> None:
    required = {way: (old.required_in(way), new.required_in(way)) for way in Direction}
    if not any(before != after for before, after in required.values()):
        if given(new) and not given(old) and _SENT in place.sides:
            collector.say(rules.BECAME_REQUIRED, place, breaking(CODE, RUN))
        return
    now = {way for way, (before, after) in required.items() if after and not before}
    if old.write_only and not new.write_only:
        now.discard(_RECEIVED)  # that it is given back is what is said
    no_more = {way for way, (before, after) in required.items() if before and not after}
    if now & place.sides:
        effects = NOTHING
        if _SENT in now & place.sides:
            effects |= breaking(STAY)
            if given(new) and not given(old):
                effects |= breaking(CODE, RUN)
        collector.say(rules.BECAME_REQUIRED, replace(place, sides=frozenset(now & place.sides)), effects)
    flagged = (new.write_only and not old.write_only) or (new.read_only and not old.read_only)
    if no_more & place.sides and not flagged:  # else that it goes one way is what is said
        effects = NOTHING
        if _RECEIVED in no_more & place.sides:
            effects |= breaking(STAY)
            if isinstance(new.presence, Optional):
                effects |= breaking(CODE)
        collector.say(rules.BECAME_OPTIONAL, replace(place, sides=frozenset(no_more & place.sides)), effects)


def _default(collector: Collector, place: Place, old: Field, new: Field) -> None:
    match old.presence, new.presence:
        case Defaulted(before), Defaulted(after):
            if not equal(before, after):
                risk = risking(RUN, STAY) if _SENT in place.sides else risking(RUN)
                collector.say(rules.DEFAULT_CHANGED, place, risk, before=repr(before), after=repr(after))
        case Defaulted(before), Optional():
            effects = risking(RUN)
            if _RECEIVED in place.sides:
                effects |= breaking(CODE)
            collector.say(rules.DEFAULT_GONE, place, effects, before=repr(before))
        case Defaulted(before), _:
            collector.say(type_rules.DOCUMENTED_CHANGED, place, before=f"default {before!r}", after="no default")
        case _, Defaulted(after) if after is not None:  # absence reads as None anyway
            collector.say(rules.DEFAULT_ADDED, place, risking(RUN), after=repr(after))
        case _:
            pass


def _flags(collector: Collector, place: Place, old: Field, new: Field) -> None:
    if new.read_only and not old.read_only:
        effects = risking(RUN, STAY) if _SENT in place.sides else NOTHING
        collector.say(rules.READ_ONLY_NOW, place, effects)
    if old.read_only and not new.read_only:
        collector.say(rules.READ_ONLY_NO_MORE, place)
    if new.write_only and not old.write_only:
        effects = NOTHING
        if _RECEIVED in place.sides:
            effects = breaking(RUN) | (breaking(STAY) if old.required_in(_RECEIVED) else NOTHING)
        collector.say(rules.WRITE_ONLY_NOW, place, effects)
    if old.write_only and not new.write_only:
        collector.say(rules.WRITE_ONLY_NO_MORE, place)
