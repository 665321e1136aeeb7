"""What the documentation templates see. All text is Markdown, ready to print; no value ends in a line break."""

from __future__ import annotations

from ..frozen import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a property or parameter table."""

    name: str
    type: str
    description: str
    notes: str
    location: str = ""
    """Of a parameter: `path`, `query`, `header`, `cookie`."""


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values of an enumeration; `name` and `description` are empty where the description has none."""

    value: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A member of a union; `tag` holds the values that choose it, empty without a tag."""

    type: str
    tag: str
    description: str


@dataclass(frozen=True, slots=True)
class Example:
    """The same value twice: fenced JSON, and fenced Python that makes it (empty if there is none)."""

    json: str
    python: str = ""
    title: str = "Example"
    """Says so where the two ways that a value goes are two examples."""
    text: str = ""
    """What the description says of it."""


@dataclass(frozen=True, slots=True)
class ModelPage:
    """The page of one class or type; sections that are empty are not printed."""

    title: str
    description: str
    about: str
    """What kind of thing it is, in a sentence or a few; empty for a plain class."""
    rows: tuple[Row, ...]
    values: tuple[Value, ...]
    named_values: bool
    """Whether any value has a name or a description."""
    variants: tuple[Variant, ...]
    tagged: bool
    examples: tuple[Example, ...]
    used_in: tuple[str, ...]
    """Links to the pages of models and operations."""


@dataclass(frozen=True, slots=True)
class Body:
    """One media type of a request."""

    media_type: str
    type: str


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """A line of the table of responses; a status with several media types has several lines."""

    status: str
    media_type: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """How one part of a request body is sent."""

    name: str
    media_type: str
    """Of the body."""
    sent: str
    headers: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """An operation that a response leads to."""

    name: str
    status: str
    operation: str
    """A link to its page, or what the description calls it."""
    passed: str
    """The parameters and the body to call it with."""
    description: str


@dataclass(frozen=True, slots=True)
class ServerEntry:
    """An address, with a line for each part of it that callers choose."""

    text: str
    variables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """How Python calls an operation, or opens a channel: fenced, for both clients."""

    text: str
    """What comes of it."""
    sync: str
    asynchronous: str


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """An error that a call raises."""

    error: str
    status: str
    data: str
    """The type of what the error has; empty if it has nothing."""
    description: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of a channel."""

    name: str
    """Of the method that sends it; else its tag, or empty."""
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Messages:
    """What goes one way over a channel."""

    title: str
    description: str
    forms: tuple[Body, ...]
    """The media types of a message."""
    sends: bool
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class OperationPage:
    """The page of one operation, channel, webhook or callback."""

    title: str
    summary: str
    """What the description calls it, if it is not its title."""
    request_line: str
    """Method and path."""
    name: str
    """The `operationId`, or empty."""
    tags: str
    description: str
    notes: str
    parameters: tuple[Row, ...]
    request: str
    """What the description says about the body, and whether it is required; empty if there is no body."""
    bodies: tuple[Body, ...]
    parts: tuple[PartRow, ...]
    """Of the body, where the description says how they are sent."""
    responses: tuple[ResponseRow, ...]
    headers: tuple[Row, ...]
    """Response headers; `location` is the status."""
    links: tuple[LinkRow, ...]
    callbacks: tuple[str, ...]
    """Links to the pages of what the API calls on account of this operation."""
    servers: tuple[ServerEntry, ...]
    """Where this operation is, if it is elsewhere than the API."""
    security: tuple[str, ...]
    """Each is one way to be let in."""
    examples: tuple[tuple[str, Example], ...]
    """Each under a caption."""
    uses: tuple[Use, ...] = ()
    """Of each of its methods."""
    errors: tuple[ErrorRow, ...] = ()
    messages: tuple[Messages, ...] = ()
    """Of a channel, each way."""
    subprotocols: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in a list, with what its description says first."""

    link: str
    summary: str
    nested: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class OperationEntry:
    """A line of the table of operations."""

    link: str
    request_line: str
    summary: str


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one tag."""

    title: str
    description: str
    operations: tuple[OperationEntry, ...]


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """A line of the table of security schemes."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """What a token may be good for."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class FlowEntry:
    """A way to get a token of OAuth."""

    text: str
    """Its scheme, its kind and its addresses."""
    scopes: tuple[ScopeRow, ...]


@dataclass(frozen=True, slots=True)
class ClientPage:
    """The page of the clients: how they are constructed, and what holds for all methods."""

    package: str
    prefix: str
    """What environment variables begin with."""
    settings: tuple[str, ...]
    """Arguments to construct a client with."""
    arguments: tuple[Row, ...]
    """Those that other APIs do not have; `notes` are environment variables."""
    servers: str
    """The API's server, if it has just one."""
    method: str
    """A short call: `client.pets.show(id=7)`; empty if there is none. Likewise the following."""
    raw: str
    pages: str
    streams: str
    channels: str


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The first page: what the package is, and lists of everything."""

    title: str
    version: str
    description: str
    package: str
    news: str
    """A link to what changed since an earlier description; empty without one."""
    usage: str
    """Fenced Python: a first use."""
    client: bool
    """Whether there is a page of the client."""
    sentinel: bool
    """Whether MISSING stands for absence everywhere, and not just beside null."""
    servers: tuple[ServerEntry, ...]
    security: tuple[SchemeRow, ...]
    flows: tuple[FlowEntry, ...]
    models: tuple[Entry, ...]
    groups: tuple[Group, ...]
    source: str
    contact: str
    """Who to ask, and the terms of service."""
    license: str
    install: str = ""
    """What pip is to install, with all extras; empty for a package that is no distribution."""
