"""What uses what: which declarations name which, which operations do, and which way values of them go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..frozen import dataclass
from ..jsonvalue.pointers import Pointer
from .api import Api
from .declarations import Declaration, Direction, Record, Typed
from .graph import reachable
from .http.content import Encodings, Parameter
from .http.operations import Operation
from .types import Reference, SchemaId, Type
from .walk import mentioned, references, types


@dataclass(frozen=True, slots=True)
class Uses:
    """Every use of every declaration of an API, each once, in document order."""

    references: Mapping[SchemaId, tuple[SchemaId, ...]]
    """What each declaration names, its base first; only what is declared."""
    users: Mapping[SchemaId, tuple[SchemaId, ...]]
    """The declarations that name it."""
    operations: Mapping[SchemaId, tuple[Pointer, ...]]
    """The operations that name it themselves."""
    directions: Mapping[SchemaId, frozenset[Direction]]
    """Which way values of it go, as part of whatever operations name; none if no operation leads to it."""


def uses(api: Api) -> Uses:
    """Look at all declarations and operations of an API."""
    declared = api.declarations
    named = {id: tuple([one for one in references(it) if one in declared]) for id, it in declared.items()}
    users: dict[SchemaId, list[SchemaId]] = {id: [] for id in declared}
    for id, targets in named.items():
        for target in targets:
            users[target].append(id)
    operations: dict[SchemaId, dict[Pointer, None]] = {id: {} for id in declared}
    start: dict[tuple[SchemaId, Direction], None] = {}
    for operation in api.operations:
        for type, direction in exchanged(operation):
            for id in mentioned(type):
                if id in declared:
                    operations[id][operation.id] = None
                    start[id, direction] = None

    def follow(node: tuple[SchemaId, Direction]) -> Iterator[tuple[SchemaId, Direction]]:
        id, direction = node
        return ((one, direction) for one in mentioned(*going(declared[id], direction)) if one in declared)

    directions: dict[SchemaId, set[Direction]] = {id: set() for id in declared}
    for id, direction in reachable(start, follow):
        directions[id].add(direction)
    return Uses(
        named,
        {id: tuple(found) for id, found in users.items()},
        {id: tuple(found) for id, found in operations.items()},
        {id: frozenset(found) for id, found in directions.items()},
    )


def exchanged(operation: Operation) -> Iterator[tuple[Type, Direction]]:
    """The types of all that an operation takes and gives, with the way that each goes.

    What the API calls, your server answers: there, the request is what is received.
    """
    taken, given = Direction.SENT, Direction.RECEIVED
    if operation.incoming:
        taken, given = given, taken
    for parameter in operation.parameters:
        yield parameter.type, taken
    for response in operation.responses:
        for header in response.headers:
            yield header.type, given
    for body, way in ((operation.request, taken), *((one, given) for one in operation.responses)):
        for content in body.contents if body is not None else ():
            for header in headers(content.encodings):
                yield header.type, way
            if content.type is not None:
                yield content.type, way
            if content.stream is not None:
                yield content.stream.item, way
    if operation.channel is not None:
        for messages, way in ((operation.channel.send, taken), (operation.channel.receive, given)):
            for content in messages.contents if messages is not None else ():
                if content.type is not None:
                    yield content.type, way


def headers(encodings: Encodings) -> Iterator[Parameter]:
    """The headers of the parts of a body."""
    item = () if encodings.item is None else (encodings.item,)
    for encoding in (*encodings.named, *encodings.prefix, *item):
        yield from encoding.headers
        if encoding.encodings is not None:
            yield from headers(encoding.encodings)


def going(declaration: Declaration, direction: Direction) -> Iterator[Type]:
    """The types that a declaration is written with, less those of properties that do not go a way."""
    if not isinstance(declaration, Record):
        yield from types(declaration)
        return
    if declaration.base is not None:
        yield Reference(declaration.base)
    for field in declaration.fields:
        if field.goes(direction):
            yield field.type
    if isinstance(declaration.extra, Typed):
        yield declaration.extra.type
