"""Operations that answer with a stream if they are asked to, and otherwise without: two methods."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...frozen import dataclass
from ...ir.alternatives import alternatives
from ...ir.declarations import Declarations, Record
from ...ir.http.content import Location, Parameter
from ...ir.http.operations import Operation
from ...ir.inheritance import all_fields
from ...ir.types import BooleanType, LiteralType, NullType, Reference, Type
from ...jsonvalue.types import Json
from ...names import Methods

_NAME = "stream"
"""What the boolean that asks for a stream is called, wherever it is."""


@dataclass(frozen=True, slots=True)
class Switch:
    """What a method sets by itself so that a stream comes, or none."""

    field: str = ""
    """Of the body."""
    parameter: str = ""
    """Of the query."""
    value: bool = False

    def on(self) -> Switch:
        """That which asks for a stream."""
        return replace(self, value=True)

    def is_parameter(self, one: Parameter) -> bool:
        """Whether a parameter is set by the method itself."""
        return bool(self.parameter) and (one.location, one.name) == (Location.QUERY, self.parameter)

    @property
    def preset(self) -> dict[str, Json]:
        """The properties that are set."""
        return {self.field: True} if self.field and self.value else {}


def ways(operation: Operation, names: Methods, declarations: Declarations) -> Iterator[tuple[Operation, str, Switch]]:
    """Each method of an operation: what it does of that, its name, and what it sets by itself."""
    name = names.methods[operation.id]
    if not operation.both_ways:
        yield operation, name, Switch()
        return
    switch = find(operation, declarations)
    yield one_way(operation, streams=False), name, switch
    yield one_way(operation, streams=True), names.streams[operation.id], switch.on()


def find(operation: Operation, declarations: Declarations) -> Switch:
    """What asks for a stream; nothing if the `Accept` header is all that does."""
    contents = operation.request.contents if operation.request is not None else ()
    if any(has_switch(one.type, declarations) for one in contents if one.type is not None):
        return Switch(field=_NAME)
    for one in operation.parameters:
        if (one.location, one.name) == (Location.QUERY, _NAME) and _is_flag(one.type, declarations):
            return Switch(parameter=_NAME)
    return Switch()


def has_switch(type: Type, declarations: Declarations) -> bool:
    """Whether each value is an object that has the property."""
    found = [one for one in alternatives(type, declarations) if not isinstance(one, NullType)]
    return bool(found) and all(_has_property(one, declarations) for one in found)


def one_way(operation: Operation, *, streams: bool) -> Operation:
    """The operation as if it gave nothing but streams, or none of them."""
    responses = tuple(
        (
            replace(one, contents=tuple(content for content in one.contents if (content.stream is not None) is streams))
            if one.is_success
            else one
        )
        for one in operation.responses
    )
    kept = tuple(one for one in responses if one.contents or not one.is_success or not streams)
    return replace(operation, responses=kept)


def _has_property(type: Type, declarations: Declarations) -> bool:
    record = declarations.get(type.id) if isinstance(type, Reference) else None
    if not isinstance(record, Record):
        return False
    field = all_fields(record, declarations).get(_NAME)
    return field is not None and _is_flag(field.type, declarations)


def _is_flag(type: Type, declarations: Declarations) -> bool:
    found = [one for one in alternatives(type, declarations) if not isinstance(one, NullType)]
    return bool(found) and all(
        isinstance(one, BooleanType)
        or (isinstance(one, LiteralType) and all(isinstance(value, bool) for value in one.values))
        for one in found
    )
