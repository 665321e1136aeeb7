"""How the values of two types differ: widening and narrowing by meaning, whatever is written.

What two matched declarations differ in is said of these, so a reference to one is the same as one to the other. All
other names are seen through, records apart, which are compared by their properties.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..comparison.rules import classes as class_rules
from ..comparison.rules import types as rules
from ..ir.declarations import Closed, Constant, Field, Open, Record, Typed
from ..ir.equivalence import Equivalence
from ..ir.types import (
    AnyType,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NumberType,
    Reference,
    SchemaId,
    StringType,
    TaggedBy,
    Tagging,
    TupleType,
    Type,
)
from ..jsonvalue.equality import key
from . import limits
from .changes import Change
from .checks import asked, relation
from .flat import Flat, by_kind, seen_through, written
from .sides import Side
from .spelling import python_format

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
        whole = len(left.parts) == 0 or len(right.parts) == 0
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
        for change in self._parts(left, right, whole):
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

    def _parts(self, left: Flat, right: Flat, whole: bool) -> Iterator[Change]:
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
                yield from self._kind(name, before[name], after[name])
        if gone and come and len(before) == len(gone) and not whole:
            yield Change(rules.TYPE_REPLACED, True, True)
        elif gone and come:
            yield Change(rules.TYPE_REPLACED, True, True)
        elif gone and (after or not whole):
            yield Change(rules.MEMBER_GONE if left.union else rules.TYPE_NARROWED, True, False)
        elif gone:
            yield Change(rules.MEMBER_GONE, True, False)
        elif come:
            yield Change(
                rules.MEMBER_ADDED if left.union else rules.UNION_FORMED, False, True, soft=left.union
            )

    def _kind(self, name: str, left: list[Type], right: list[Type]) -> Iterator[Change]:
        """Alternatives of one kind of JSON value."""
        if name in ("string", "number", "boolean"):
            yield from self._scalars(left, right)
        elif len(left) == len(right) == 1:
            yield from self._pair(left[0], right[0])
        else:
            yield from self._members(left, right)

    def _pair(self, left: Type, right: Type) -> Iterator[Change]:
        match left, right:
            case ListType(), ListType():
                yield from _limits(limits.of_lists(left, right))
                for change in self.changes(left.items, right.items):
                    yield replace(change, path=f"[]{change.path}")
            case MapType(), MapType():
                yield from _limits(limits.of_maps(left, right))
                for change in self.changes(left.values, right.values):
                    yield replace(change, path=f"{{}}{change.path}")
            case TupleType(), TupleType() if len(left.items) == len(right.items):
                for index, (one, other) in enumerate(zip(left.items, right.items, strict=True)):
                    for change in self.changes(one, other):
                        yield replace(change, path=f"[{index}]{change.path}")
            case _:
                lost, gained = self._related(left, right)
                yield from _replaced(lost, gained, named=isinstance(left, Reference) and isinstance(right, Reference))

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
                lost |= any(one.presence.__class__.__name__ == "Required" for one in fields)
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
        text = ", ".join
        if gone:
            yield Change(rules.MEMBER_GONE, True, False, before=text(map(self.old.spell, gone)))
        if come:
            formed = len(left) == 1 and not gone
            rule = rules.UNION_FORMED if formed else rules.MEMBER_ADDED
            yield Change(rule, False, True, after=text(map(self.new.spell, come)), soft=not formed)

    def _scalars(self, left: list[Type], right: list[Type]) -> Iterator[Change]:
        before = next((one for one in left if not isinstance(one, LiteralType)), None)
        after = next((one for one in right if not isinstance(one, LiteralType)), None)
        old = next((one.values for one in left if isinstance(one, LiteralType)), ())
        new = next((one.values for one in right if isinstance(one, LiteralType)), ())
        if before is not None and after is not None:
            if len(left) - bool(old) > 1 or len(right) - bool(new) > 1:
                yield from self._several([one for one in left], [one for one in right])
            else:
                yield from self._scalar(before, after)
        elif before is not None:
            yield Change(rules.VALUES_CLOSED, True, False)
        elif after is not None:
            yield Change(rules.VALUES_OPENED, False, True)
        else:
            yield from _values(old, new)

    def _several(self, left: list[Type], right: list[Type]) -> Iterator[Change]:
        gone = [one for one in left if one not in right]
        come = [one for one in right if one not in left]
        if len(gone) == len(come) == 1:
            yield from self._scalar(gone[0], come[0])
            return
        broad = StringType()
        if gone and broad not in right:
            yield Change(rules.MEMBER_GONE, True, False)
        if come and broad not in left:
            yield Change(rules.MEMBER_ADDED, False, True, soft=True)

    def _scalar(self, left: Type, right: Type) -> Iterator[Change]:
        match left, right:
            case StringType(), StringType():
                yield from _limits(limits.of_strings(left, right))
                if left.format is not right.format:
                    static = python_format(left.format) != python_format(right.format)
                    rule = rules.PYTHON_TYPE_CHANGED if static else rules.LIMITS_CHANGED
                    before, after = (one.format.value if one.format else "" for one in (left, right))
                    yield Change(
                        rule,
                        right.format is not None,
                        left.format is not None,
                        "" if static else before,
                        "" if static else after,
                        static,
                    )
            case (IntegerType(), IntegerType()) | (NumberType(), NumberType()):
                whole = isinstance(left, IntegerType)
                yield from _limits(limits.of_numbers(left.bounds, right.bounds, whole=whole))
            case IntegerType(), NumberType():
                yield Change(rules.TYPE_WIDENED, False, True)
                yield from _limits(limits.of_numbers(left.bounds, right.bounds))
            case NumberType(), IntegerType():
                yield Change(rules.TYPE_NARROWED, True, False)
                yield from _limits(limits.of_numbers(left.bounds, right.bounds))
            case _:
                pass

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
    return field.presence.__class__.__name__ in ("Required", "Constant")


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


def _values(old: tuple[str | int | bool, ...], new: tuple[str | int | bool, ...]) -> Iterator[Change]:
    before, after = {key(one): one for one in old}, {key(one): one for one in new}
    gone = [repr(one) for name, one in before.items() if name not in after]
    come = [repr(one) for name, one in after.items() if name not in before]
    if len(old) == len(new) == 1 and gone:
        from ..comparison.rules.attributes import CONSTANT_CHANGED

        yield Change(CONSTANT_CHANGED, True, True, gone[0], come[0])
        return
    if gone:
        yield Change(rules.VALUES_GONE, True, False, before=", ".join(gone))
    if come:
        yield Change(rules.VALUES_ADDED, False, True, after=", ".join(come), soft=True)


def _limits(found: Iterator[limits.Limit]) -> Iterator[Change]:
    for one in found:
        rule = (
            rules.LIMITS_CHANGED
            if one.lost and one.gained
            else rules.LIMITS_TIGHTENED
            if one.lost
            else rules.LIMITS_LOOSENED
        )
        words = f"{one.words} ".replace("_", " ")
        yield Change(rule, one.lost, one.gained, f"{words}{one.before}", f"{words}{one.after}", static=False)
