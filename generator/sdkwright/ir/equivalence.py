"""Whether types, declarations, operations and whole APIs mean the same: equal but for place and words."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Final, TypeAlias

from ..jsonvalue.equality import equal, key
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from .api import Api
from .declarations import ComponentOrigin, Declaration, Doc, Enumeration, Field, See, Union
from .http.content import Content, Encoding, Parameter
from .http.operations import Callback, Operation
from .http.responses import Link, LinkParameter, Response
from .http.security import HttpAuthentication, Need, SecurityScheme
from .types import Check, LiteralType, Reference, SchemaId, TaggedBy, UnionType

_Pair: TypeAlias = tuple[Any, Any]

_ANYWHERE: Final = frozenset({"id", "origin", "pointer", "description", "summary", "doc", "see", "examples"})
"""Attributes that are places and words in every noun."""
_DOCUMENTED: Final = frozenset({"format", "stated_default", "idle_default"})
_IN: Final[Mapping[type, frozenset[str]]] = {
    Field: _DOCUMENTED,
    Parameter: _DOCUMENTED,
    Enumeration: frozenset({"names", "descriptions"}),
    Operation: frozenset({"operation_id", "tags", "shared"}),
    Link: frozenset({"operation"}),
    Callback: frozenset({"operations"}),
    HttpAuthentication: frozenset({"bearer_format"}),
    Check: frozenset({"keywords"}),
}
"""Those that are in some: what is documented only, what things are called, and where others are."""


class Equivalence:
    """Compares nouns of two APIs.

    `ids` says which declaration of the right is to stand for one of the left; any other is followed to what it says.
    So declarations that contain themselves are the same where no difference is found on any way through them.
    """

    def __init__(self, left: Api, right: Api, ids: Mapping[SchemaId, SchemaId] | None = None) -> None:
        self._left = left
        self._right = right
        self._ids = ids or {}
        self._known: set[tuple[str, Pointer, Pointer]] = set()
        """Pairs of declarations and of schemas that are the same."""

    def same(self, one: object, other: object) -> bool:
        """Whether two nouns mean the same: types, fields, declarations, operations or parts of them."""
        found: set[tuple[str, Pointer, Pointer]] = set()
        pending: list[_Pair] = [(one, other)]
        while pending:
            parts = self._parts(*pending.pop(), found)
            if parts is None:
                return False
            pending += parts
        self._known |= found
        return True

    def declared(self, one: SchemaId, other: SchemaId) -> bool:
        """Whether two declarations, which both exist, mean the same."""
        return self.same(self._left.declarations[one], self._right.declarations[other])

    def apis(self) -> bool:
        """Whether both APIs take and give the same: by their operations, and by the components that have names."""
        left, right = self._left, self._right
        whole = [
            (left.operations, right.operations),
            (left.schemes, right.schemes),
            (left.servers, right.servers),
            (_components(left), _components(right)),
        ]
        return all(self.same(one, other) for one, other in whole)

    def _parts(self, one: Any, other: Any, found: set[tuple[str, Pointer, Pointer]]) -> list[_Pair] | None:
        """The parts that must be the same too; None if these two differ right here."""
        if one.__class__ is not other.__class__:
            return [] if _json(one, other) else None
        match one:
            case Doc() | See():
                return []
            case Reference():
                return self._references(one.id, other.id, found)
            case LiteralType():
                return [] if {*map(key, one.values)} == {*map(key, other.values)} else None
            case Check():
                return self._schemas(one.schema, other.schema, found)
            case UnionType() | Union() if isinstance(one.tagging, TaggedBy) and isinstance(other.tagging, TaggedBy):
                return _tagged(one, other)
            case tuple():
                return _paired(_named(one), _named(other))
            case dict() if any(map(is_dataclass, one.values())):
                return _paired(one, other)
            case _ if is_dataclass(one):
                return [(getattr(one, name), getattr(other, name)) for name in _meaningful(one.__class__)]
            case _:
                return [] if equal(one, other) else None

    def _references(
        self, one: SchemaId, other: SchemaId, found: set[tuple[str, Pointer, Pointer]]
    ) -> list[_Pair] | None:
        if one in self._ids:
            return [] if self._ids[one] == other else None
        pair = ("declaration", one, other)
        if pair in self._known or pair in found:
            return []
        found.add(pair)
        return [(self._left.declarations.get(one), self._right.declarations.get(other))]

    def _schemas(self, one: Json, other: Json, found: set[tuple[str, Pointer, Pointer]]) -> list[_Pair] | None:
        """The same for schemas of checks: what they refer to is followed."""
        pending: list[tuple[Json, Json]] = [(one, other)]
        while pending:
            one, other = pending.pop()
            if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
                for name, part in one.items():
                    target = other[name]
                    if name != "$ref" or not isinstance(part, str) or not isinstance(target, str):
                        pending.append((part, target))
                    elif (pair := ("schema", part, target)) not in found | self._known:
                        found.add(pair)
                        pending.append((self._left.schemas.get(part), self._right.schemas.get(target)))
            elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
                pending += zip(one, other, strict=True)
            elif not equal(one, other):
                return None
        return []


def _components(api: Api) -> dict[Hashable, Declaration]:
    """The declarations that have a name in the description."""
    return {one.origin.name: one for one in api.declarations.values() if isinstance(one.origin, ComponentOrigin)}


def _json(one: object, other: object) -> bool:
    """Whether two values of different types are one number."""
    numbers = isinstance(one, int | float) and isinstance(other, int | float)
    return numbers and not isinstance(one, bool) and not isinstance(other, bool) and one == other


@cache
def _meaningful(noun: type) -> tuple[str, ...]:
    ignored = _ANYWHERE | _IN.get(noun, frozenset())
    assert is_dataclass(noun)
    return tuple(field.name for field in fields(noun) if field.name not in ignored)


def _named(nouns: Iterable[object]) -> dict[Hashable, object]:
    """Nouns whose order means nothing by what they are called; any others by their positions."""
    found: dict[Hashable, object] = {}
    for index, noun in enumerate(nouns):
        name = _name(noun)
        found[index if name is None else name] = noun
    return found


def _name(noun: object) -> Hashable:
    match noun:
        case Field(name=name) | SecurityScheme(name=name) | Link(name=name) | Need(scheme=name):
            return name
        case Parameter() | LinkParameter():
            return noun.location, noun.name
        case Content():
            return noun.media_type
        case Encoding():
            return noun.property or None
        case Response():
            return noun.status
        case Operation():
            return noun.address, noun.method
        case _:
            return None


def _paired(one: Mapping[Hashable, object], other: Mapping[Hashable, object]) -> list[_Pair] | None:
    return [(part, other[name]) for name, part in one.items()] if one.keys() == other.keys() else None


def _tagged(one: Union | UnionType, other: Union | UnionType) -> list[_Pair] | None:
    """Unions by their tags: the order of variants means nothing where these tell."""
    left, right = _by_tag(one), _by_tag(other)
    rest = [(getattr(one, name), getattr(other, name)) for name in ("nullable", "check") if isinstance(one, Union)]
    pairs = _paired(left, right)
    return None if pairs is None else pairs + rest


def _by_tag(union: Union | UnionType) -> dict[Hashable, object]:
    tagging = union.tagging
    assert isinstance(tagging, TaggedBy)
    found: dict[Hashable, object] = {("tag", key(tag)): union.variants[index] for tag, index in tagging.mapping}
    for name, index in (("default", tagging.default), ("absent", tagging.absent)):
        if index is not None:
            found[name] = union.variants[index]
    return {**found, "property": tagging.property}
