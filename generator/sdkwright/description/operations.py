"""Paths, webhooks and callbacks, and the operations there. OpenAPI 3.2 sections 4.8 to 4.10, 4.16 to 4.20."""

from __future__ import annotations

from ..frozen import dataclass
from ..ir.declarations import See
from ..ir.http.operations import Address
from ..ir.http.responses import LinkParameter, Passed, Status
from ..ir.http.security import Requirement
from ..ir.http.servers import Server
from ..jsonvalue.pointers import Pointer
from .channels import Channel
from .content import MediaType, Parameter, RequestBody
from .paging import Paging


@dataclass(frozen=True, slots=True)
class Link:
    """An operation that a response leads to."""

    name: str
    operation_id: str
    """The operation, by its `operationId` or"""
    operation_ref: str
    """by a reference."""
    parameters: tuple[LinkParameter, ...] = ()
    body: Passed | None = None
    description: str = ""
    server: Server | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What an operation answers under one status."""

    pointer: Pointer
    status: Status
    summary: str = ""
    description: str = ""
    contents: tuple[MediaType, ...] = ()
    headers: tuple[Parameter, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Callback:
    """What the API calls at a URL that a runtime expression gives."""

    name: str
    expression: str
    item: Pointer
    """The path item: one of `Description.callbacks`."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method. `id` is where it is reached, `pointer` where it is written: the path item may be a reference."""

    id: Pointer
    pointer: Pointer
    method: str
    operation_id: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    description: str = ""
    see: See | None = None
    deprecated: bool = False
    parameters: tuple[Parameter, ...] = ()
    request: RequestBody | None = None
    responses: tuple[Response, ...] = ()
    callbacks: tuple[Callback, ...] = ()
    security: tuple[Requirement, ...] | None = None
    """None where it says nothing, and that of the whole API holds."""
    servers: tuple[Server, ...] = ()
    channel: Channel | None = None
    """What goes over the WebSocket that it opens."""
    paging: Paging | None = None
    """How the pages of the list follow each other that it gives, if an extension says so."""
    retry: tuple[Status, ...] = ()
    """Statuses after which the same may be asked again, as an extension says."""


@dataclass(frozen=True, slots=True)
class PathItem:
    """What is at one address."""

    id: Pointer
    pointer: Pointer
    address: Address
    operations: tuple[Operation, ...] = ()
    summary: str = ""
    description: str = ""
    parameters: tuple[Parameter, ...] = ()
    """Of every operation that has none of the same name and place."""
    servers: tuple[Server, ...] = ()
