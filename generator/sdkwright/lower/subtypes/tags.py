"""What unions know their members by, as the members themselves have it. OpenAPI 3.1 section 4.8.25.

A property whose value tells that an object is of a record has no other value in that record: it is a constant, or one
of a few where several tags lead there. Where a record may be told by other means as well, as others extend it or it
stands for unknown tags too, it keeps its type; but what Python makes of it has its tag.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from ...ir.alternatives import alternatives
from ...ir.declarations import (
    Alias,
    Constant,
    Declaration,
    Defaulted,
    Enumeration,
    Field,
    Optional,
    Presence,
    Record,
    Required,
    Union,
)
from ...ir.inheritance import ancestry, find_field
from ...ir.types import (
    LiteralType,
    NullableType,
    Reference,
    SchemaId,
    TaggedBy,
    Tagging,
    Type,
    UnionType,
)
from ...ir.walk import layers, types
from ...jsonvalue.equality import key
from ...values.judge import Judge
from ..context import Context
from ..unions.discriminators import Tag

_HOPS: Final = 20


class _Known:
    """What is known of a property of a record: the tags by which unions lead to it."""

    __slots__ = ("open", "tags")

    def __init__(self) -> None:
        self.tags: dict[object, Tag] = {}
        self.open = False
        """Whether other values lead there too."""


def imply(cx: Context) -> None:
    """Give every record the tags by which unions know it."""
    known: dict[SchemaId, dict[str, _Known]] = {}
    for declaration in cx.declarations.by_id.values():
        for variants, tagging in _tagged(declaration):
            _spread(cx, variants, tagging, known)
    for id in [*known]:
        _open_bases(cx, id, known)
    judge = Judge(cx.declarations.by_id)
    changed: dict[SchemaId, Record] = {}
    for id, properties in known.items():
        record = cx.declarations.by_id[id]
        assert isinstance(record, Record)
        for name, one in properties.items():
            record = _told(cx, record, name, one, judge)
        changed[id] = record
    cx.declarations.by_id.update(changed)


def _tagged(declaration: Declaration) -> Iterator[tuple[tuple[Type, ...], TaggedBy]]:
    """The tagged unions that a declaration is, or has right within it."""
    if isinstance(declaration, Union) and isinstance(declaration.tagging, TaggedBy):
        yield declaration.variants, declaration.tagging
    if isinstance(declaration, Union | Alias):
        for one in (layer for type in types(declaration) for layer in layers(type)):
            if isinstance(one, UnionType) and isinstance(one.tagging, TaggedBy):
                yield one.variants, one.tagging


def _spread(
    cx: Context, variants: tuple[Type, ...], tagging: TaggedBy, known: dict[SchemaId, dict[str, _Known]]
) -> None:
    """Note the tags of one union at the records that they lead to."""
    name = tagging.property
    tags: dict[int, list[Tag]] = {}
    for tag, index in tagging.mapping:
        tags.setdefault(index, []).append(tag)
    for index, variant in enumerate(variants):
        for id in _records(cx, variant, name):
            one = known.setdefault(id, {}).setdefault(name, _Known())
            one.tags.update((key(tag), tag) for tag in tags.get(index, ()))
            one.open = one.open or index == tagging.default or index not in tags


def _records(cx: Context, type: Type, property: str) -> list[SchemaId]:
    """The records that a variant may be, but for those that a union within it knows by the same property."""
    found = alternatives(type, cx.declarations.by_id, lambda tagging: not _by(tagging, property))
    ids = [one.id for one in found if isinstance(one, Reference)]
    return [id for id in ids if isinstance(cx.declarations.by_id.get(id), Record)]


def _by(tagging: Tagging, property: str) -> bool:
    return isinstance(tagging, TaggedBy) and tagging.property == property


def _open_bases(cx: Context, id: SchemaId, known: dict[SchemaId, dict[str, _Known]]) -> None:
    """A record that is extended by one with other tags is not known by its own alone."""
    record = cx.declarations.by_id[id]
    assert isinstance(record, Record)
    _, *above = ancestry(record, cx.declarations.by_id)
    for base in above:
        for name, one in known.get(base.id, {}).items():
            below = known[id].get(name)
            if below is not None and not below.tags.keys() <= one.tags.keys():
                one.open = True


def _told(cx: Context, record: Record, name: str, known: _Known, judge: Judge) -> Record:
    """The record with what is known of a property."""
    field = find_field(record, name, cx.declarations.by_id)
    if field is None:
        if known.open or not known.tags:
            return record
        field = Field(name, LiteralType(tuple(known.tags.values())), Optional(), record.id)
    tags = {one: tag for one, tag in known.tags.items() if judge.admits(field.type, tag) is not False}
    if not tags:
        return record
    told = _open(field, tags) if known.open else _closed(cx, field, tags)
    if told == field:
        return record
    if not any(one.name == name for one in record.fields):
        return replace(record, fields=(*record.fields, told))
    return replace(record, fields=tuple(told if one.name == name else one for one in record.fields))


def _open(field: Field, tags: Mapping[object, Tag]) -> Field:
    if len(tags) > 1 or not isinstance(field.presence, Required | Optional | Defaulted):
        return field
    (tag,) = tags.values()
    if isinstance(field.presence, Defaulted) and key(field.presence.value) != key(tag):
        return field
    presence = field.presence if isinstance(field.presence, Required) else Defaulted(tag)
    return replace(field, presence=presence, implied=tag)


def _closed(cx: Context, field: Field, tags: Mapping[object, Tag]) -> Field:
    """A property that has no other values than some tags; null beside them, if it had that before."""
    bare, null = _bare(cx, field.type)
    if len(tags) > 1 and isinstance(bare, LiteralType) and {key(value) for value in bare.values} == tags.keys():
        type = field.type
    else:
        literal = LiteralType(tuple(tags.values()))
        type = NullableType(literal) if null else literal
    presence: Presence = field.presence
    implied: Tag | None = None
    if isinstance(presence, Defaulted) and key(presence.value) not in tags:
        presence = Optional()
    if len(tags) == 1:
        (tag,) = tags.values()
        match presence:
            case Required() if null:
                implied = tag
            case Required() | Constant():
                presence, type = Constant(tag), LiteralType((tag,))
            case Optional() | Defaulted():
                presence, implied = Defaulted(tag), tag
    doc = replace(field.doc, examples=tuple(one for one in field.doc.examples if key(one) in tags))
    return replace(field, type=type, presence=presence, implied=implied, doc=doc)


def _bare(cx: Context, type: Type) -> tuple[Type, bool]:
    """A type as it is under its names, and whether null is one of its values."""
    null = False
    for _ in range(_HOPS):
        match type:
            case NullableType(inner=inner):
                type, null = inner, True
            case Reference(id=id):
                match cx.declarations.by_id.get(id):
                    case Enumeration(type=inner, nullable=also):
                        type, null = inner, null or also
                    case Alias(type=inner):
                        type = inner
                    case _:
                        return type, null
            case _:
                return type, null
    return type, null
