"""Connections of an `AsyncClient`. The synchronous twin differs by its lock."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Generator
from typing import Any, Generic, ParamSpec, Self, TypeVar, cast

from ..http.async_calls import AsyncCore
from ..http.bound import Bound
from ..http.errors import Error
from .base import ConnectionBase, E, R, S
from .call import ChannelCall
from .errors import ConnectionClosedError, ConnectionEndedError, NoMessageError
from .handshake import Opening
from .library import websockets_needed
from .messages import UnknownEvent
from .options import Reconnect
from .session import Waiter
from .transport import AsyncConnector, AsyncTransport, RefusedError

P = ParamSpec("P")
C = TypeVar("C", bound="AsyncConnection[Any, Any]")


class AsyncChannelMethod(Bound[P, ChannelCall[Any, C], AsyncCore], Generic[P, C]):
    """A method that opens a channel."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> AsyncOpened[C]:
        """The connection, to be opened by `async with`, or by `await`."""
        return AsyncOpened(self._core, self.__wrapped__(*args, **kwargs))


class AsyncOpened(Generic[C]):
    """A connection that is opened by `async with`, or by `await` and then closed."""

    def __init__(self, core: AsyncCore, call: ChannelCall[Any, C]) -> None:
        self._core = core
        self._call = call
        self._connection: C | None = None

    def __await__(self) -> Generator[Any, None, C]:
        return self._open().__await__()

    async def __aenter__(self) -> C:
        self._connection = await self._open()
        return self._connection

    async def __aexit__(self, *_: object) -> None:
        if self._connection is not None:
            await self._connection.close()

    async def _open(self) -> C:
        transport = await _open(self._core, self._call)
        _, kind = self._call.connections()
        return kind(self._core, self._call, transport)


class AsyncConnection(ConnectionBase[S, R]):
    """An open channel: events are sent, and received.

    Each event that comes is for the first `wait_for` that waits for its class, and
    else for `recv` and iteration, in the order of the server. Functions that `on`
    names are told of all, when somebody receives.
    """

    def __init__(
        self, core: AsyncCore, call: ChannelCall[Any, Any], transport: AsyncTransport
    ) -> None:
        super().__init__(core, call, transport)
        self._reading = asyncio.Lock()
        self._recovery = asyncio.Lock()
        self._recovering: asyncio.Task[Any] | None = None

    async def send(self, event: S) -> None:
        """Sends an event. Several tasks may do so at once.

        Waits while the server takes nothing. Raises `ConnectionClosedError`, and what
        encoding raises for a value that its type forbids.
        """
        message = self._session.writer.write(event)
        recovering = self._recovering
        if recovering is not None and recovering is not asyncio.current_task():
            policy = self._session.options.reconnect
            if policy is not None:
                self._session.keep(event, message, policy)
                return
        transport = self._transport
        try:
            await transport.send(message)
        except ConnectionClosedError as error:
            policy = self._session.may_reconnect(error)
            if policy is None or self._recovering is not None:
                raise
            self._session.keep(event, message, policy)
            await self._recover(transport, error, policy)

    async def recv(self, timeout: float | None = None) -> R | UnknownEvent:
        """The next event.

        Raises `NoMessageError` if none comes in time, in seconds, and
        `ConnectionClosedError`. Nothing is lost when it is cancelled.
        """
        if timeout is not None:
            return cast("R | UnknownEvent", await _within(timeout, self.recv()))
        received = self._session.received
        while not received:
            await self._read(lambda: bool(received))
        event: R | UnknownEvent = received.popleft()
        return event

    async def __aiter__(self) -> AsyncIterator[R | UnknownEvent]:
        """All events until the connection ends.

        Raises `ConnectionClosedError` if it ends otherwise than by 1000 or 1001.
        """
        while True:
            try:
                event = await self.recv()
            except ConnectionEndedError:
                return
            yield event

    async def run(self) -> None:
        """Receives until the connection ends, for the functions that `on` names."""
        async for _ in self:
            pass

    async def wait_for(self, *kinds: type[E], timeout: float | None = None) -> E:
        """The next event of a class, or of one of several.

        Other events are still to be received. Raises as `recv` does, and
        `BacklogError` if too many are.
        """
        if timeout is not None:
            return cast("E", await _within(timeout, self.wait_for(*kinds)))
        session, waiter = self._session, Waiter(kinds)
        if session.find(waiter):
            return cast("E", waiter.event)
        session.waiters.append(waiter)
        try:
            while not waiter.done:
                session.need_room()
                await self._read(lambda: waiter.done)
        except BaseException:
            if waiter.done:  # taken, and not given to anybody
                session.received.appendleft(waiter.event)
            raise
        finally:
            session.waiters.remove(waiter)
        return cast("E", waiter.event)

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Ends the connection; does nothing if it has ended."""
        self._session.closed = True
        await self._transport.close(code, reason)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _read(self, have: Callable[[], bool]) -> None:
        """Reads a message, unless another task has read what was waited for."""
        session = self._session
        async with self._reading:
            if have():
                return
            transport = self._transport
            try:
                message = await transport.recv()
            except ConnectionClosedError as error:
                policy = session.may_reconnect(error)
                if policy is None:
                    session.closed = True
                    raise
                await self._recover(transport, error, policy)
                return
            event = session.reader.read(message)
            session.accept(event)
        if session.handlers:
            for handler in session.handlers.take(event):
                result = handler(event)
                if inspect.isawaitable(result):
                    await result

    async def _recover(
        self, broken: AsyncTransport, cause: ConnectionClosedError, policy: Reconnect
    ) -> None:
        """Opens another connection, or raises what the old one ended with."""
        async with self._recovery:
            if self._transport is not broken:
                return
            self._recovering = asyncio.current_task()
            try:
                await self._reopen(cause, policy)
            finally:
                self._recovering = None

    async def _reopen(self, cause: ConnectionClosedError, policy: Reconnect) -> None:
        session = self._session
        for attempt in range(1, policy.attempts + 1):
            await self._clock.sleep_async(session.pause(policy, attempt))
            if session.closed:
                break
            try:
                transport = await _open(self._core, self._call)
                await self._begin(transport, cause, attempt, policy)
            except Error as error:
                if session.is_final(error):
                    error.__cause__ = session.give_up(cause)
                    raise
            else:
                return
        session.closed = True
        raise session.give_up(cause)

    async def _begin(
        self,
        transport: AsyncTransport,
        cause: ConnectionClosedError,
        attempts: int,
        policy: Reconnect,
    ) -> None:
        """Goes on with a new connection."""
        session = self._session
        if session.closed:  # meanwhile
            await transport.close(1000, "")
            return
        self._transport = transport
        if policy.on_reconnect is not None:
            result = policy.on_reconnect(session.reconnected(cause, attempts))
            if inspect.isawaitable(result):
                await result
        while (unsent := session.take_unsent()) is not None:
            try:
                await transport.send(unsent[1])
            except BaseException:
                session.put_back(unsent)
                raise


async def _open(core: AsyncCore, call: ChannelCall[Any, Any]) -> AsyncTransport:
    """Opens a connection; raises `ApiError` and `TransportError`."""
    opening = Opening(core.settings, call)
    connector = _connector(core, call)
    while True:
        handshake = await core.driver.run(opening.handshake())
        try:
            transport: AsyncTransport = await connector.open_async(handshake)
        except RefusedError as refused:
            refusal = refused.refusal
        except Error as error:
            error.request = opening.request
            raise
        else:
            return transport
        opening.refused(refusal)


async def _within(seconds: float, waiting: Any) -> Any:
    try:
        async with asyncio.timeout(seconds):
            return await waiting
    except TimeoutError as error:
        if isinstance(error, Error):
            raise
        raise NoMessageError(f"No message came in {seconds:g} s") from None


def _connector(core: AsyncCore, call: ChannelCall[Any, Any]) -> AsyncConnector:
    given = call.options.connector or core.settings.connector
    if given is not None:
        return cast("AsyncConnector", given)
    with websockets_needed(core.settings):
        from .async_websockets import CONNECTOR
    return CONNECTOR
