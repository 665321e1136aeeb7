"""Channels: typed messages, both ways, over a WebSocket (RFC 6455) that an operation opens."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from ...frozen import dataclass
from ...jsonvalue.pointers import Pointer
from ..alternatives import alternatives
from ..declarations import Constant, Declarations, Record
from ..inheritance import find_field
from ..types import Reference, SchemaId, TaggedBy, Tagging
from .content import Content


@dataclass(frozen=True, slots=True)
class Messages:
    """What goes one way, in each form that a message may have."""

    pointer: Pointer
    contents: tuple[Content, ...]
    description: str = ""

    def events(self, declarations: Declarations) -> Iterator[Record]:
        """The records that a message may be, each once."""
        seen: set[SchemaId] = set()
        for content in self.contents:
            for one in alternatives(content.type, declarations) if content.type is not None else ():
                if isinstance(one, Reference) and one.id not in seen:
                    seen.add(one.id)
                    found = declarations.get(one.id)
                    if isinstance(found, Record):
                        yield found

    def tags(self, declarations: Declarations) -> dict[SchemaId, str]:
        """The text that tells each record from the others that a message may be."""
        properties: dict[str, None] = {}

        def enter(tagging: Tagging) -> bool:
            if isinstance(tagging, TaggedBy):
                properties[tagging.property] = None
            return True

        for content in self.contents:
            if content.type is not None:
                deque(alternatives(content.type, declarations, enter), 0)
        found: dict[SchemaId, str] = {}
        for record in self.events(declarations):
            for name in properties:
                field = find_field(record, name, declarations)
                if field is not None and isinstance(field.presence, Constant) and isinstance(field.presence.value, str):
                    found.setdefault(record.id, field.presence.value)
        return found


@dataclass(frozen=True, slots=True)
class Channel:
    """What may be sent over a connection, and what may come. One of both may be missing."""

    pointer: Pointer
    send: Messages | None
    receive: Messages | None
    subprotocols: tuple[str, ...] = ()
