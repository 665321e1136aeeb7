"""What both kinds of connection know of `websockets`."""

from __future__ import annotations

from typing import Any, Final, Generic, Protocol, TypeVar

from websockets.exceptions import (
    ConnectionClosed,
    InvalidHandshake,
    InvalidMessage,
)
from websockets.http11 import Response

from ..http.errors import TimedOutError, TransportError
from ..http.headers import Headers
from ..http.uri import without_query
from .errors import (
    LOST,
    ConnectionClosedError,
    ConnectionLostError,
    HandshakeError,
    closed,
)
from .transport import Handshake, Refusal

FAILURES: Final = (OSError, EOFError, InvalidHandshake, TimeoutError)
"""What opening a connection may raise."""

_INTERNAL: Final = 1011
"""Sent by `websockets` itself when nobody answers a ping."""


class _Connection(Protocol):
    @property
    def subprotocol(self) -> str | None: ...

    @property
    def response(self) -> Response | None: ...


K = TypeVar("K", bound=_Connection)


class StatusError(Exception):
    """The server answered with a status of its own.

    No `InvalidStatus`, so that `websockets` follows no redirect: it would keep keys.
    """

    def __init__(self, response: Response) -> None:
        super().__init__(response.status_code)
        self.response = response


class Open(Generic[K]):
    """What transports of both kinds say of an open connection."""

    def __init__(self, connection: K) -> None:
        self._connection = connection

    @property
    def subprotocol(self) -> str | None:
        """The subprotocol that the server chose."""
        return self._connection.subprotocol

    @property
    def headers(self) -> Headers:
        """The headers of the server's answer."""
        return headers_of(self._connection.response)


def arguments(handshake: Handshake) -> dict[str, Any]:
    """What `connect` takes."""
    options = handshake.options
    return {
        "additional_headers": handshake.headers,
        "user_agent_header": handshake.agent,
        "subprotocols": [*handshake.subprotocols] or None,
        "compression": "deflate" if options.compression else None,
        "proxy": options.proxy or None,
        "open_timeout": options.open_timeout,
        "close_timeout": options.close_timeout,
        "ping_interval": options.ping_interval,
        "ping_timeout": options.ping_timeout,
        "max_size": options.max_size,
        "max_queue": options.max_queue,
    }


def ended(error: ConnectionClosed) -> ConnectionClosedError:
    """The error that the end of a connection is told with."""
    if error.rcvd is not None:
        return closed(error.rcvd.code, error.rcvd.reason)
    if error.sent is None or error.sent.code == _INTERNAL:
        return ConnectionLostError(
            LOST, "" if error.sent is None else error.sent.reason
        )
    return closed(error.sent.code, error.sent.reason)


def refusal(response: Response) -> Refusal:
    """A response that opens no connection."""
    return Refusal(
        response.status_code,
        headers_of(response),
        bytes(response.body or b""),
    )


def headers_of(response: Response | None) -> Headers:
    """The headers of a response."""
    return Headers([] if response is None else list(response.headers.raw_items()))


def failure(error: Exception, handshake: Handshake) -> TransportError:
    """What an error of opening means."""
    where = f"GET {without_query(handshake.url)}"
    if isinstance(error, TimeoutError):
        return TimedOutError(f"{where}: the connection was not open in time")
    name = type(error).__name__
    if isinstance(error, (InvalidMessage, EOFError)):
        return TransportError(f"{where}: no answer that could be understood ({name})")
    if isinstance(error, InvalidHandshake):
        return HandshakeError(f"{where}: {error}")
    failed = TransportError(f"{where}: {name}: {error}")
    failed.sent = False
    return failed
