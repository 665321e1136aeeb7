"""Which declaration of the new API is which of the old one: by name first, then by use, and never by shape alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from ..frozen import dataclass
from ..ir.declarations import Alias, Declaration, Enumeration, Record, Typed, Union
from ..ir.http.operations import Operation
from ..ir.types import (
    CheckedType,
    ListType,
    MapType,
    NullableType,
    Reference,
    SchemaId,
    TaggedBy,
    TupleType,
    Type,
    UnionType,
)
from .sides import Side

Slot: TypeAlias = tuple[str, ...]
"""A place in something that has a match, where a declaration is referred to."""


@dataclass(frozen=True, slots=True)
class Matching:
    """What is what."""

    declarations: Mapping[SchemaId, SchemaId]
    """Old to new."""
    renamed: frozenset[SchemaId]
    """Of the old ones, those that have another name."""
    used: Mapping[SchemaId, frozenset[SchemaId]]
    """Of the old ones that have no match, the new ones that stand where they stood."""


def match(old: Side, new: Side, operations: Mapping[str, tuple[Operation, Operation]]) -> Matching:
    """Match the declarations of two APIs whose operations are matched."""
    by_name = {name: id for id, name in new.names.classes.items()}
    found = {id: by_name[name] for id, name in old.names.classes.items() if name in by_name}
    renamed: set[SchemaId] = set()
    votes: dict[SchemaId, set[SchemaId]] = {}
    while True:
        taken = {*found.values()}
        left = [id for id in old.api.declarations if id not in found]
        right = {id for id in new.api.declarations if id not in taken}
        if not left or not right:
            break
        votes = _votes(old, new, found, right, operations)
        claims: dict[SchemaId, set[SchemaId]] = defaultdict(set)
        for one, targets in votes.items():
            for target in targets:
                claims[target].add(one)
        agreed = {
            one: next(iter(targets))
            for one, targets in votes.items()
            if len(targets) == 1 and all(len(claims[target]) == 1 for target in targets)
        }
        agreed = {one: other for one, other in agreed.items() if _alike(old, new, one, other)}
        if not agreed:
            break
        found.update(agreed)
        renamed.update(agreed)
    used = {one: frozenset(targets) for one, targets in votes.items() if one not in found}
    return Matching(found, frozenset(renamed), used)


def _votes(
    old: Side,
    new: Side,
    found: Mapping[SchemaId, SchemaId],
    free: set[SchemaId],
    operations: Mapping[str, tuple[Operation, Operation]],
) -> dict[SchemaId, set[SchemaId]]:
    """For old declarations without a match, the new ones without one that stand at the same places."""
    votes: dict[SchemaId, set[SchemaId]] = defaultdict(set)

    def vote(one: Iterator[tuple[Slot, SchemaId]], other: Iterator[tuple[Slot, SchemaId]]) -> None:
        before: dict[Slot, list[SchemaId]] = defaultdict(list)
        after: dict[Slot, list[SchemaId]] = defaultdict(list)
        for slot, id in one:
            if id not in found and id in old.api.declarations:
                before[slot].append(id)
        if not before:
            return
        for slot, id in other:
            if id in free:
                after[slot].append(id)
        for slot, ids in before.items():
            others = after.get(slot, [])
            if len({*ids}) == len({*others}) == 1:
                votes[ids[0]].add(others[0])

    for one, other in found.items():
        vote(_slots(old.api.declarations[one]), _slots(new.api.declarations[other]))
    for first, second in operations.values():
        vote(_exchanged(first), _exchanged(second))
    return votes


def _slots(declaration: Declaration) -> Iterator[tuple[Slot, SchemaId]]:
    match declaration:
        case Record():
            if declaration.base is not None:
                yield ("base",), declaration.base
            for field in declaration.fields:
                yield from _within(field.type, ("field", field.name))
            if isinstance(declaration.extra, Typed):
                yield from _within(declaration.extra.type, ("extra",))
        case Union(variants=variants, tagging=tagging):
            yield from _variants(variants, tagging if isinstance(tagging, TaggedBy) else None, ())
        case Alias(type=type):
            yield from _within(type, ())
        case Enumeration():
            pass


def _variants(variants: tuple[Type, ...], tagging: TaggedBy | None, slot: Slot) -> Iterator[tuple[Slot, SchemaId]]:
    tags = {index: str(tag) for tag, index in tagging.mapping} if tagging else {}
    for index, variant in enumerate(variants):
        yield from _within(variant, (*slot, "variant", tags.get(index, "")))


def _within(type: Type, slot: Slot) -> Iterator[tuple[Slot, SchemaId]]:
    match type:
        case Reference(id):
            yield slot, id
        case NullableType(inner) | CheckedType(inner):
            yield from _within(inner, slot)
        case ListType(inner):
            yield from _within(inner, (*slot, "[]"))
        case MapType(inner):
            yield from _within(inner, (*slot, "{}"))
        case TupleType(items):
            for index, item in enumerate(items):
                yield from _within(item, (*slot, str(index)))
        case UnionType(variants, tagging):
            yield from _variants(variants, tagging if isinstance(tagging, TaggedBy) else None, slot)
        case _:
            pass


def _exchanged(operation: Operation) -> Iterator[tuple[Slot, SchemaId]]:
    for parameter in operation.parameters:
        yield from _within(parameter.type, ("parameter", parameter.location.value, parameter.name))
    for content in operation.request.contents if operation.request else ():
        if content.type is not None:
            yield from _within(content.type, ("request",))
    for response in operation.responses:
        for content in response.contents:
            if content.type is not None:
                yield from _within(content.type, ("response", response.status.text))
    if operation.channel is not None:
        for way, messages in (("send", operation.channel.send), ("receive", operation.channel.receive)):
            for content in messages.contents if messages else ():
                if content.type is not None:
                    yield from _within(content.type, (way,))


def _alike(old: Side, new: Side, one: SchemaId, other: SchemaId) -> bool:
    """Whether the shape of two declarations does not speak against their being the same."""
    left, right = old.api.declarations[one], new.api.declarations[other]
    if left.__class__ is not right.__class__:
        return False
    if isinstance(left, Record) and isinstance(right, Record):
        before, after = {*old.fields(left)}, {*new.fields(right)}
        return likeness(before, after) >= 0.3 or not before or not after
    return True


def likeness(before: set[str], after: set[str]) -> float:
    """How many of all names two sets share, from 0 to 1."""
    return len(before & after) / max(len(before | after), 1)


Describe: TypeAlias = Callable[[SchemaId], str]


def probable(old: Side, new: Side, matching: Matching) -> dict[SchemaId, tuple[SchemaId, str]]:
    """For records without a match, the new one without one that is most like it, with the reason to think so."""
    taken = {*matching.declarations.values()}
    free = {id: one for id, one in new.api.declarations.items() if id not in taken and isinstance(one, Record)}
    found: dict[SchemaId, tuple[SchemaId, str]] = {}
    for id, record in old.api.declarations.items():
        if id in matching.declarations or not isinstance(record, Record):
            continue
        names = {*old.fields(record)}
        if not names:
            continue
        scored = [(likeness(names, {*new.fields(one)}), new.name(other), other) for other, one in free.items()]
        close = sorted([one for one in scored if one[0] >= 0.75], reverse=True)
        if close and (len(close) == 1 or close[0][0] > close[1][0]):
            share = len(names & {*new.fields(free[close[0][2]])})
            found[id] = close[0][2], f"{share} of its {len(names)} properties are there"
    return found
