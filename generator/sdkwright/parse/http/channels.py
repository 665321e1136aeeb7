"""The extension `x-websocket`: what goes over the WebSocket that an operation opens."""

from __future__ import annotations

from typing import Final

from ...description.channels import Channel, Messages
from ...openapi import objects
from .content import Contents
from .fields import Fields
from .reader import Reader

KEYWORD: Final = "x-websocket"
CODE: Final = "malformed-channel"
_TOKEN: Final = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What a subprotocol may consist of (RFC 6455, section 4.1)."""


def channel(reader: Reader, contents: Contents, operation: Fields, method: str) -> Channel | None:
    """The channel of an operation; None, and a warning, for one that is malformed."""
    if KEYWORD not in operation:
        return None
    said = reader.object(operation.place(KEYWORD), objects.CHANNEL, CODE)
    if said is None:
        return None
    if method != "get":
        said.lose("a WebSocket is opened by `get` (RFC 6455, section 4.1)", CODE)
        return None
    ways = {name: _messages(reader, contents, said, name) for name in ("send", "receive")}
    if not any(ways.values()):
        said.lose("a channel needs `send` or `receive`, each with `content`", CODE)
        return None
    return Channel(said.pointer, ways["send"], ways["receive"], _subprotocols(said))


def _messages(reader: Reader, contents: Contents, channel: Fields, name: str) -> Messages | None:
    if name not in channel:
        return None
    said = reader.object(channel.place(name), objects.MESSAGES, CODE)
    if said is None:
        return None
    found = contents.media_types(said)
    if not found:
        said.lose(f"`{name}` needs `content`, with a media type", CODE)
        return None
    return Messages(said.pointer, found, said.text("description"))


def _subprotocols(channel: Fields) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for place in channel.items("subprotocols", CODE):
        name = place.node
        if isinstance(name, str) and name and _TOKEN.issuperset(name):
            found[name] = None
        else:
            channel.reject("subprotocols", f"cannot have {name!r} in it", CODE)
    return tuple(found)
