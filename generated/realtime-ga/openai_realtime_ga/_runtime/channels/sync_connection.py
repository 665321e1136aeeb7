"""Connections of a `Client`. The asynchronous twin differs by `await`, and by its locks:
here threads share a connection.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any, Generic, ParamSpec, Self, TypeVar, cast

from ..http.bound import Bound
from ..http.errors import Error
from ..http.sync_calls import SyncCore
from .base import ConnectionBase, E, R, S
from .call import ChannelCall
from .errors import ConnectionClosedError, ConnectionEndedError, NoMessageError
from .handshake import Opening
from .library import websockets_needed
from .messages import UnknownEvent
from .options import Reconnect
from .session import Waiter
from .transport import Connector, RefusedError, Transport

P = ParamSpec("P")
C = TypeVar("C", bound="Connection[Any, Any]")


class ChannelMethod(Bound[P, ChannelCall[C, Any], SyncCore], Generic[P, C]):
    """A method that opens a channel."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Opened[C]:
        """The connection, to be opened by `with`, or by `open()`."""
        return Opened(self._core, self.__wrapped__(*args, **kwargs))


class Opened(Generic[C]):
    """A connection that is opened by `with`, or by `open()` and then closed."""

    def __init__(self, core: SyncCore, call: ChannelCall[C, Any]) -> None:
        self._core = core
        self._call = call
        self._connection: C | None = None

    def open(self) -> C:
        """Opens the connection."""
        transport = _open(self._core, self._call)
        kind, _ = self._call.connections()
        return kind(self._core, self._call, transport)

    def __enter__(self) -> C:
        self._connection = self.open()
        return self._connection

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()


class Connection(ConnectionBase[S, R]):
    """An open channel: events are sent, and received.

    Each event that comes is for the first `wait_for` that waits for its class, and
    else for `recv` and iteration, in the order of the server. Functions that `on`
    names are told of all, when somebody receives.
    """

    def __init__(
        self, core: SyncCore, call: ChannelCall[Any, Any], transport: Transport
    ) -> None:
        super().__init__(core, call, transport)
        self._news = threading.Condition()
        self._reading = False
        self._recovery = threading.Lock()
        self._recovering: int | None = None

    def send(self, event: S) -> None:
        """Sends an event. Several threads may do so at once.

        Waits while the server takes nothing. Raises `ConnectionClosedError`, and what
        encoding raises for a value that its type forbids.
        """
        message = self._session.writer.write(event)
        recovering = self._recovering
        if recovering is not None and recovering != threading.get_ident():
            policy = self._session.options.reconnect
            if policy is not None:
                self._session.keep(event, message, policy)
                return
        transport = self._transport
        try:
            transport.send(message)
        except ConnectionClosedError as error:
            policy = self._session.may_reconnect(error)
            if policy is None or self._recovering is not None:
                raise
            self._session.keep(event, message, policy)
            self._recover(transport, error, policy)

    def recv(self, timeout: float | None = None) -> R | UnknownEvent:
        """The next event.

        Raises `NoMessageError` if none comes in time, in seconds, and
        `ConnectionClosedError`.
        """
        received, until = self._session.received, self._until(timeout)
        while True:
            self._read(lambda: bool(received), until)
            try:
                return cast("R | UnknownEvent", received.popleft())
            except IndexError:  # another thread was faster
                continue

    def __iter__(self) -> Iterator[R | UnknownEvent]:
        """All events until the connection ends.

        Raises `ConnectionClosedError` if it ends otherwise than by 1000 or 1001.
        """
        while True:
            try:
                event = self.recv()
            except ConnectionEndedError:
                return
            yield event

    def run(self) -> None:
        """Receives until the connection ends, for the functions that `on` names."""
        for _ in self:
            pass

    def wait_for(self, *kinds: type[E], timeout: float | None = None) -> E:
        """The next event of a class, or of one of several.

        Other events are still to be received. Raises as `recv` does, and
        `BacklogError` if too many are.
        """
        session, waiter, until = self._session, Waiter(kinds), self._until(timeout)
        with self._news:
            if session.find(waiter):
                return cast("E", waiter.event)
            session.waiters.append(waiter)
        try:
            while not waiter.done:
                session.need_room()
                self._read(lambda: waiter.done, until)
        except BaseException:
            if waiter.done:  # taken, and not given to anybody
                session.received.appendleft(waiter.event)
            raise
        finally:
            session.waiters.remove(waiter)
        return cast("E", waiter.event)

    def close(self, code: int = 1000, reason: str = "") -> None:
        """Ends the connection; does nothing if it has ended."""
        self._session.closed = True
        self._transport.close(code, reason)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _until(self, timeout: float | None) -> float | None:
        return None if timeout is None else self._clock.monotonic() + timeout

    def _left(self, until: float | None) -> float | None:
        return None if until is None else max(0.0, until - self._clock.monotonic())

    def _read(self, have: Callable[[], bool], until: float | None) -> None:
        """Reads a message, unless another thread has read what was waited for."""
        with self._news:
            while self._reading and not have():
                if not self._news.wait(self._left(until)):
                    raise NoMessageError("No message came in time")
            if have():
                return
            self._reading = True
        event: Any = None
        session, handlers = self._session, self._session.handlers
        try:
            transport = self._transport
            try:
                event = session.reader.read(transport.recv(self._left(until)))
            except ConnectionClosedError as error:
                policy = session.may_reconnect(error)
                if policy is None:
                    session.closed = True
                    raise
                self._recover(transport, error, policy)
                return
            session.accept(event)
        finally:
            with self._news:
                self._reading = False
                self._news.notify_all()
        if handlers:
            for handler in handlers.take(event):
                handler(event)

    def _recover(
        self, broken: Transport, cause: ConnectionClosedError, policy: Reconnect
    ) -> None:
        """Opens another connection, or raises what the old one ended with."""
        with self._recovery:
            if self._transport is not broken:
                return
            self._recovering = threading.get_ident()
            try:
                self._reopen(cause, policy)
            finally:
                self._recovering = None

    def _reopen(self, cause: ConnectionClosedError, policy: Reconnect) -> None:
        session = self._session
        for attempt in range(1, policy.attempts + 1):
            self._clock.sleep(session.pause(policy, attempt))
            if session.closed:
                break
            try:
                transport = _open(self._core, self._call)
                self._begin(transport, cause, attempt, policy)
            except Error as error:
                if session.is_final(error):
                    error.__cause__ = session.give_up(cause)
                    raise
            else:
                return
        session.closed = True
        raise session.give_up(cause)

    def _begin(
        self,
        transport: Transport,
        cause: ConnectionClosedError,
        attempts: int,
        policy: Reconnect,
    ) -> None:
        """Goes on with a new connection."""
        session = self._session
        if session.closed:  # meanwhile
            transport.close(1000, "")
            return
        self._transport = transport
        if policy.on_reconnect is not None:
            policy.on_reconnect(session.reconnected(cause, attempts))
        while (unsent := session.take_unsent()) is not None:
            try:
                transport.send(unsent[1])
            except BaseException:
                session.put_back(unsent)
                raise


def _open(core: SyncCore, call: ChannelCall[Any, Any]) -> Transport:
    """Opens a connection; raises `ApiError` and `TransportError`."""
    opening = Opening(core.settings, call)
    connector = _connector(core, call)
    while True:
        handshake = core.driver.run(opening.handshake())
        try:
            transport: Transport = connector.open(handshake)
        except RefusedError as refused:
            refusal = refused.refusal
        except Error as error:
            error.request = opening.request
            raise
        else:
            return transport
        opening.refused(refusal)


def _connector(core: SyncCore, call: ChannelCall[Any, Any]) -> Connector:
    given = call.options.connector or core.settings.connector
    if given is not None:
        return cast("Connector", given)
    with websockets_needed(core.settings):
        from .sync_websockets import CONNECTOR
    return CONNECTOR
