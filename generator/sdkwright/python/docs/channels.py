"""Channels: what goes over them, each way, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from ...frozen import dataclass
from ...ir.declarations import Declarations
from ...ir.http import channels
from ...ir.http.operations import Operation
from ...names import Names
from ...views.docs import Body, EventRow, Messages
from .markdown import code
from .prose import block, first_sentence, telling
from .types import Types

FOLDER = "../models/"


@dataclass(frozen=True, slots=True)
class ChannelTables:
    """Makes the tables of an API's channels."""

    declarations: Declarations
    names: Names
    types: Types

    def of(self, operation: Operation) -> tuple[Messages, ...]:
        """What is sent, and what comes; nothing for an operation that opens no channel."""
        channel = operation.channel
        if channel is None:
            return ()
        found = []
        if channel.send is not None:
            found.append(self._messages("What you send", channel.send, operation, sends=True))
        if channel.receive is not None:
            found.append(self._messages("What you receive", channel.receive, operation, sends=False))
        return tuple(found)

    def _messages(self, title: str, said: channels.Messages, operation: Operation, *, sends: bool) -> Messages:
        forms = [
            Body(code(one.media_type), "" if one.type is None else self.types.bold(one.type, FOLDER))
            for one in said.contents
        ]
        return Messages(
            title, block(said.description), tuple(forms), sends, tuple(self._events(said, operation, sends))
        )

    def _events(self, said: channels.Messages, operation: Operation, sends: bool) -> Iterator[EventRow]:
        tags = said.tags(self.declarations)
        names = self.names.channels.get(operation.id)
        ways = names.events if sends and names is not None else {}
        for record in said.events(self.declarations):
            name = code(f"connection.{'.'.join(ways[record.id])}") if record.id in ways else ""
            if not sends and record.id in tags:
                name = code(tags[record.id])
            text = telling(record.doc.title, record.doc.description, self.types.classes[record.id])
            yield EventRow(name, self.types.link(record.id, FOLDER), first_sentence(text))
