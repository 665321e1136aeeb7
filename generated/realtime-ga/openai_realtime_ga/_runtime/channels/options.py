"""Settings of one connection."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from .errors import ConnectionClosedError
    from .transport import AsyncConnector, Connector


class Reconnected(NamedTuple):
    """What happened when a connection broke and another one took its place."""

    cause: ConnectionClosedError
    attempts: int
    """How many connections were tried."""

    waiting: int
    """How many messages waited meanwhile, and are sent next."""

    lost: tuple[Any, ...]
    """Messages that could not wait, since too many did: the oldest ones.

    What the server said meanwhile is lost as well, and whether it got the last messages
    before the break cannot be known.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconnect:
    """Whether to open another connection when one breaks, and how.

    Only for what may pass: the connection was lost, the server fails or restarts.
    """

    attempts: int = 5
    """How often to try before giving up."""

    first: float = 0.5
    """Seconds before the second try; they double, with full jitter, up to"""

    longest: float = 8.0

    queue: int = 100
    """How many messages may wait to be sent meanwhile."""

    on_reconnect: Callable[[Reconnected], Any] | None = None
    """Is told of each new connection before anything else comes over it.

    What the server knew of the old one, such as its settings, has to be sent again here.
    It may be asynchronous in an `AsyncClient`.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectOptions:
    """Settings of one connection."""

    open_timeout: float | None = 10.0
    """Seconds for opening it."""

    close_timeout: float | None = 10.0
    """Seconds for the server to agree to its end."""

    ping_interval: float | None = 20.0
    """Seconds between pings, which keep it alive; None for no pings."""

    ping_timeout: float | None = 20.0
    """Seconds for an answer to a ping, after which the connection counts as lost."""

    max_size: int | None = 16 * 2**20
    """Bytes of the longest message that is received."""

    max_queue: int | None = 16
    """Frames that are read ahead. When they wait, the server has to."""

    max_waiting: int = 10_000
    """Messages that `wait_for` may pass over, which are then still to be received."""

    compression: bool = True
    """Whether to offer compression (RFC 7692)."""

    proxy: str | bool = True
    """A proxy; True for that of the environment, False for none."""

    headers: Mapping[str, str] | None = None
    query: Mapping[str, Any] | None = None
    base_url: str | None = None
    """Another server. If its origin is another one, no credentials are sent there."""

    subprotocols: tuple[str, ...] | None = None
    """Subprotocols to offer instead of those that the API names."""

    reconnect: Reconnect | None = None
    """Whether to open another connection when this one breaks."""

    connector: Connector | AsyncConnector | None = None
    """Opens connections instead of `websockets`: another library, or a test."""


DEFAULT_OPTIONS: Final = ConnectOptions()
