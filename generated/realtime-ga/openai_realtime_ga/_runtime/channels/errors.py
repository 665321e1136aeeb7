"""Why a connection is not there, or not any more. RFC 6455, section 7.4."""

from __future__ import annotations

from typing import Any, Final

from ..http.errors import Error, TransportError


class HandshakeError(TransportError):
    """The server answered, but not as a WebSocket server does."""


class NoMessageError(Error, TimeoutError):
    """No message came in the time given. The connection is as it was."""


class UnreadableMessageError(Error):
    """A message that is not what the API says it is, refused as was asked for."""

    def __init__(self, message: str, raw: str | bytes) -> None:
        super().__init__(message, raw)
        self.raw = raw

    def __str__(self) -> str:
        return str(self.args[0])


class BacklogError(Error):
    """More messages wait to be received than the options allow."""


class ConnectionClosedError(Error):
    """The connection is closed. The root of all ways that this happens in."""

    transient: bool = False
    """Whether another connection may be had at once."""

    unsent: tuple[Any, ...] = ()
    """What was still to be sent when no other connection could be had."""

    def __init__(self, code: int, reason: str = "") -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason

    def __str__(self) -> str:
        text = f"{self.code}: {_MEANINGS.get(self.code, 'closed')}"
        return f"{text} ({self.reason})" if self.reason else text


class ConnectionEndedError(ConnectionClosedError):
    """1000, 1001: it was closed since all was said, or one side goes away."""


class ConnectionLostError(ConnectionClosedError):
    """1006: it broke, or the server did not answer any more."""

    transient = True


class ProtocolViolationError(ConnectionClosedError):
    """1002, 1003, 1007, 1010: one side does not understand the other."""


class PolicyViolationError(ConnectionClosedError):
    """1008: the server does not admit what was sent."""


class MessageTooBigError(ConnectionClosedError):
    """1009: a message was longer than the one who received it admits."""


class ServerFaultError(ConnectionClosedError):
    """1011 to 1014: the server failed, restarts, or has too much to do."""

    transient = True


class ApplicationClosedError(ConnectionClosedError):
    """3000 to 4999: the API says why, in a code of its own."""


def closed(code: int, reason: str = "") -> ConnectionClosedError:
    """The error that a close code means."""
    error = _class(code)(code, reason)
    if code == _GOING_AWAY:
        error.transient = True
    return error


def _class(code: int) -> type[ConnectionClosedError]:
    if 3000 <= code < 5000:
        return ApplicationClosedError
    return _BY_CODE.get(code, ConnectionClosedError)


_GOING_AWAY: Final = 1001
LOST: Final = 1006
_BY_CODE: Final[dict[int, type[ConnectionClosedError]]] = {
    1000: ConnectionEndedError,
    _GOING_AWAY: ConnectionEndedError,
    1002: ProtocolViolationError,
    1003: ProtocolViolationError,
    1005: ConnectionEndedError,
    LOST: ConnectionLostError,
    1007: ProtocolViolationError,
    1008: PolicyViolationError,
    1009: MessageTooBigError,
    1010: ProtocolViolationError,
    1011: ServerFaultError,
    1012: ServerFaultError,
    1013: ServerFaultError,
    1014: ServerFaultError,
}
_MEANINGS: Final = {
    1000: "the connection ended",
    _GOING_AWAY: "the other side goes away",
    1002: "a protocol error",
    1003: "a kind of message that is not accepted",
    1005: "the connection ended without a code",
    LOST: "the connection was lost",
    1007: "a message that is not UTF-8, or not what it should be",
    1008: "a message that is not admitted",
    1009: "a message that is too long",
    1010: "an extension is missing",
    1011: "the server failed",
    1012: "the server restarts",
    1013: "the server has too much to do",
    1014: "a gateway got no answer",
}
