"""Channels: what goes over a WebSocket that an operation opens. The extension `x-websocket`."""

from __future__ import annotations

from ..frozen import dataclass
from ..jsonvalue.pointers import Pointer
from .content import MediaType


@dataclass(frozen=True, slots=True)
class Messages:
    """What is sent one way."""

    pointer: Pointer
    contents: tuple[MediaType, ...]
    """The forms that a message may have."""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """What may be sent over a connection, and what may come."""

    pointer: Pointer
    send: Messages | None
    receive: Messages | None
    subprotocols: tuple[str, ...] = ()
    """Those to offer, the best one first (RFC 6455, section 1.9)."""
