"""Connections to nobody, which follow a script."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any

from ..codec import from_json
from ..http.headers import Headers
from .errors import ConnectionClosedError, NoMessageError, closed
from .transport import Handshake, Message


class Script:
    """What is to be received, and what was sent."""

    def __init__(self, stays_open: bool) -> None:
        self.heard: list[Message] = []
        self.ended: list[tuple[int, str]] = []
        self.handlers: list[Callable[[Message], None]] = []
        self.news = threading.Condition()
        self.futures: list[asyncio.Future[None]] = []
        self._waiting: deque[Message | ConnectionClosedError] = deque()
        self._stays_open = stays_open

    def put(self, *things: Message | ConnectionClosedError) -> None:
        """Has messages received, or the connection end."""
        with self.news:
            self._waiting.extend(things)
            self.news.notify_all()
        for future in self.futures:
            if not future.done():
                future.set_result(None)
        self.futures.clear()

    def take(self) -> Message | None:
        """The next message; None if one may come yet. Raises `ConnectionClosedError`."""
        if self._waiting:
            thing = self._waiting.popleft()
        elif self._stays_open:
            return None
        else:
            thing = closed(1000)
        if isinstance(thing, ConnectionClosedError):
            raise thing
        return thing


class Fake:
    """A connection of a `Client`."""

    def __init__(self, script: Script, handshake: Handshake) -> None:
        offered = handshake.subprotocols
        self.script = script
        self.subprotocol = offered[0] if offered else None
        self.headers = Headers([])
        self._end: ConnectionClosedError | None = None

    def send(self, message: Message) -> None:
        """Remembers a message."""
        if self._end is not None:
            raise self._end
        self.script.heard.append(message)
        for handler in self.script.handlers:
            handler(message)

    def recv(self, timeout: float | None) -> Message:
        """The next message."""
        until = None if timeout is None else monotonic() + timeout
        with (news := self.script.news):
            while (message := self.take()) is None:
                left = None if until is None else until - monotonic()
                if not news.wait(left):
                    raise NoMessageError("No message came in time")
            return message

    def take(self) -> Message | None:
        """The next message; None if one may come yet."""
        if self._end is not None:
            raise self._end
        try:
            return self.script.take()
        except ConnectionClosedError as error:
            self._end = error
            raise

    def close(self, code: int, reason: str) -> None:
        """Ends the connection."""
        if self._end is None:
            self.script.ended.append((code, reason))
            self._end = closed(code, reason)
            self.script.put()


class AsyncFake:
    """A connection of an `AsyncClient`."""

    def __init__(self, fake: Fake) -> None:
        self._fake = fake
        self.subprotocol = fake.subprotocol
        self.headers = fake.headers

    async def send(self, message: Message) -> None:
        """Remembers a message."""
        self._fake.send(message)

    async def recv(self) -> Message:
        """The next message."""
        while (message := self._fake.take()) is None:
            future = asyncio.get_running_loop().create_future()
            self._fake.script.futures.append(future)
            await future
        return message

    async def close(self, code: int, reason: str) -> None:
        """Ends the connection."""
        self._fake.close(code, reason)


def parsed(message: Message) -> Any:
    """A message as a test looks at it."""
    if isinstance(message, bytes):
        return message
    try:
        return from_json(Any, message)
    except ValueError:
        return message
