"""Streams of an `AsyncClient`. The synchronous twin has no `await`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from contextlib import AbstractAsyncContextManager, aclosing
from typing import TYPE_CHECKING, Generic, ParamSpec, Self, TypeVar

from .async_calls import AsyncCore, AsyncStreamedResponse, streaming
from .bound import Bound
from .errors import TransportError
from .streams import StreamCall, StreamReader

if TYPE_CHECKING:
    from .async_driver import AsyncReply

P = ParamSpec("P")
T = TypeVar("T")


class AsyncStreamMethod(Bound[P, StreamCall[T], AsyncCore], Generic[P, T]):
    """A method whose response is a stream of values."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> AsyncStream[T]:
        """The stream, of which nothing is asked for yet."""
        return AsyncStream(self._core, self.__wrapped__(*args, **kwargs))

    def streaming(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> AbstractAsyncContextManager[AsyncStreamedResponse]:
        """The bytes of the stream, as they come."""
        return streaming(self._core, self.__wrapped__(*args, **kwargs))


class AsyncStream(Generic[T]):
    """A stream of values. The request is sent when the first one is asked for.

    The connection is closed when the loop over it is left, however that happens.
    """

    def __init__(self, core: AsyncCore, call: StreamCall[T]) -> None:
        self._core = core
        self._call = call
        self._reply: AsyncReply | None = None
        self._used = False

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def __aiter__(self) -> AsyncIterator[T]:
        if self._used:
            raise RuntimeError("A stream can be read once")
        self._used = True
        return self._values()

    @property
    def response(self) -> Awaitable[AsyncStreamedResponse]:
        """The response that the values come in, to be awaited."""
        return self._response()

    async def _response(self) -> AsyncStreamedResponse:
        return AsyncStreamedResponse(await self._open(), self._core.settings)

    async def close(self) -> None:
        """Ends the connection, if there is one."""
        if self._reply is not None:
            await self._reply.close()

    async def _open(self) -> AsyncReply:
        if self._reply is None:
            self._reply = await self._core.open(self._call)
        return self._reply

    async def _values(self) -> AsyncIterator[T]:
        call, clock = self._call, self._core.settings.clock
        reader = StreamReader(self._core.settings, call)
        try:
            while (reply := await self._open()).status != 204:
                failure: TransportError | None = None
                try:
                    async with aclosing(reply.chunks(clock)) as chunks:
                        async for chunk in chunks:
                            for value in reader.feed(reply, chunk):
                                yield value
                            if reader.ended:
                                return
                    for value in reader.end(reply):
                        yield value
                except TransportError as error:
                    failure = error
                if (delay := reader.pause(failure)) is None:
                    return
                await clock.sleep_async(delay)
                self._reply = None
                self._call = reader.again(call)
        finally:
            await self.close()
