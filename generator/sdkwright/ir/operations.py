"""Operations of an API: what can be called, with what, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass

from ..jsonvalue.equality import Exact
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from .declarations import NO_DOC, Defaulted, Doc, Presence
from .security import Requirement
from .servers import Server
from .types import Type


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter in `path`, `query`, `header`, `cookie` or `querystring`; `style` and `explode` as resolved."""

    name: str
    location: str
    type: Type
    presence: Presence
    pointer: Pointer
    style: str = "form"
    explode: bool = True
    doc: Doc = NO_DOC
    stated_default: str = ""
    """A default that is documented only, as JSON, since it cannot be used."""
    idle_default: Defaulted | None = None
    """A default that is documented only, since the parameter must be there."""
    media_type: str = ""
    """What it is serialized as where `content` says so; `style` and `explode` mean nothing then."""
    allow_reserved: bool = False
    """Whether characters that RFC 3986 reserves are sent as they are."""
    allow_empty: bool = False
    """Whether it may be sent without a value."""
    format: str = ""
    """A format that is documented only."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How one property of a form, or one part of a multipart body, is sent.

    `style` is empty where the description leaves it to the media type; then `explode` and `allow_reserved` say nothing.
    """

    property: str
    content_types: tuple[str, ...] = ()
    headers: tuple[Parameter, ...] = ()
    style: str = ""
    explode: bool = False
    allow_reserved: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Example(Exact):
    """A value that the description gives, with what it says of it."""

    value: Json
    summary: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Content(Exact):
    """One media type of a body; `type` is None for one without a schema."""

    media_type: str
    type: Type | None
    examples: tuple[Example, ...] = ()
    encodings: tuple[Encoding, ...] = ()
    """Of a request."""


@dataclass(frozen=True, slots=True)
class RequestBody:
    """What an operation takes."""

    contents: tuple[Content, ...]
    required: bool
    pointer: Pointer
    description: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An operation that what came back leads to, with what to call it.

    Values of `parameters` (`path.id` or `id`) and `body` are JSON values or runtime expressions such as
    `$response.body#/id`; `body` is None where there is none.
    """

    name: str
    operation: Pointer
    """The id of an operation of this API; empty where it is elsewhere, or unknown."""
    target: str
    """As the description says: an `operationId` or an `operationRef`."""
    parameters: tuple[tuple[str, Json], ...] = ()
    body: Json = None
    description: str = ""
    server: Server | None = None

    def __hash__(self) -> int:
        return hash((self.name, self.target))


@dataclass(frozen=True, slots=True)
class Response:
    """What an operation answers under one status (`200`, `4XX`, `default`)."""

    status: str
    contents: tuple[Content, ...]
    headers: tuple[Parameter, ...]
    pointer: Pointer
    description: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Callback:
    """What the API calls on account of an operation, at a URL that a runtime expression gives."""

    name: str
    expression: str
    operations: tuple[Pointer, ...]
    """The ids of operations of the API that are callbacks."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path; or what the API calls and your server answers.

    For the latter `webhook` is true. `path` is then the name of a webhook, or the runtime expression of a callback,
    whose name is `callback`.
    """

    id: Pointer
    operation_id: str
    """As the description says, or empty."""
    method: str
    path: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    request: RequestBody | None
    responses: tuple[Response, ...]
    security: tuple[Requirement, ...]
    """Ways to be let in."""
    summary: str = ""
    doc: Doc = NO_DOC
    webhook: bool = False
    callback: str = ""
    callbacks: tuple[Callback, ...] = ()
    servers: tuple[Server, ...] = ()
    """Where this operation is, if it is elsewhere than the API."""
    shared: Doc = NO_DOC
    """What the description says of all operations of the path."""
