"""What the templates of the client see: names, and expressions on one line, however long; the formatter breaks them."""

from __future__ import annotations

from ..frozen import dataclass
from .models import Import


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a method."""

    name: str
    annotation: str
    default: str
    """Empty for one that must be given."""
    text: str
    """What the description says of it, in one paragraph; empty if it says nothing."""


@dataclass(frozen=True, slots=True)
class Value:
    """What is sent as a parameter, or as a property of a form."""

    key: str
    """A string literal: the name on the wire, or what tells two of that name apart."""
    value: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An error that a method raises for a status that the description has."""

    error: str
    """The class."""
    text: str


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a resource."""

    name: str
    decorator: str
    """`operation`, `paged` or `streamed`; with `deprecated_` before it for what should not be used any more."""
    positional: tuple[Argument, ...]
    keywords: tuple[Argument, ...]
    """What must be given by name; `options` comes after them."""
    call: str
    """`Call`, `PagedCall` or `StreamCall`."""
    returns: str
    """What `call` is of, without brackets: `models.Pet`."""
    summary: str
    """What the description calls it; may be empty."""
    text: str
    """What the description says of it."""
    request_line: str
    """Method and path."""
    failures: tuple[Failure, ...]
    table: str
    """The constant that has the rest of what the description says: `_CREATE`."""
    values: tuple[Value, ...]
    """The parameters."""
    form: tuple[Value, ...]
    """The properties of the body, where each is an argument; empty where the body is one."""
    extra: tuple[Value, ...]
    """Further arguments of the call: `body`, `content_type`, `paging`, `events`, `connections`."""
    options: str = "RequestOptions"
    """The class of the settings of one call."""


@dataclass(frozen=True, slots=True)
class HeaderField:
    """A header that responses may have."""

    attribute: str
    value: str
    """What reads it: `HeaderField[int]("X-Total", lambda: int)`."""
    text: str


@dataclass(frozen=True, slots=True)
class HeaderFields:
    """A class with the headers that the responses of a method may have."""

    name: str
    base: str
    method: str
    fields: tuple[HeaderField, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What the description says of an operation: an `Operation`, and what belongs to it."""

    name: str
    """Of the constant, with its type where that must be said."""
    type: str
    """`Operation`, `Paging` or `Events`."""
    positional: tuple[str, ...]
    keywords: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Child:
    """A resource inside another, or of the client."""

    attribute: str
    class_: str
    module: str
    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The classes of an open channel, which are imported when one is opened."""

    function: str
    """What names them in the module: `_connect_connections`."""
    module: str
    connection: str
    """In a `Client`; `Async` stands before it for an `AsyncClient`."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A module with one resource."""

    source_name: str
    name: str
    text: str
    imports: tuple[tuple[Import, ...], ...]
    children: tuple[Child, ...]
    methods: tuple[Method, ...]
    tables: tuple[Table, ...]
    openings: tuple[Opening, ...] = ()
    headers: tuple[HeaderFields, ...] = ()


@dataclass(frozen=True, slots=True)
class Webhook:
    """A function that reads a request of the API."""

    name: str
    type: str
    text: str
    media: str
    """What reads the body."""


@dataclass(frozen=True, slots=True)
class Webhooks:
    """The module with what the API calls: webhooks and callbacks."""

    source_name: str
    title: str
    imports: tuple[tuple[Import, ...], ...]
    mapping: str
    """What `Mapping` is called here; likewise the following."""
    sequence: str
    parse: str
    error: str
    functions: tuple[Webhook, ...]
    exports: tuple[str, ...]
    """What `__all__` lists, each a string literal."""


@dataclass(frozen=True, slots=True)
class Xml:
    """The module that says how values are written in XML."""

    source_name: str
    imports: tuple[tuple[Import, ...], ...]
    shapes: tuple[Value, ...]
    """By the name of the class; each value is a `Shape`."""


@dataclass(frozen=True, slots=True)
class Credential:
    """An argument of the client for a security scheme."""

    name: str
    annotation: str
    scheme: str
    """A string literal: the name in the description."""
    value: str
    """The argument, or what environment variables say."""
    variables: tuple[str, ...]
    """The environment variables that are read if the argument is not given."""
    text: str


@dataclass(frozen=True, slots=True)
class Testing:
    """The module that helps to test code which uses the client."""

    source_name: str
    package: str
    channels: bool
    """Whether the API has open channels."""


@dataclass(frozen=True, slots=True)
class Client:
    """The module with both clients."""

    source_name: str
    package: str
    version: str
    """A string literal."""
    title: str
    prefix: str
    """What the environment variables begin with."""
    imports: tuple[tuple[Import, ...], ...]
    typed: tuple[tuple[Import, ...], ...]
    """What type checkers alone import; `httpx2` beside it."""
    servers: tuple[str, ...]
    """Expressions: `Server(...)`."""
    server: Argument | None
    """The argument that chooses one of them; None where none has a name."""
    variables: tuple[Argument, ...]
    """Of the servers' addresses."""
    variable_keys: tuple[Value, ...]
    schemes: tuple[Value, ...]
    security: str
    """What operations need that say nothing of their own: alternatives, each a list of names."""
    credentials: tuple[Credential, ...]
    children: tuple[Child, ...]
    channels: bool
    """Whether the API has open channels."""
    environment: str
    """What the function is called here that reads an environment variable;"""
    given: str
    """likewise the one that picks the variables that were given, if there are any."""
    root: bool
    """Whether the client has methods of its own, in the module `resources/_root`."""
