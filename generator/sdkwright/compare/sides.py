"""One of the two APIs that are compared, with all that is asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..ir.api import Api
from ..ir.declarations import Declaration, Direction, Field, Record
from ..ir.graph import reachable
from ..ir.http.operations import Operation
from ..ir.inheritance import all_fields, ancestry
from ..ir.types import SchemaId, Type
from ..ir.uses import Uses, uses
from ..jsonvalue.pointers import Pointer
from ..names import Names
from ..values.judge import Judge
from .types.spelling import spelled

BOTH = frozenset(Direction)


@dataclass(slots=True)
class Side:
    """An API and its names."""

    api: Api
    names: Names
    uses: Uses = field(init=False)
    by_name: Mapping[str, SchemaId] = field(init=False)
    """The declaration of each class."""
    _judge: Judge = field(init=False)
    _fields: dict[SchemaId, Mapping[str, Field]] = field(init=False, default_factory=dict)
    _attributes: dict[SchemaId, Mapping[str, str]] = field(init=False, default_factory=dict)
    _operations: dict[Pointer, Operation] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.uses = uses(self.api)
        self._judge = Judge(self.api.declarations, self.api.schemas)
        self.by_name = {name: id for id, name in self.names.classes.items()}

    def declaration(self, id: SchemaId) -> Declaration | None:
        """What has an id."""
        return self.api.declarations.get(id)

    def name(self, id: SchemaId) -> str:
        """A class's name."""
        return self.names.classes[id]

    def fields(self, record: Record) -> Mapping[str, Field]:
        """All properties of a record by wire name, inherited ones too."""
        known = self._fields.get(record.id)
        if known is None:
            known = self._fields[record.id] = all_fields(record, self.api.declarations)
        return known

    def attributes(self, record: Record) -> Mapping[str, str]:
        """The attribute of each of them."""
        known = self._attributes.get(record.id)
        if known is None:
            known = self._attributes[record.id] = self.names.attributes(record, self.api.declarations)
        return known

    def home(self, record: Record, wire: str) -> Record:
        """The record, of those that it extends, that declares a property."""
        for link in ancestry(record, self.api.declarations):
            if any(field.name == wire for field in link.fields):
                return link
        return record

    def directions(self, id: SchemaId) -> frozenset[Direction]:
        """Which way values of a declaration go: both, where nothing leads to it."""
        return self.uses.directions.get(id) or BOTH

    def spell(self, type: Type) -> str:
        """A type as Python has it."""
        return spelled(type, self.names.classes, self.api.declarations)

    def written(self, type: Type) -> str:
        """A type as a program has it."""
        return spelled(type, self.names.classes, self.api.declarations, prefix="models.", shown=1000)

    def may_be_null(self, type: Type) -> bool:
        """Whether null is a value of it, so that absence is MISSING."""
        return self._judge.may_be_null(type)

    def method(self, operation: Operation) -> str:
        """A method as people call it: `pets.list`."""
        client = self.names.client
        home = client.homes.get(operation.id, ())
        name = client.methods.get(operation.id) or self.names.operations.get(operation.id, operation.id)
        return ".".join((*(client.resources[home[: end + 1]].attribute for end in range(len(home))), name))

    def reaching(self, id: SchemaId) -> tuple[str, ...]:
        """The methods that lead to a declaration."""
        found = {
            operation
            for one in reachable([id], lambda at: self.uses.users.get(at, ()))
            for operation in self.uses.operations.get(one, ())
        }
        if not self._operations:
            self._operations = {one.id: one for one in self.api.operations}
        return tuple(sorted(self.method(self._operations[one]) for one in found))
