"""What can be known of a schema without lowering it: enough to tell the members of a union apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from typing import Final, TypeAlias

from ...frozen import dataclass
from ...jsonvalue.equality import key
from ...jsonvalue.pointers import Pointer
from ...jsonvalue.types import Json
from ...schema import Catalogue, Objects, Schema
from ...schema.kinds import ALL, admitted, common, kind, of_type
from ..allof.references import is_reference

Values: TypeAlias = tuple[Json, ...]

_DEEPEST: Final = 1500
"""How far references and members are followed."""
_TYPE: Final = frozenset({"type", "format", "contentEncoding"})


@dataclass(frozen=True, slots=True)
class Facts:
    """Necessary conditions on the values of a schema."""

    kinds: frozenset[str] = ALL
    """The JSON types it may admit."""
    shaped: bool = False
    """Whether it says itself which type it means, rather than only constrain."""
    plain: bool = False
    """Whether it says nothing but its type."""
    required: Mapping[str, None] = field(default_factory=dict)
    """Property names that every object must have."""
    properties: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Named properties, and the JSON types of each."""
    constants: Mapping[str, Values] = field(default_factory=dict)
    """The values of properties that have but a few."""
    values: Values | None = None
    """The only values it admits."""
    closed: bool = False
    """Whether it refuses properties that it does not name."""
    items: frozenset[str] = ALL
    """The JSON types of the items of its arrays."""
    format: str = ""
    """Of its strings or numbers."""

    pending: bool = False
    """Whether the schema is being looked into: there may be more to know of it."""


UNKNOWN: Final = Facts()
_NOTHING: Final = Facts(frozenset(), shaped=True)
_PENDING: Final = Facts(pending=True)
"""Of a schema that is being looked into: what it says of itself is nothing new."""


class FactFinder:
    """Finds the facts of schemas, each once."""

    def __init__(self, schemas: Catalogue, endless: Collection[Pointer]) -> None:
        self._schemas = schemas
        self._endless = endless
        self._known: dict[Pointer, Facts] = {}
        self._looking = 0
        """How deep they are looked for at the moment."""

    def at(self, pointer: Pointer) -> Facts:
        """The facts of the schema at a pointer."""
        return self.of(self._schemas.at(pointer))

    def of(self, schema: Schema) -> Facts:
        """The facts of a schema."""
        if schema.never:
            return _NOTHING
        pointer = schema.pointer
        known = self._known.get(pointer)
        if known is not None:
            return known
        if self._looking > _DEEPEST or pointer in self._endless:
            return UNKNOWN
        self._known[pointer] = _PENDING
        self._looking += 1
        known = self._find(schema)
        self._looking -= 1
        if known.pending:  # it refers to what is being looked into: not known for good
            del self._known[pointer]
        else:
            self._known[pointer] = known
        return known

    def _find(self, schema: Schema) -> Facts:
        if is_reference(schema):
            return self.at(schema.ref)
        found = self._own(schema)
        if schema.ref:
            found = _both(found, self.at(schema.ref))
        for part in schema.all_of:
            found = _both(found, self.of(part))
        if schema.one_of or schema.any_of:
            # a member may extend the very schema that has the union: that says what is said beside the union
            self._known[schema.pointer] = replace(found, pending=True)
        for parts in (schema.one_of, schema.any_of):
            if parts:
                members = [self.of(part) for part in parts]
                others = [one for one in members if one is not self._known[schema.pointer]]
                if any(one.pending for one in others):
                    # asked on behalf of such a member, which the union says nothing of
                    return replace(found, pending=True)
                found = _both(found, either(others))
        return found

    def _own(self, schema: Schema) -> Facts:
        kinds, shaped = admitted(schema.types) or ALL, bool(schema.types)
        only = listed(schema)
        if only is not None:
            kinds, shaped = frozenset(kind(value) for value in only), True
        said = schema.objects
        if not shaped and _shapes(said):
            kinds, shaped = frozenset({"object"}), True
        plain = shaped and schema.asserted <= _TYPE
        form = schema.format or ""
        if "object" not in kinds:
            items = schema.arrays.items
            item_kinds = self._property(items)[0] if "array" in kinds and items is not None else ALL
            return Facts(kinds, shaped, plain, values=only, items=item_kinds, format=form)
        constants: dict[str, Values] = {}
        named: dict[str, frozenset[str]] = {}
        for name, part in said.named.items():
            named[name], values = self._property(part)
            if values is not None:
                constants[name] = values
        closed = said.additional is not None and said.additional.never and not said.patterns
        required = dict.fromkeys(said.required)
        return Facts(kinds, shaped, plain, required, named, constants, only, closed, format=form)

    def _property(self, schema: Schema) -> tuple[frozenset[str], Values | None]:
        """The types and the values of a property, as far as they can be seen without going deep."""
        for _ in range(8):
            values = listed(schema)
            if values is not None:
                return frozenset(kind(value) for value in values), values
            if schema.ref:
                schema = self._schemas.at(schema.ref)
            elif len(schema.all_of) == 1:
                schema = schema.all_of[0]
            else:
                break
        if schema.types:
            return admitted(schema.types) or ALL, None
        return (ALL if schema.objects.properties is None else frozenset({"object"})), None


def listed(schema: Schema) -> Values | None:
    """The values that a schema lists, if it does."""
    if schema.const is not None:
        return (schema.const.value,)
    return None if schema.enum is None else tuple(of_type(schema.enum.values, schema.types))


def _shapes(said: Objects) -> bool:
    """Whether what is said of objects tells that an object is meant."""
    if said.properties is not None or said.patterns:
        return True
    return said.additional is not None and not said.additional.silent


def _both(left: Facts, right: Facts) -> Facts:
    if right is UNKNOWN or right is _PENDING:
        return left
    if left is UNKNOWN or left is _PENDING:
        return right
    constants = dict(left.constants)
    for name, values in right.constants.items():
        constants[name] = _common(constants[name], values) if name in constants else values
    named = dict(left.properties)
    for name, kinds in right.properties.items():
        named[name] = common(named[name], kinds) if name in named else kinds
    return Facts(
        common(left.kinds, right.kinds),
        left.shaped or right.shaped,
        (left.plain and not right.shaped) or (right.plain and not left.shaped),
        {**left.required, **right.required},
        named,
        constants,
        left.values if left.values is not None else right.values,
        left.closed or right.closed,
        common(left.items, right.items),
        left.format or right.format,
    )


def _common(left: Values, right: Values) -> Values:
    known = {key(value) for value in left}
    return tuple(value for value in right if key(value) in known)


def either(members: Sequence[Facts]) -> Facts:
    """The facts of a union."""
    objects = [member for member in members if "object" in member.kinds]
    first = objects[0] if objects else UNKNOWN
    named: dict[str, frozenset[str]] = {}
    for one in objects:
        for name, kinds in one.properties.items():
            named[name] = named[name] | kinds if name in named else kinds
    values: Values | None = None
    if all(one.values is not None for one in members):
        values = tuple(value for one in members for value in one.values or ())
    return Facts(
        frozenset().union(*(one.kinds for one in members)),
        all(one.shaped for one in members),
        False,
        {name: None for name in first.required if all(name in one.required for one in objects)},
        named,
        {
            name: tuple(value for one in objects for value in one.constants[name])
            for name in first.constants
            if all(name in one.constants for one in objects)
        },
        values,
        bool(objects) and all(one.closed for one in objects),
        frozenset().union(*(one.items for one in members if "array" in one.kinds)) or ALL,
    )
