"""Classes, and the other names that a package exports."""

from __future__ import annotations

from dataclasses import replace

from ..comparison.rules import attributes as attribute_rules
from ..comparison.rules import classes as rules
from ..comparison.rules import types as type_rules
from ..ir.declarations import (
    Alias,
    Closed,
    Declaration,
    Direction,
    Enumeration,
    Open,
    Record,
    Typed,
    Union,
)
from ..ir.types import AnyType, Reference, SchemaId, TaggedBy
from ..ir.walk import references
from .attributes import Classes, compare_attributes
from .effects import CODE, NOTHING, RUN, STAY, Effects, breaking, of, risking
from .findings import Collector, Place, shown
from .matching import Matching, probable
from .types.checks import asked, relation
from .types.relation import conditions
from .types.standing import as_type


def compare_declarations(collector: Collector, matching: Matching) -> None:
    """Say what differs in all that has a class or a name of its own."""
    old, new = collector.old, collector.new
    for one, other in matching.declarations.items():
        if _untouched(collector, one, other):
            continue
        place = _place(collector, one, other)
        if one in matching.renamed:
            kept = new.names.renamed.get(old.name(one)) == new.name(other)  # under its former name, too
            effects = NOTHING if kept else breaking(CODE, RUN)
            collector.say(rules.CLASS_RENAMED, place, effects, before=old.name(one), after=new.name(other))
        _compare(collector, old.api.declarations[one], new.api.declarations[other], place)
    _gone(collector, matching)
    taken = {*matching.declarations.values()}
    for id in new.api.declarations:
        if id not in taken:
            collector.say(rules.CLASS_ADDED, Place(new.name(id), old=None, new=id, sides=new.directions(id)))


def _untouched(collector: Collector, one: SchemaId, other: SchemaId) -> bool:
    """Whether not a word of a declaration has changed, nor a name: most have not."""
    old, new = collector.old, collector.new
    before, after = old.api.declarations[one], new.api.declarations[other]
    if old.name(one) != new.name(other) or before != after:
        return False
    if isinstance(before, Record) and isinstance(after, Record) and old.attributes(before) != new.attributes(after):
        return False
    return collector.relation.stay(references(before))


def _place(collector: Collector, one: SchemaId, other: SchemaId) -> Place:
    old, new = collector.old, collector.new
    used = (old.uses.directions.get(one) or frozenset()) | (new.uses.directions.get(other) or frozenset())
    return Place(old.name(one), "", one, other, used or frozenset(Direction))


def _gone(collector: Collector, matching: Matching) -> None:
    old, new = collector.old, collector.new
    likely = probable(old, new, matching)
    claimed: dict[SchemaId, int] = {}
    for targets in matching.used.values():
        for target in targets:
            claimed[target] = claimed.get(target, 0) + 1
    for id in old.api.declarations:
        if id in matching.declarations:
            continue
        place = Place(old.name(id), old=id, sides=old.directions(id))
        used = sorted(new.name(one) for one in matching.used.get(id, ()))
        if len(used) > 1:
            collector.say(rules.CLASS_SPLIT, place, breaking(CODE, RUN), after=shown(used))
        elif used and claimed[next(iter(matching.used[id]))] > 1:
            collector.say(rules.CLASS_MERGED, place, breaking(CODE, RUN), after=used[0])
        elif id in likely:
            target, reason = likely[id]
            collector.say(rules.PROBABLY_RENAMED, place, breaking(CODE, RUN), after=new.name(target), hint=reason)
        else:
            collector.say(rules.CLASS_GONE, place, breaking(CODE, RUN))


def _compare(collector: Collector, old: Declaration, new: Declaration, place: Place) -> None:
    collector.docs(old.doc, new.doc, place, rules.CLASS_DEPRECATED, attribute_rules.DEPRECATED_NO_MORE)
    match old, new:
        case Record(), Record():
            compare_attributes(collector, Classes(old, new, place))
            _extra(collector, old, new, place)
            _base(collector, old, new, place)
            lost, gained = relation(asked([old.check] if old.check else []), asked([new.check] if new.check else []))
            for change in conditions(lost, gained):
                collector.say(change.rule, place, of(change, place.sides))
        case (Union(), Union()) | (Alias(), Alias()) | (Enumeration(), Enumeration()):
            changes = collector.types(as_type(old), as_type(new), place)
            said = any(one.rule is type_rules.TAG_CHANGED for one in changes)
            if isinstance(old, Union) and isinstance(new, Union) and not said:
                _tag(collector, old, new, place)
            if isinstance(old, Enumeration) and isinstance(new, Enumeration):
                collector.texts((old.names, old.descriptions), (new.names, new.descriptions), place)
        case _:
            _replaced(collector, old, new, place)


_KINDS = {Record: "a class", Union: "a union", Enumeration: "a set of values", Alias: "a type"}


def _replaced(collector: Collector, old: Declaration, new: Declaration, place: Place) -> None:
    """A name stands for another kind of thing: what matters is what values it has, and whether it was a class."""
    before, after = as_type(old), as_type(new)
    values = collector.relation.unmatched(before, after)
    effects: Effects = NOTHING
    for change in values:
        effects |= of(change, place.sides)
    if isinstance(old, Record) or isinstance(new, Record):
        effects |= breaking(CODE, RUN) if isinstance(old, Record) else breaking(CODE)
        collector.say(
            rules.CLASS_REPLACED,
            place,
            effects,
            before=_KINDS[old.__class__],
            after=_KINDS[new.__class__],
        )
        return
    for change in values:
        collector.say(change.rule, place, of(change, place.sides), before=change.before, after=change.after)


def _extra(collector: Collector, old: Record, new: Record, place: Place) -> None:
    match old.extra, new.extra:
        case Typed(one), Typed(other):
            collector.types(one, other, replace(place, member="[...]"))
        case (Closed(), Closed()) | (Open(), Open()):
            pass
        case (Closed(), Open()) | (Closed(), Typed()):
            effects = breaking(STAY) if Direction.RECEIVED in place.sides else NOTHING
            collector.say(rules.EXTRA_OPENED, place, effects)
        case (Open(), Closed()) | (Typed(), Closed()):
            effects = breaking(RUN, STAY) if Direction.SENT in place.sides else NOTHING
            collector.say(rules.EXTRA_CLOSED, place, effects)
        case (Open(), Typed(type)):
            effects = breaking(RUN, STAY) if Direction.SENT in place.sides else NOTHING
            collector.say(rules.EXTRA_TYPED, place, effects, before="Any", after=collector.new.spell(type))
        case _:
            type = old.extra.type if isinstance(old.extra, Typed) else AnyType()
            effects = breaking(STAY) | risking(CODE) if Direction.RECEIVED in place.sides else NOTHING
            collector.say(rules.EXTRA_TYPED, place, effects, before=collector.old.spell(type), after="Any")


def _base(collector: Collector, old: Record, new: Record, place: Place) -> None:
    if old.base is None or old.base not in collector.old.api.declarations:
        return
    kept = collector.relation.matched.get(old.base)
    at: Declaration | None = new
    seen: set[SchemaId] = set()
    while isinstance(at, Record) and at.base is not None and at.base not in seen:
        seen.add(at.base)
        if at.base == kept:
            return
        at = collector.new.declaration(at.base)
    collector.say(rules.BASE_GONE, place, breaking(CODE), before=collector.old.name(old.base))


def _tag(collector: Collector, old: Union, new: Union, place: Place) -> None:
    match old.tagging, new.tagging:
        case TaggedBy(one), TaggedBy(other) if one == other:
            before, after = _mappings(collector, old, new)
            if before or after:
                texts = [f"{one}: {', '.join(map(repr, tags)) or 'no other'}" for tags in (before, after)]
                collector.say(type_rules.TAG_CHANGED, place, NOTHING, before=texts[0], after=texts[1])
        case TaggedBy(one), TaggedBy(other):
            collector.say(type_rules.TAG_CHANGED, place, risking(RUN, STAY), before=one, after=other)
        case TaggedBy(one), _:
            collector.say(type_rules.TAG_GONE, place, NOTHING, before=one)
        case _, TaggedBy(other):
            collector.say(type_rules.TAG_ADDED, place, NOTHING, after=other)
        case _:
            pass


def _mappings(collector: Collector, old: Union, new: Union) -> tuple[list[object], list[object]]:
    """The tags of members that are on both sides, as far as they are others, or lead elsewhere."""
    matched = collector.relation.matched
    before, after = _tags(old), _tags(new)
    here = {tag: matched.get(id) for tag, id in before.items()}
    known, others = {*here.values()}, {*after.values()}
    gone = [tag for tag, id in here.items() if id in others and after.get(tag) != id]
    come = [tag for tag, id in after.items() if id in known and here.get(tag) != id]
    return [tag for _, tag in gone], [tag for _, tag in come]


def _tags(union: Union) -> dict[tuple[type, object], SchemaId]:
    """The member that each tag leads to."""
    assert isinstance(union.tagging, TaggedBy)
    found = [(tag, union.variants[index]) for tag, index in union.tagging.mapping]
    return {(tag.__class__, tag): one.id for tag, one in found if isinstance(one, Reference)}
