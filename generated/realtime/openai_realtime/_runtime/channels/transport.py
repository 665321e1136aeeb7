"""What a connection needs of a library for WebSockets, and nothing of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ..http.headers import Headers
from ..http.messages import Reply, Request
from .options import ConnectOptions

Message = str | bytes
"""A text message, or a binary one."""


@dataclass(frozen=True, slots=True)
class Handshake:
    """A connection to be opened."""

    url: str
    """With the scheme `ws` or `wss`."""

    headers: Mapping[str, str] = field(repr=False)
    """With credentials; names are in lower case."""

    subprotocols: tuple[str, ...]
    agent: str
    """What the client calls itself."""

    options: ConnectOptions


class Refusal(Reply):
    """What a server says that does not open a connection."""

    def __init__(self, status: int, headers: Headers, content: bytes) -> None:
        self.status = status
        self.headers = headers
        self.content = content
        self.request = Request("GET", "", {})


class RefusedError(Exception):
    """A connector's way to say that the server answered otherwise."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.status)
        self.refusal = refusal


class Transport(Protocol):
    """An open connection of a `Client`."""

    @property
    def subprotocol(self) -> str | None:
        """The subprotocol that the server chose."""
        ...

    @property
    def headers(self) -> Headers:
        """The headers of the server's answer."""
        ...

    def send(self, message: Message) -> None:
        """Sends; raises `ConnectionClosedError`. Several threads may do so."""
        ...

    def recv(self, timeout: float | None) -> Message:
        """The next message; raises `ConnectionClosedError` and `NoMessageError`."""
        ...

    def close(self, code: int, reason: str) -> None:
        """Ends it; does nothing if it has ended."""
        ...


class AsyncTransport(Protocol):
    """An open connection of an `AsyncClient`."""

    @property
    def subprotocol(self) -> str | None:
        """The subprotocol that the server chose."""
        ...

    @property
    def headers(self) -> Headers:
        """The headers of the server's answer."""
        ...

    async def send(self, message: Message) -> None:
        """Sends; raises `ConnectionClosedError`. Several tasks may do so."""
        ...

    async def recv(self) -> Message:
        """The next message; raises `ConnectionClosedError`.

        Nothing is lost when it is cancelled.
        """
        ...

    async def close(self, code: int, reason: str) -> None:
        """Ends it, at once if it is cancelled; does nothing if it has ended."""
        ...


class Connector(Protocol):
    """Opens connections of a `Client`."""

    def open(self, handshake: Handshake) -> Transport:
        """Raises `RefusedError` and `TransportError`."""
        ...


class AsyncConnector(Protocol):
    """Opens connections of an `AsyncClient`."""

    async def open_async(self, handshake: Handshake) -> AsyncTransport:
        """Raises `RefusedError` and `TransportError`."""
        ...
