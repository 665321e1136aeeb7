"""Tests of channels: how each is opened, and that each event goes out and comes in as itself."""

from __future__ import annotations

from collections.abc import Iterator

from ...frozen import dataclass
from ...ir.declarations import Declarations
from ...ir.http.channels import Messages
from ...ir.http.content import Content
from ...ir.types import AnyType, Reference, SchemaId
from ...jsonvalue.types import Json
from ...names import ChannelNames, Names
from ...values.samples.sample import NOTHING
from ..client.imports import Imports
from ..client.media import Kind, kind_of, needs_type
from ..literals import inline, string
from .samples import Sampler


@dataclass(frozen=True, slots=True)
class Events:
    """Prints the events of one channel."""

    declarations: Declarations
    names: Names
    sampler: Sampler
    imports: Imports

    def sent(self, messages: Messages, names: ChannelNames) -> Iterator[str]:
        """An expression for each event that may be sent."""
        return self._events(messages, names)

    def received(self, messages: Messages) -> Iterator[str]:
        """An expression for each event that may come."""
        return self._events(messages, None)

    def _events(self, messages: Messages, names: ChannelNames | None) -> Iterator[str]:
        json = next((one for one in messages.contents if self._kind(one) is Kind.JSON), None)
        if json is not None:
            yield from self._json(messages, json, names)
        if any(self._kind(one) is Kind.BINARY for one in messages.contents):
            yield 'Event(b"\\x00\\xff")'

    def _json(self, messages: Messages, content: Content, names: ChannelNames | None) -> Iterator[str]:
        """Records, each in full; where messages are something else, what is typical."""
        tags = messages.tags(self.declarations)
        found = False
        for record in messages.events(self.declarations):
            for value in self._values(record.id, content):
                found = True
                yield self._event(record.id, value, record.id in tags, names)
        type = content.type or AnyType()
        if not found and not needs_type(type):
            typical = self.sampler.value(type, full=True)
            if typical is not NOTHING:
                yield f"Event({inline(typical)})"

    def _event(self, id: SchemaId, value: Json, tagged: bool, names: ChannelNames | None) -> str:
        arguments = [inline(value)]
        if tagged:
            arguments.append(f"lambda: {self.imports.own('', 'models')}.{self.names.classes[id]}")
            if names is not None and id in names.events:
                arguments.append(string(".".join(names.events[id])))
        return f"Event({', '.join(arguments)})"

    def _values(self, id: SchemaId, content: Content) -> Iterator[Json]:
        """All of a record, and no more than it must have."""
        judge = self.sampler.values.judge
        made: list[Json] = []
        for full in (True, False):
            value = self.sampler.value(Reference(id), full=full)
            if value is not NOTHING and value not in made and judge.admits(content.type or AnyType(), value) is True:
                made.append(value)
        yield from made

    def _kind(self, content: Content) -> Kind:
        return kind_of(content, self.declarations)
