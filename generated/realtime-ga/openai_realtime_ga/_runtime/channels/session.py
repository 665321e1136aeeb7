"""What both kinds of connection know: what waits to be received, and to be sent."""

from __future__ import annotations

from collections import deque
from typing import Any, Final

from ..http.errors import Error, TransportError
from ..http.retries import backoff, is_transient
from ..http.settings import Settings
from .call import ChannelCall
from .errors import BacklogError, ConnectionClosedError
from .handlers import Handlers
from .messages import Reader, Writer
from .options import Reconnect, Reconnected
from .transport import Message


class Waiter:
    """Somebody who waits for an event of some classes."""

    def __init__(self, kinds: tuple[type[Any], ...]) -> None:
        self.kinds = kinds
        self.done = False
        self.event: Any = None

    def take(self, event: Any) -> bool:
        """Takes an event, if it is one that was waited for."""
        if self.done or not isinstance(event, self.kinds):
            return False
        self.done, self.event = True, event
        return True


class Session:
    """The state of a connection. It does no input or output itself."""

    def __init__(self, settings: Settings, call: ChannelCall[Any, Any]) -> None:
        self.settings = settings
        self.options = call.options
        self.handlers = Handlers()
        self.closed = False
        """Whether it was closed from this side."""

        self.waiters: list[Waiter] = []
        self.reader = Reader(call.channel, settings)
        self.writer = Writer(call.channel)
        self.received: deque[Any] = deque()
        """What was read, and is to be received yet."""

        self._unsent: deque[tuple[Any, Message]] = deque()
        self._lost: list[Any] = []

    def accept(self, event: Any) -> None:
        """Takes an event: for the first who waits for its class, or to be received."""
        for waiter in self.waiters:
            if waiter.take(event):
                return
        self.received.append(event)

    def need_room(self) -> None:
        """Raises `BacklogError` if as much is to be received as may be."""
        if len(self.received) >= self.options.max_waiting:
            raise BacklogError(f"{len(self.received)} messages wait to be received")

    def find(self, waiter: Waiter) -> bool:
        """Gives somebody the first that he waits for of what was read already."""
        for index, event in enumerate(self.received):
            if waiter.take(event):
                del self.received[index]
                return True
        return False

    def may_reconnect(self, error: ConnectionClosedError) -> Reconnect | None:
        """How to open another connection, if that is wanted and may help."""
        wanted = self.options.reconnect
        return wanted if wanted and error.transient and not self.closed else None

    def keep(self, event: Any, message: Message, policy: Reconnect) -> None:
        """Has a message wait for the next connection."""
        self._unsent.append((event, message))
        while len(self._unsent) > policy.queue:
            lost, _ = self._unsent.popleft()
            self._lost.append(lost)

    def take_unsent(self) -> tuple[Any, Message] | None:
        """The event and the message that have waited longest."""
        return self._unsent.popleft() if self._unsent else None

    def put_back(self, unsent: tuple[Any, Message]) -> None:
        """Has what could not be sent wait on."""
        self._unsent.appendleft(unsent)

    def reconnected(self, cause: ConnectionClosedError, attempts: int) -> Reconnected:
        """What to tell of a new connection."""
        lost = tuple(self._lost)
        self._lost.clear()
        return Reconnected(cause, attempts, len(self._unsent), lost)

    def give_up(self, error: ConnectionClosedError) -> ConnectionClosedError:
        """The error that the end is told with, and what was still to be sent."""
        error.unsent = (*self._lost, *(event for event, _ in self._unsent))
        self._lost.clear()
        self._unsent.clear()
        return error

    def pause(self, policy: Reconnect, attempt: int) -> float:
        """Seconds to wait before an attempt to reconnect."""
        if attempt == 1:
            return 0.0
        clock = self.settings.clock
        return backoff(policy.first, policy.longest, attempt - 1, clock)

    def is_final(self, error: Error) -> bool:
        """Whether an attempt to reconnect failed so that others would as well."""
        passing = isinstance(error, (TransportError, ConnectionClosedError))
        return not passing and not is_transient(getattr(error, "status", 0), _NONE)


_NONE: Final[frozenset[str]] = frozenset()
