"""The Python names of everything that has one: the noun that naming makes and rendering reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias

from .frozen import dataclass
from .ir.declarations import Declarations, Record
from .ir.http.content import Location
from .ir.inheritance import ancestry
from .ir.types import SchemaId
from .jsonvalue.pointers import Pointer

ResourcePath: TypeAlias = tuple[str, ...]
"""The words of a resource, outermost first: `("beta", "agents")`; empty for the client itself."""


@dataclass(frozen=True, slots=True)
class ResourceName:
    """What a resource is called: `client.ATTRIBUTE`, of class CLASS in the file MODULE."""

    attribute: str
    class_: str
    module: str


@dataclass(frozen=True, slots=True)
class ChannelNames:
    """What an open channel is called, and what sends its events."""

    connection: str
    """The class in a `Client`; that in an `AsyncClient` has `Async` before it."""
    module: str
    events: Mapping[SchemaId, tuple[str, ...]]
    """Of each event that can be sent, the way to its method: `("session", "update")`."""
    groups: Mapping[tuple[str, ...], str]
    """The class of each group of methods, by the way to it."""


@dataclass(frozen=True, slots=True)
class Methods:
    """The names of what can be called."""

    resources: Mapping[ResourcePath, ResourceName]
    """Of each resource, those that only hold others included."""
    homes: Mapping[Pointer, ResourcePath]
    """The resource of each operation."""
    methods: Mapping[Pointer, str]
    """The method of each operation, unique in its resource."""
    streams: Mapping[Pointer, str]
    """The method of each operation that gives a stream, beside the one that gives the rest of what it may answer."""
    tags: Mapping[str, ResourcePath]
    """The resource of each tag that operations are grouped by."""
    arguments: Mapping[Pointer, Mapping[tuple[Location, str], str]]
    """Of each operation, the argument for each parameter, by its location and its name on the wire."""
    credentials: Mapping[str, str]
    """The argument of clients for each security scheme."""
    variables: Mapping[str, str]
    """The argument of clients for each variable of the API's servers."""
    headers: Mapping[Pointer, Mapping[str, str]]
    """Of each operation, the attribute for each header of its answers, by the header's name in lower case."""

    def attributes(self, path: ResourcePath) -> tuple[str, ...]:
        """The attributes that lead from the client to a resource."""
        return tuple(self.resources[path[: end + 1]].attribute for end in range(len(path)))

    def way(self, operation: Pointer, method: str) -> str:
        """A method of an operation as callers write it behind the client: `pets.create`."""
        return ".".join((*self.attributes(self.homes[operation]), method))


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Classes that are called otherwise than by the rules."""

    pinned: Mapping[str, str]
    """By the name that the rules give, the name to have."""
    renamed: Mapping[str, str]
    """By the name that a class had, the one that it has: both can be imported."""


NO_EXCEPTIONS = Exceptions({}, {})


@dataclass(frozen=True, slots=True)
class Names:
    """Unique within each scope, valid identifiers, no keyword, nothing reserved."""

    classes: Mapping[SchemaId, str]
    """The class or type alias of each declaration."""
    modules: Mapping[SchemaId, str]
    """The stem of the file of each declaration, unique even where case is ignored and short enough for any disk."""
    fields: Mapping[SchemaId, Mapping[str, str]]
    """Of each record, its attribute for each wire name (inherited fields are under the record that declares them)."""
    operations: Mapping[Pointer, str]
    """A snake_case name for each operation."""
    components: Mapping[str, str]
    """The class of each component name of the description, for look-ups by the original name."""
    client: Methods
    channels: Mapping[Pointer, ChannelNames]
    """Of each operation that opens a channel."""
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])
    """Names that classes had and that can still be imported, with those that they have."""

    def attributes(self, record: Record, declarations: Declarations) -> dict[str, str]:
        """The attribute of each property of a record by its wire name, those that it inherits too."""
        chain = [*ancestry(record, declarations)]
        return {wire: name for link in reversed(chain) for wire, name in self.fields.get(link.id, {}).items()}
