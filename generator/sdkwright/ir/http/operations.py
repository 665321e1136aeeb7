"""What can be called: at a path, or by the API itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from ...frozen import dataclass
from ...jsonvalue.pointers import Pointer
from ..declarations import NO_DOC, Doc
from .channels import Channel
from .content import Parameter, RequestBody
from .responses import OTHER_STATUS, Response, Status
from .security import Requirement
from .servers import Server
from .streams import Stream


@dataclass(frozen=True, slots=True)
class PathAddress:
    """A path of the API, with `{name}` for each parameter in it."""

    text: str


@dataclass(frozen=True, slots=True)
class WebhookAddress:
    """Wherever your server is told to be called; the name of the webhook is all that is known of it."""

    text: str


@dataclass(frozen=True, slots=True)
class CallbackAddress:
    """A URL of your server that an earlier call has named, and where to find it there: a runtime expression."""

    text: str
    name: str
    """The callback's."""


Address: TypeAlias = PathAddress | WebhookAddress | CallbackAddress


@dataclass(frozen=True, slots=True)
class Callback:
    """What the API calls on account of an operation, at a URL that a runtime expression gives."""

    name: str
    expression: str
    operations: tuple[Pointer, ...]
    """The ids of operations of the API that are callbacks."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method at one address."""

    id: Pointer
    operation_id: str
    """As the description says, or empty."""
    method: str
    address: Address
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    request: RequestBody | None
    responses: tuple[Response, ...]
    security: tuple[Requirement, ...]
    """Ways to be let in, one of which is enough; anybody is if there are none."""
    summary: str = ""
    doc: Doc = NO_DOC
    callbacks: tuple[Callback, ...] = ()
    servers: tuple[Server, ...] = ()
    """Where this operation is, if it is elsewhere than the API."""
    shared: Doc = NO_DOC
    """What the description says of all operations of the path."""
    channel: Channel | None = None
    """What goes over the WebSocket that it opens, if it opens one."""
    retry: tuple[Status, ...] = ()
    """Statuses after which the same may be asked again, beside those that always mean so."""

    @property
    def path(self) -> str:
        """The path; the name of a webhook, or the runtime expression of a callback."""
        return self.address.text

    @property
    def answers(self) -> tuple[Response, ...]:
        """The responses of success; where none is declared, redirects, or else what any status means."""
        found = tuple(one for one in self.responses if one.is_success)
        leads = tuple(one for one in self.responses if one.status.text.startswith("3"))
        return found or leads or tuple(one for one in self.responses if one.status == OTHER_STATUS)

    @property
    def answer_headers(self) -> Mapping[str, Parameter]:
        """The headers that these may have, by their names in lower case; of those with one name, the first."""
        found: dict[str, Parameter] = {}
        for header in (header for one in self.answers for header in one.headers):
            if header.name.lower() != "content-type":  # which is not said here: OpenAPI 3.2 section 4.17
                found.setdefault(header.name.lower(), header)
        return found

    @property
    def both_ways(self) -> bool:
        """Whether what it answers may be a stream, and may be something else."""
        streams = self._streams()
        return any(streams) and None in streams

    @property
    def stream(self) -> Stream | None:
        """What it answers, if that is a stream and can be nothing else."""
        streams = self._streams()
        return streams[0] if streams and None not in streams else None

    def _streams(self) -> list[Stream | None]:
        return [one.stream for each in self.responses if each.is_success for one in each.contents]

    @property
    def callback(self) -> str:
        """The name of the callback that it is; empty if it is none."""
        return self.address.name if isinstance(self.address, CallbackAddress) else ""

    @property
    def incoming(self) -> bool:
        """Whether the API calls it, and your server answers."""
        return not isinstance(self.address, PathAddress)
