"""Methods, pages and streams of an `AsyncClient`. The synchronous twin has no `await`."""

from __future__ import annotations

import os
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Coroutine,
)
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Self, TypeVar

from .answers import result
from .errors import TransportError
from .exchange import exchange
from .headers import Headers
from .messages import Request, Response, response_of
from .operations import Call, PagedCall, StreamCall
from .pagination import Page
from .saving import saving
from .settings import Settings
from .streams import StreamReader

if TYPE_CHECKING:
    from .async_driver import AsyncDriver, AsyncReply

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


class AsyncCore:
    """What the methods of a client work with: its settings, and its driver."""

    is_async = True

    def __init__(self, settings: Settings, driver: AsyncDriver) -> None:
        self.settings = settings
        self.driver = driver

    def method(self, function: Callable[P, Call[T]]) -> AsyncMethod[P, T]:
        """A method with one response."""
        return AsyncMethod(function, self)

    def paged_method(
        self, function: Callable[P, PagedCall[R, T]]
    ) -> AsyncPagedMethod[P, R, T]:
        """A method whose responses are pages."""
        return AsyncPagedMethod(function, self)

    def stream_method(
        self, function: Callable[P, StreamCall[T]]
    ) -> AsyncStreamMethod[P, T]:
        """A method whose response is a stream."""
        return AsyncStreamMethod(function, self)

    async def call(self, call: Call[T]) -> T:
        """Sends a call and gives its result."""
        settings = self.settings
        reply = await self.driver.run(exchange(settings, call))
        value: T = result(settings, call.operation, reply)
        return value

    async def respond(self, call: Call[T]) -> Response[T]:
        """Sends a call and gives all that came with the result."""
        settings = self.settings
        reply = await self.driver.run(exchange(settings, call))
        return response_of(reply, result(settings, call.operation, reply))

    async def open(self, call: Call[Any]) -> AsyncReply:
        """Sends a call and gives the reply before its body is read."""
        reply: Any = await self.driver.run(
            exchange(self.settings, call, keep_open=True)
        )
        opened: AsyncReply = reply
        return opened


class _Bound(Generic[P, T]):
    """A function of a resource that makes a call, and what sends it."""

    def __init__(self, function: Callable[P, T], core: AsyncCore) -> None:
        self._core = core
        self.__wrapped__ = function
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__

    def __repr__(self) -> str:
        return f"<method {self.__wrapped__.__qualname__}>"


class AsyncMethod(_Bound[P, Call[T]], Generic[P, T]):
    """A method with one response."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Coroutine[Any, Any, T]:
        """Sends the request and gives the value of the response."""
        return self._core.call(self.__wrapped__(*args, **kwargs))

    def raw(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> Coroutine[Any, Any, Response[T]]:
        """As a call, but gives the whole response."""
        return self._core.respond(self.__wrapped__(*args, **kwargs))

    def streaming(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> AbstractAsyncContextManager[AsyncStreamedResponse]:
        """As a call, but gives the body as it comes."""
        return _streaming(self._core, self.__wrapped__(*args, **kwargs))


class AsyncPagedMethod(_Bound[P, PagedCall[R, T]], Generic[P, R, T]):
    """A method whose responses are pages of a list."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> AsyncPages[R, T]:
        """The list, of which nothing is asked for yet."""
        return AsyncPages(self._core, self.__wrapped__(*args, **kwargs))

    def raw(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> Coroutine[Any, Any, Response[R]]:
        """The response that has the first page."""
        return self._core.respond(self.__wrapped__(*args, **kwargs))


class AsyncStreamMethod(_Bound[P, StreamCall[T]], Generic[P, T]):
    """A method whose response is a stream of values."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> AsyncStream[T]:
        """The stream, of which nothing is asked for yet."""
        return AsyncStream(self._core, self.__wrapped__(*args, **kwargs))

    def streaming(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> AbstractAsyncContextManager[AsyncStreamedResponse]:
        """The bytes of the stream, as they come."""
        return _streaming(self._core, self.__wrapped__(*args, **kwargs))


class AsyncPages(Generic[R, T]):
    """A list that comes in pages, each asked for when it is needed."""

    def __init__(self, core: AsyncCore, call: PagedCall[R, T]) -> None:
        self._core = core
        self._call = call
        self._first: Page[R, T] | None = None

    async def __aiter__(self) -> AsyncIterator[T]:
        """The items of all pages."""
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self) -> AsyncIterator[Page[R, T]]:
        """The pages."""
        page = await self.first_page
        yield page
        while page.next is not None:
            page = await self._ask(page.next)
            yield page

    @property
    def first_page(self) -> Awaitable[Page[R, T]]:
        """The first page, to be awaited; it is asked for once."""
        return self._first_page()

    async def _first_page(self) -> Page[R, T]:
        if self._first is None:
            self._first = await self._ask(self._call)
        return self._first

    async def _ask(self, call: PagedCall[R, T]) -> Page[R, T]:
        return call.paging.page(call, await self._core.respond(call))


class AsyncStreamedResponse:
    """A response whose body is read as it comes."""

    def __init__(self, reply: AsyncReply, settings: Settings) -> None:
        self._reply = reply
        self._settings = settings

    @property
    def status(self) -> int:
        """The status."""
        return self._reply.status

    @property
    def headers(self) -> Headers:
        """The headers."""
        return self._reply.headers

    @property
    def request(self) -> Request:
        """The request, without credentials."""
        return self._reply.request

    @property
    def request_id(self) -> str | None:
        """What the server calls this exchange."""
        return self._reply.request_id

    def __aiter__(self) -> AsyncIterator[bytes]:
        """The body in chunks, as they come."""
        return self._reply.chunks(self._settings.clock)

    async def read(self) -> bytes:
        """The whole body."""
        return b"".join([chunk async for chunk in self])

    async def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the body to a file, which is there when all of it has come."""
        with saving(path) as file:
            async for chunk in self:
                file.write(chunk)
        return Path(path)


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


@asynccontextmanager
async def _streaming(
    core: AsyncCore, call: Call[Any]
) -> AsyncGenerator[AsyncStreamedResponse, None]:
    reply = await core.open(call)
    try:
        yield AsyncStreamedResponse(reply, core.settings)
    finally:
        await reply.close()
