"""Methods of an `AsyncClient`. The synchronous twin has no `await`."""

from __future__ import annotations

import os
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Coroutine,
)
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

from .answers import result
from .bound import Bound
from .exchange import exchange
from .headers import Headers
from .messages import Request, Response, response_of
from .operations import Call
from .saving import saving
from .settings import Settings

if TYPE_CHECKING:
    from .async_driver import AsyncDriver, AsyncReply

P = ParamSpec("P")
T = TypeVar("T")


class AsyncCore:
    """What the methods of a client work with: its settings, and its driver."""

    is_async = True

    def __init__(self, settings: Settings, driver: AsyncDriver) -> None:
        self.settings = settings
        self.driver = driver

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
        value = result(settings, call.operation, reply)
        return response_of(reply, value, settings.reading(call.operation.name))

    async def open(self, call: Call[Any]) -> AsyncReply:
        """Sends a call and gives the reply before its body is read."""
        reply: Any = await self.driver.run(
            exchange(self.settings, call, keep_open=True)
        )
        opened: AsyncReply = reply
        return opened


class AsyncMethod(Bound[P, Call[T], AsyncCore], Generic[P, T]):
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
        return streaming(self._core, self.__wrapped__(*args, **kwargs))


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


@asynccontextmanager
async def streaming(
    core: AsyncCore, call: Call[Any]
) -> AsyncGenerator[AsyncStreamedResponse, None]:
    """The response to a call before its body is read, which is closed in the end."""
    reply = await core.open(call)
    try:
        yield AsyncStreamedResponse(reply, core.settings)
    finally:
        await reply.close()
