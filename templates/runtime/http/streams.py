"""Streams of values: what the description says of them, and how they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, Literal, NamedTuple, TypeVar

from ..codec import from_dict
from .errors import ResponseError, TransportError, describe
from .lenient import Unknown
from .lines import LineParser, SequenceParser
from .media import Json, Media
from .messages import Reply, merged
from .operations import Call, Operation, RequestOptions
from .reading import Deviation, read
from .settings import Settings
from .sse import Event, EventParser

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Events(NamedTuple):
    """What a stream is made of."""

    item: Media | None = None
    """What each event is, or the data of each server-sent event."""

    kind: Literal["events", "lines", "sequence"] = "events"
    named: Mapping[str, Media] = {}
    """What the data of a server-sent event is, by the event's name."""

    end: str | None = None
    """The data that says that no more will come, such as `[DONE]`."""

    envelope: bool = False
    """Whether `item` is the whole event, with `event`, `data`, `id` and `retry`."""


class StreamCall(Call[T_co]):
    """A call whose response is a stream of values."""

    __slots__ = ("events",)

    def __init__(
        self,
        operation: Operation,
        values: Mapping[str, Any] | None = None,
        *,
        events: Events,
        body: Any = None,
        content_type: str | None = None,
        options: RequestOptions | None = None,
    ) -> None:
        super().__init__(
            operation, values, body=body, content_type=content_type, options=options
        )
        self.events = events


class StreamReader:
    """Reads the values of one stream. It does no input itself."""

    def __init__(self, settings: Settings, call: StreamCall[Any]) -> None:
        self._settings = settings
        self._events = call.events
        self._operation = call.operation.name
        self._reconnect = call.options.reconnect
        self._failures = 0
        self._parser: EventParser | LineParser | SequenceParser | None = None
        self.ended = False
        """Whether the stream said that no more will come."""

    def pause(self, failure: TransportError | None) -> float | None:
        """Seconds to wait before the stream is asked for again, or None at its end.

        Raises the failure that it broke with, if it was not to be asked for again, or
        was too often without anything coming.
        """
        parser = self._parser
        if not self._reconnect or not isinstance(parser, EventParser):
            if failure is not None:
                raise failure
            return None
        self._failures += 1
        if failure is not None and self._failures > self._settings.retries.maximum:
            raise failure
        return _PAUSE if parser.retry is None else parser.retry / 1000

    def again(self, call: StreamCall[T]) -> StreamCall[T]:
        """The call that asks for what comes after the last event.

        What was left of an event that did not end is dropped.
        """
        if not isinstance(self._parser, EventParser) or not self._parser.last_id:
            self._parser = None
            return call
        self._parser = self._parser.again()
        headers = merged(call.options.headers, {"last-event-id": self._parser.last_id})
        return StreamCall(
            call.operation,
            call.values,
            events=call.events,
            body=call.body,
            content_type=call.content_type,
            options=replace(call.options, headers=headers),
        )

    def feed(self, reply: Reply, chunk: bytes) -> Iterator[Any]:
        """The values that a further chunk completes."""
        if self._parser is None:
            self._parser = _parser(self._events, reply.media)
        if isinstance(self._parser, EventParser):
            for event in self._parser.feed(chunk):
                self._failures = 0
                if self._is_end(event.content):
                    return
                yield self._value(reply, event)
            return
        yield from self._texts(reply, self._parser.feed(chunk))

    def end(self, reply: Reply) -> Iterator[Any]:
        """The values that the end completes; an event without its end is dropped."""
        if self._parser is not None and not isinstance(self._parser, EventParser):
            yield from self._texts(reply, self._parser.end())

    def _texts(self, reply: Reply, texts: list[bytes]) -> Iterator[Any]:
        for text in texts:
            if self._is_end(text):
                return
            yield self._read(reply, self._events.item or _ANY, text)

    def _is_end(self, content: bytes) -> bool:
        end = self._events.end
        if end is not None and content.strip() == end.encode():
            self.ended = True
        return self.ended

    def _value(self, reply: Reply, event: Event) -> Any:
        events = self._events
        if events.envelope and events.item is not None:
            return self._envelope(events.item, event)
        form = events.named.get(event.event, events.item)
        if form is None:
            form = _ANY
            known = ", ".join(events.named)
            self._report((), f"the event {event.event!r} is none of {known}")
            if event.content.lstrip()[:1] != b"{":
                return event.data
            return Unknown.from_dict(self._read(reply, form, event.content))
        return self._read(reply, form, event.content)

    def _envelope(self, form: Media, event: Event) -> Any:
        tree: dict[str, Any] = {"event": event.event, "data": event.data}
        if event.id:
            tree["id"] = event.id
        if event.retry is not None:
            tree["retry"] = event.retry
        return from_dict(form.type, tree)

    def _read(self, reply: Reply, form: Media, content: bytes) -> Any:
        try:
            return read(
                form,
                content,
                None,
                self._operation,
                self._settings.strict,
                self._settings.deviations,
            )
        except (ValueError, LookupError) as error:
            failure = ResponseError(
                f"An event of {describe(reply.request)} cannot be read as {form.name}",
                status=reply.status,
                headers=reply.headers,
                content=content,
            )
            failure.request = reply.request.cleaned()
            raise failure from error

    def _report(self, path: tuple[str, ...], reason: str) -> None:
        self._settings.deviations.report(
            Deviation(self._operation, path, reason, reason)
        )


_ANY: Final = Json()


_PAUSE: Final = 3.0
"""Seconds, where no event says how long."""


def _parser(events: Events, media: str) -> EventParser | LineParser | SequenceParser:
    """What takes a stream apart: as its media type says, else as is usual."""
    kind: str = events.kind
    for known, ends in _KINDS.items():
        if media.endswith(ends):
            kind = known
    if kind == "events":
        return EventParser()
    return LineParser() if kind == "lines" else SequenceParser()


_KINDS: Final = {
    "events": ("/event-stream",),
    "lines": ("jsonl", "json-l", "json-lines", "jsonlines", "ndjson"),
    "sequence": ("json-seq",),
}
