"""How the values of two types differ: widening and narrowing by meaning, whatever is written.

What two matched declarations differ in is said of these, so a reference to one is the same as one to the other. All
other names are seen through, records apart, which are compared by their properties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ...comparison.rules import classes as class_rules
from ...comparison.rules import types as rules
from ...ir.declarations import Closed, Constant, Field, Open, Record, Required, Typed
from ...ir.equivalence import Equivalence
from ...ir.types import (
    AnyType,
    ListType,
    LiteralType,
    MapType,
    Reference,
    SchemaId,
    TaggedBy,
    Tagging,
    TupleType,
    Type,
)
from ..sides import Side
from . import limits
from .changes import Change
from .checks import asked, relation
from .flat import Flat, by_kind, seen_through, written
from .scalars import limited, scalars

_DEPTH = 40


class Relation:
    """Compares types of two APIs."""

    def __init__(self, old: Side, new: Side, matched: Mapping[SchemaId, SchemaId]) -> None:
        self.old = old
        self.new = new
        self.matched = matched
        self._back = {new: old for old, new in matched.items()}
        self._same = Equivalence(old.api, new.api, matched)
        self._records: dict[tuple[SchemaId, SchemaId], tuple[bool, bool]] = {}
        self._depth = 0

    def changes(self, old: Type, new: Type) -> list[Change]:
        """What differs between two types, each difference once; empty if they have the same values."""
        if self._same.same(old, new):
            return []
        if self._depth > _DEPTH:
            return []
        self._depth += 1
        try:
            return [*dict.fromkeys(self._changes(old, new))]
        finally:
            self._depth -= 1

    def stay(self, ids: Iterable[SchemaId]) -> bool:
        """Whether each id has the same declaration on both sides, so that equal nouns with them mean the same."""
        return all(self.matched.get(id) == id for id in ids if id in self.old.api.declarations)

    def unmatched(self, old: Type, new: Type) -> list[Change]:
        """The same for what a matched name stands for: only there it is not enough that it has a match."""
        return [*dict.fromkeys(self._changes(old, new))]

    def differ(self, old: Type, new: Type) -> tuple[bool, bool]:
        """Whether values are lost, and whether values are gained."""
        found = self.changes(old, new)
        return any(one.lost for one in found), any(one.gained for one in found)

    def _changes(self, old: Type, new: Type) -> Iterator[Change]:
        left, right = written(old), written(new)
        self._cancel(left, right)
        left = seen_through(left, self.old.api.declarations)
        right = seen_through(right, self.new.api.declarations)
        self._cancel(left, right)
        any_left = any(isinstance(one, AnyType) for one in left.parts)
        any_right = any(isinstance(one, AnyType) for one in right.parts)
        if not (any_left or any_right):
            if right.null and not left.null:
                yield Change(rules.BECAME_NULLABLE, False, True, self.old.spell(old), self.new.spell(new))
            if left.null and not right.null:
                yield Change(rules.NULLABLE_NO_MORE, True, False, self.old.spell(old), self.new.spell(new))
        yield from self._conditions(left, right)
        yield from self._tags(left.taggings, right.taggings)
        texts = self.old.spell(old), self.new.spell(new)
        for change in self._parts(left, right):
            yield change if change.before or change.after else replace(change, before=texts[0], after=texts[1])

    def _cancel(self, left: Flat, right: Flat) -> None:
        """Take away what is the same on both sides."""
        for one in [*left.parts]:
            if isinstance(one, Reference) and (other := self.matched.get(one.id)) is not None:
                target: Type = Reference(other)
                if target in right.parts:
                    left.parts.remove(one)
                    right.parts.remove(target)

    def _conditions(self, left: Flat, right: Flat) -> Iterator[Change]:
        if left.checks == right.checks:
            return
        lost, gained = relation(asked(left.checks), asked(right.checks))
        yield from conditions(lost, gained)

    def _tags(self, left: list[Tagging], right: list[Tagging]) -> Iterator[Change]:
        before = {one.property for one in left if isinstance(one, TaggedBy)}
        after = {one.property for one in right if isinstance(one, TaggedBy)}
        if before and after and before != after:
            yield Change(rules.TAG_CHANGED, False, False, ", ".join(sorted(before)), ", ".join(sorted(after)), False)

    def _parts(self, left: Flat, right: Flat) -> Iterator[Change]:
        if not left.parts and not right.parts:
            return
        before, after = by_kind(left.parts), by_kind(right.parts)
        if "any" in before or "any" in after:
            if "any" not in before:
                yield Change(rules.TYPE_WIDENED, False, True)
            elif "any" not in after:
                yield Change(rules.TYPE_NARROWED, True, False)
            return
        gone = [name for name in before if name not in after]
        come = [name for name in after if name not in before]
        for name in before:
            if name in after:
                yield from self._kind(name, before[name], after[name], union=left.union and right.union)
        if gone and come:
            yield Change(rules.TYPE_REPLACED, True, True)
        elif gone:
            text = ", ".join([self.old.spell(one) for name in gone for one in before[name]])
            yield Change(rules.MEMBER_GONE, True, False, before=text)
        elif come and left.union:
            text = ", ".join([self.new.spell(one) for name in come for one in after[name]])
            yield Change(rules.MEMBER_ADDED, False, True, after=text, soft=True)
        elif come:
            yield Change(rules.UNION_FORMED, False, True)

    def _kind(self, name: str, left: list[Type], right: list[Type], *, union: bool) -> Iterator[Change]:
        """Alternatives of one kind of JSON value."""
        if name in ("string", "number", "boolean"):
            yield from scalars(left, right)
        elif len(left) == len(right) == 1:
            one, other = left[0], right[0]
            if union and isinstance(one, Reference) and self._related(one, other) == (True, True):
                yield from self._exchanged([one], [other])
            else:
                yield from self._pair(one, other)
        else:
            yield from self._members(left, right)

    def _pair(self, left: Type, right: Type) -> Iterator[Change]:
        match left, right:
            case ListType(), ListType():
                yield from limited(limits.of_lists(left, right))
                for change in self.changes(left.items, right.items):
                    yield replace(change, path=f"[]{change.path}")
            case MapType(), MapType():
                yield from limited(limits.of_maps(left, right))
                for change in self.changes(left.values, right.values):
                    yield replace(change, path=f"{{}}{change.path}")
            case TupleType(), TupleType() if len(left.items) == len(right.items):
                for index, (one, other) in enumerate(zip(left.items, right.items, strict=True)):
                    for change in self.changes(one, other):
                        yield replace(change, path=f"[{index}]{change.path}")
            case _:
                lost, gained = self._related(left, right)
                named = isinstance(left, Reference) and isinstance(right, Reference)
                for change in _replaced(lost, gained, named=named):
                    yield replace(change, before=self.old.spell(left), after=self.new.spell(right))

    def _related(self, left: Type, right: Type) -> tuple[bool, bool]:
        """Whether values are lost, and gained, from one compound alternative to another."""
        match left, right:
            case Reference(one), Reference(other):
                return self.records(one, other)
            case Reference(one), MapType(values=values):
                record = self.old.declaration(one)
                if not isinstance(record, Record):
                    return True, True
                lost = any(self.differ(field.type, values)[0] for field in self.old.fields(record).values())
                if isinstance(record.extra, Open):
                    lost |= not isinstance(values, AnyType)
                return lost, True
            case MapType(values=values), Reference(other):
                record = self.new.declaration(other)
                if not isinstance(record, Record):
                    return True, True
                fields = self.new.fields(record).values()
                lost = any(isinstance(one.presence, Constant) or self.differ(values, one.type)[0] for one in fields)
                lost |= any(isinstance(one.presence, Required) for one in fields)
                lost |= isinstance(record.extra, Closed)
                return lost, isinstance(record.extra, Open) and not isinstance(values, AnyType)
            case TupleType(items), ListType(items=item):
                return any(self.differ(one, item)[0] for one in items), True
            case ListType(items=item), TupleType(items):
                return True, any(self.differ(item, one)[1] for one in items)
            case (ListType(), ListType()) | (MapType(), MapType()) | (TupleType(), TupleType()):
                found = [*self._pair(left, right)] if left.__class__ is not TupleType or _as_long(left, right) else None
                if found is None:
                    return True, True
                return any(one.lost for one in found), any(one.gained for one in found)
            case _:
                return True, True

    def _members(self, left: list[Type], right: list[Type]) -> Iterator[Change]:
        """Several alternatives of a kind: what no one on the other side holds is gone or new."""
        gone = [one for one in left if not any(not self._related(one, other)[0] for other in right)]
        come = [one for one in right if not any(not self._related(other, one)[1] for other in left)]
        if len(gone) == len(come) == 1:
            yield from self._pair(gone[0], come[0])
            return
        if come and not gone and len(left) == 1:
            yield Change(rules.UNION_FORMED, False, True)
        else:
            yield from self._exchanged(gone, come)

    def _exchanged(self, gone: list[Type], come: list[Type]) -> Iterator[Change]:
        """Members of a union that are gone, and those that are new."""
        if gone:
            yield Change(rules.MEMBER_GONE, True, False, before=", ".join(map(self.old.spell, gone)))
        if come:
            yield Change(rules.MEMBER_ADDED, False, True, after=", ".join(map(self.new.spell, come)), soft=True)

    def records(self, old: SchemaId, new: SchemaId) -> tuple[bool, bool]:
        """Whether a record loses values, and gains some, from one to another; those that are matched do neither."""
        if self.matched.get(old) == new:
            return False, False
        pair = old, new
        known = self._records.get(pair)
        if known is not None:
            return known
        left, right = self.old.declaration(old), self.new.declaration(new)
        if not isinstance(left, Record) or not isinstance(right, Record):
            return left is not right, left is not right
        self._records[pair] = False, False
        found = self._records[pair] = self._record(left, right)
        return found

    def _record(self, left: Record, right: Record) -> tuple[bool, bool]:
        before, after = self.old.fields(left), self.new.fields(right)
        lost, gained = self._extra(left, right)
        for name, field in before.items():
            other = after.get(name)
            if other is None:
                gained |= _needed(field) or _typed(right)
                lost |= isinstance(right.extra, Closed)
                continue
            less, more = self.differ(valued(field), valued(other))
            lost |= less or (_needed(other) and not _needed(field))
            gained |= more or (_needed(field) and not _needed(other))
        for name, field in after.items():
            if name not in before:
                lost |= _needed(field) or isinstance(left.extra, Typed)
                gained |= isinstance(left.extra, Closed)
        return lost, gained

    def _extra(self, left: Record, right: Record) -> tuple[bool, bool]:
        old, new = left.extra, right.extra
        match old, new:
            case Typed(one), Typed(other):
                return self.differ(one, other)
            case (Open(), Typed(type)) | (Typed(type), Open()) if isinstance(type, AnyType):
                return False, False
            case _ if old == new:
                return False, False
            case _:
                return not isinstance(new, Open) and not isinstance(old, Closed), not isinstance(old, Open)


def conditions(lost: bool, gained: bool) -> Iterator[Change]:
    """What becomes of conditions."""
    if lost and gained:
        yield Change(class_rules.CHECK_CHANGED, True, True, static=False)
    elif lost:
        yield Change(class_rules.CHECK_ADDED, True, False, static=False)
    elif gained:
        yield Change(class_rules.CHECK_DROPPED, False, True, static=False)


def valued(field: Field) -> Type:
    """The values of a property: of a constant, the one."""
    return LiteralType((field.presence.value,)) if isinstance(field.presence, Constant) else field.type


def _needed(field: Field) -> bool:
    return isinstance(field.presence, Required | Constant)


def _typed(record: Record) -> bool:
    return isinstance(record.extra, Typed)


def _as_long(left: Type, right: Type) -> bool:
    return isinstance(left, TupleType) and isinstance(right, TupleType) and len(left.items) == len(right.items)


def _replaced(lost: bool, gained: bool, *, named: bool) -> Iterator[Change]:
    """A compound in place of another one."""
    if lost and gained:
        yield Change(rules.TYPE_REPLACED, True, True)
    elif lost:
        yield Change(rules.TYPE_NARROWED, True, False)
    elif gained:
        yield Change(rules.TYPE_WIDENED, False, True)
    elif named:
        yield Change(rules.PYTHON_TYPE_CHANGED, False, False)
