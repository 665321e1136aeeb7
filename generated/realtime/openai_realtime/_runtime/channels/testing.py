"""The other side of connections, for tests of code that opens channels."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..codec import to_json
from ..http.headers import Headers
from .errors import closed
from .fakes import AsyncFake, Fake, Script, parsed
from .transport import Handshake, Message, Refusal, RefusedError

Handler = Callable[[Any], Iterable[Any] | None]


class FakeChannel:
    """Says what it was told to say, and remembers what it was sent.

        channel = FakeChannel()
        channel.say({"type": "session.created"})
        client = Client(connector=channel)
        with client.realtime.connect() as connection:
            connection.recv()

    When all is said, it ends the connection with code 1000; with `stays_open` it waits
    for more. It serves both kinds of client, and all their connections in turn.
    """

    def __init__(self, *, stays_open: bool = False) -> None:
        self.handshakes: list[Handshake] = []
        """How connections were opened: URL, headers, subprotocols."""

        self._script = Script(stays_open)
        self._refusals: deque[Refusal] = deque()

    @property
    def messages(self) -> list[Message]:
        """What was sent, as it was sent: text or bytes."""
        return self._script.heard

    @property
    def sent(self) -> list[Any]:
        """What was sent: a text message as `json.loads` has it, a binary one as it is."""
        return [parsed(message) for message in self.messages]

    @property
    def ended(self) -> list[tuple[int, str]]:
        """With what code and reason the client ended connections."""
        return self._script.ended

    def say(self, *events: Any) -> None:
        """Has events received: models, what `json.dumps` takes, or bytes."""
        self._script.put(*map(_message, events))

    def say_raw(self, *messages: Message) -> None:
        """Has messages received just as they are."""
        self._script.put(*messages)

    def close(self, code: int = 1000, reason: str = "") -> None:
        """Ends the connection, after all that was said; 1006 breaks it."""
        self._script.put(closed(code, reason))

    def reply(self, handler: Handler) -> Handler:
        """Has a function told of what is sent, as `sent` has it; says what it gives.

        May stand as a decorator.
        """
        self._script.handlers.append(
            lambda message: self.say(*(handler(parsed(message)) or ()))
        )
        return handler

    def refuse(
        self, status: int, *, json: Any = None, headers: Mapping[str, str] | None = None
    ) -> None:
        """Refuses the next connection."""
        content = b"" if json is None else to_json(json).encode()
        known = {"content-type": "application/json"} if content else {}
        fields = Headers([*(known | dict(headers or {})).items()])
        self._refusals.append(Refusal(status, fields, content))

    def open(self, handshake: Handshake) -> Fake:
        """Opens a connection of a `Client`."""
        self.handshakes.append(handshake)
        if self._refusals:
            raise RefusedError(self._refusals.popleft())
        return Fake(self._script, handshake)

    async def open_async(self, handshake: Handshake) -> AsyncFake:
        """Opens a connection of an `AsyncClient`."""
        return AsyncFake(self.open(handshake))


def _message(event: Any) -> Message:
    return event if isinstance(event, bytes) else to_json(event)
