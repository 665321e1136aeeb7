"""What the description says of a channel, and what one call of it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from ..http.media import Media
from ..http.operations import Call, Operation, RequestOptions
from .options import DEFAULT_OPTIONS, ConnectOptions

S_co = TypeVar("S_co", covariant=True)
A_co = TypeVar("A_co", covariant=True)


class Channel:
    """A channel of the API: a table that connections work by."""

    def __init__(
        self,
        operation: Operation,
        *,
        send: Media | Sequence[Media] = (),
        receive: Media | Sequence[Media] = (),
        subprotocols: Sequence[str] = (),
    ) -> None:
        """`operation` is the handshake; the forms are those that messages may have."""
        self.name = operation.name
        self.operation = operation
        self.send = (send,) if isinstance(send, Media) else tuple(send)
        self.receive = (receive,) if isinstance(receive, Media) else tuple(receive)
        self.subprotocols = tuple(subprotocols)
        operation.servers = tuple(
            server._replace(url=as_http(server.url)) for server in operation.servers
        )

    def __repr__(self) -> str:
        return f"<Channel {self.name}: {self.operation.path.text}>"


class ChannelCall(Generic[S_co, A_co]):
    """One call of a channel, before anything is opened."""

    __slots__ = ("call", "channel", "connections", "options")

    def __init__(
        self,
        channel: Channel,
        values: Mapping[str, Any] | None = None,
        *,
        connections: Callable[[], tuple[type[S_co], type[A_co]]],
        options: ConnectOptions | None = None,
    ) -> None:
        """`connections` names the classes for both kinds of client."""
        self.channel = channel
        self.connections = connections
        self.options = options or DEFAULT_OPTIONS
        known = RequestOptions(
            headers=self.options.headers,
            query=self.options.query,
            base_url=self.options.base_url and as_http(self.options.base_url),
        )
        self.call: Call[Any] = Call(channel.operation, values, options=known)


def as_http(url: str) -> str:
    """A URL with the scheme of the handshake, which is an HTTP request."""
    return _exchanged(url, "ws", "http")


def as_websocket(url: str) -> str:
    """A URL with the scheme of the connection."""
    return _exchanged(url, "http", "ws")


def _exchanged(url: str, old: str, new: str) -> str:
    scheme, mark, rest = url.partition("://")
    if not mark or scheme.lower() not in (old, f"{old}s"):
        return url
    return f"{new}{scheme[len(old) :].lower()}{mark}{rest}"
