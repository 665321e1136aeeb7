"""Server-sent events, as WHATWG's HTML standard defines them (section 9.2)."""

from __future__ import annotations

from typing import Final

_BOM: Final = b"\xef\xbb\xbf"


class Event:
    """One event of a stream."""

    __slots__ = ("content", "event", "id", "retry")

    def __init__(self, content: bytes, event: str, id: str, retry: int | None) -> None:
        self.content = content
        """The data, its lines joined, in UTF-8."""

        self.event = event
        """The type of the event, `message` if it has none."""

        self.id = id
        """The last id that the stream gave."""

        self.retry = retry
        """Milliseconds to wait before reconnecting, if this event says so."""

    @property
    def data(self) -> str:
        """The data as text."""
        return self.content.decode("utf-8", "replace")

    def __repr__(self) -> str:
        return f"Event({self.event!r}, {self.data!r})"


class EventParser:
    """Makes events from bytes, however they are cut."""

    def __init__(self) -> None:
        self.last_id = ""
        self.retry: int | None = None
        self._rest: list[bytes] = []
        self._started = False
        self._return = False

    def again(self) -> EventParser:
        """A parser for what comes after the last event, in another response."""
        parser = EventParser()
        parser.last_id, parser.retry = self.last_id, self.retry
        return parser

    def feed(self, chunk: bytes) -> list[Event]:
        """The events that a further chunk completes."""
        if not self._started:
            chunk = b"".join((*self._rest, chunk))
            self._rest = [chunk]
            if len(chunk) < len(_BOM) and _BOM.startswith(chunk):
                return []
            self._started = True
            chunk = chunk.removeprefix(_BOM)
            self._rest = []
        chunk = self._newlines(chunk)
        if b"\n" not in chunk:  # a long line is joined once, when it ends
            self._rest.append(chunk)
            return []
        blocks = b"".join((*self._rest, chunk)).split(b"\n\n")
        self._rest = [blocks.pop()]
        return [event for block in blocks if (event := self._event(block))]

    def _newlines(self, chunk: bytes) -> bytes:
        """A chunk whose lines all end with a line feed."""
        if self._return and chunk:
            self._return = False
            chunk = chunk.removeprefix(b"\n")  # the other half of a pair
        if b"\r" in chunk:
            self._return = chunk.endswith(b"\r")
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return chunk

    def _event(self, block: bytes) -> Event | None:
        """The event that the lines before an empty line make, if they make one."""
        if (
            block.startswith(b"data: ") and len(block) > 6 and b"\n" not in block
        ):  # the usual one
            return Event(block[6:], "message", self.last_id, None)
        data: list[bytes] = []
        event, retry = "", None
        for line in block.split(b"\n"):
            name, _, value = line.partition(b":")
            value = value.removeprefix(b" ")
            if name == b"data":
                data.append(value)
            elif name == b"event":
                event = value.decode("utf-8", "replace")
            elif name == b"id" and b"\0" not in value:
                self.last_id = value.decode("utf-8", "replace")
            elif name == b"retry" and value.isdigit():
                self.retry = retry = int(value)
        if not data or data == [b""]:
            return None
        return Event(b"\n".join(data), event or "message", self.last_id, retry)
