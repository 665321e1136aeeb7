"""From events to messages and back. Nothing that a server sends is lost."""

from __future__ import annotations

from typing import Any, cast

from pydantic import ValidationError

from ..codec import from_json
from ..http.lenient import Unknown
from ..http.media import Binary, Json, Media, Text
from ..http.reading import Deviation, forgive
from ..http.settings import Settings
from .call import Channel
from .errors import UnreadableMessageError
from .transport import Message


class UnknownEvent:
    """A message that the API does not describe, as it came."""

    __match_args__ = ("data",)

    def __init__(self, raw: Message, data: Any, reason: str) -> None:
        self.raw = raw
        """The message."""

        self.data = data
        """What `json.loads` makes of it; None where it is no JSON."""

        self.reason = reason
        """What is wrong with it."""

    def __repr__(self) -> str:
        return f"UnknownEvent({self.raw!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnknownEvent) and self.raw == other.raw

    def __hash__(self) -> int:
        return hash(self.raw)


class Writer:
    """Makes messages of events."""

    def __init__(self, channel: Channel) -> None:
        self._name = channel.name
        self._json = _first(channel.send, Json)
        self._text = _first(channel.send, Text)
        self._binary = _first(channel.send, Binary)

    def write(self, event: object) -> Message:
        """A text message, or a binary one for bytes where there is a form for them.

        Raises TypeError for what the channel has no form for.
        """
        if _is_bytes(event):
            if self._binary is not None:
                return bytes(cast("bytes", event))
        elif self._text is not None and isinstance(event, str):
            return event
        elif self._json is not None:
            return cast("bytes", self._json.write(event)[1]).decode()
        raise TypeError(f"{self._name} takes no messages of {type(event).__name__}")


class Reader:
    """Makes events of messages: exactly, or as far as it goes."""

    def __init__(self, channel: Channel, settings: Settings) -> None:
        self._name = channel.name
        self._settings = settings
        self._json = _first(channel.receive, Json)
        self._text = _first(channel.receive, Text)
        self._binary = _first(channel.receive, Binary)
        self._exact: Any = None if self._json is None else self._json.type

    def read(self, message: Message) -> Any:
        """The event; raises `UnreadableMessageError` where reading is to be strict."""
        if isinstance(message, bytes) and self._binary is not None:
            return message
        if self._json is None:
            return self._plain(message)
        try:
            return from_json(self._exact, message)
        except ValidationError as error:
            return self._odd(message, error)

    def _odd(self, message: Message, error: ValidationError) -> Any:
        """What to make of a message that is not as described."""
        try:
            tree = from_json(Any, message)
        except ValueError:
            if self._text is not None:
                return self._plain(message)
            return self._unknown(message, None, "it is no JSON")
        settings = self._settings
        if settings.strict:
            return self._unknown(message, tree, error.errors()[0]["type"])
        try:
            event = forgive(self._exact, tree, error, self._name, settings.deviations)
        except ValidationError as other:
            return self._unknown(message, tree, other.errors()[0]["type"])
        if isinstance(event, Unknown):
            return UnknownEvent(message, tree, "its kind is not known")
        return event

    def _plain(self, message: Message) -> Any:
        if self._text is None or isinstance(message, bytes):
            kind = "binary" if isinstance(message, bytes) else "text"
            return self._unknown(message, None, f"no {kind} message is expected")
        return self._text.read(message.encode(), None)

    def _unknown(self, message: Message, tree: Any, reason: str) -> UnknownEvent:
        settings = self._settings
        if settings.strict:
            raise UnreadableMessageError(
                f"A message of {self._name} cannot be read: {reason}", message
            )
        settings.deviations.report(Deviation(self._name, (), reason, reason))
        return UnknownEvent(message, tree, reason)


def _first(forms: tuple[Media, ...], kind: type[Media]) -> Media | None:
    return next((form for form in forms if isinstance(form, kind)), None)


def _is_bytes(value: object) -> bool:
    return isinstance(value, (bytes, bytearray, memoryview))
