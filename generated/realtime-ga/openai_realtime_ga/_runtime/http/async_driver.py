"""Carries out plans with httpx2's AsyncClient. The synchronous twin has no `await`."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from typing import Any, TypeVar

import anyio
import httpx2

from .clock import Clock
from .errors import Error
from .messages import Reply, Request
from .settings import Settings
from .steps import Ask, Close, Locked, Plan, Read, Send, Sleep, Step
from .transport import FAILURES, failure, from_httpx, overdue, to_httpx, user_agent

T = TypeVar("T")
AsyncHandler = Callable[[Request], Awaitable[Reply]]
AsyncMiddleware = Callable[[Request, AsyncHandler], Awaitable[Reply]]
"""Stands around each attempt: gets the request and what sends it, gives the reply."""


class AsyncReply(Reply):
    """A reply that is read from httpx2."""

    def __init__(self, response: httpx2.Response, request: Request) -> None:
        self.response = response
        self.request = request
        self.status = response.status_code
        self.headers = from_httpx(response.headers)

    async def chunks(
        self, clock: Clock, until: float | None = None
    ) -> AsyncGenerator[bytes, None]:
        """The body as it comes; raises `TransportError`."""
        try:
            async with aclosing(self.response.aiter_bytes()) as chunks:
                async for chunk in chunks:
                    if until is not None and clock.monotonic() >= until:
                        raise overdue(self.request)
                    yield chunk
        except FAILURES as error:
            raise failure(error, self.request) from error
        finally:
            await self.close()

    async def read(self, clock: Clock, until: float | None) -> bytes:
        """The whole body; raises `TransportError`."""
        if until is not None:
            return b"".join([chunk async for chunk in self.chunks(clock, until)])
        try:
            return await self.response.aread()
        except FAILURES as error:
            raise failure(error, self.request) from error
        finally:
            await self.close()

    async def close(self) -> None:
        """Gives the connection back, or ends it."""
        await self.response.aclose()


class AsyncDriver:
    """Does what plans ask for, on one pool of connections."""

    def __init__(
        self,
        settings: Settings,
        client: httpx2.AsyncClient | None,
        middleware: Sequence[AsyncMiddleware],
    ) -> None:
        self._given = client
        self._client = client
        self._clock = settings.clock
        self._agent = user_agent(settings.api.name, settings.api.version)
        self._locks: dict[int, anyio.Lock] = {}
        self._closed = False
        self._handler: AsyncHandler = self._send
        for one in reversed(middleware):
            self._handler = _around(one, self._handler)

    async def run(self, plan: Plan[T]) -> T:
        """Carries out a plan."""
        result: Any = None
        try:
            step = next(plan)
            while True:
                try:
                    result = await self._do(step)
                except Error as error:  # all that plans know what to do about
                    step = plan.throw(error)
                else:
                    step = plan.send(result)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]

    async def _do(self, step: Step) -> Any:
        if isinstance(step, Send):
            return await self._handler(step.request)
        if isinstance(step, Read):
            return await self._read(step.reply, step.until)
        if isinstance(step, Close):
            return await _own(step.reply).close()
        if isinstance(step, Sleep):
            return await self._clock.sleep_async(step.seconds)
        if isinstance(step, Ask):
            result = step.function()
            return await result if inspect.isawaitable(result) else result
        return await self._locked(step)

    async def _locked(self, step: Locked) -> Any:
        lock = self._locks.setdefault(id(step.owner), anyio.Lock())
        if not step.wait and lock.locked():
            return None
        async with lock:
            return await self.run(step.plan)

    async def _read(self, reply: Reply, until: float | None) -> None:
        own = _own(reply)
        if own.content is None:
            own.content = await own.read(self._clock, until)

    async def _send(self, request: Request) -> Reply:
        client = self._client or self._open()
        sent = to_httpx(request, client, self._agent)
        try:
            response = await client.send(sent, stream=True, follow_redirects=False)
        except FAILURES as error:
            raise failure(error, request) from error
        return AsyncReply(response, request)

    def _open(self) -> httpx2.AsyncClient:
        if self._closed:
            raise RuntimeError("The client has been closed")
        if self._client is None:
            self._client = httpx2.AsyncClient()
        return self._client

    async def close(self) -> None:
        """Closes the pool, unless it is the caller's own."""
        self._closed = True
        if self._client is not None and self._given is None:
            await self._client.aclose()
            self._client = None

    def __del__(self) -> None:
        if self._given is None and self._client is not None:
            warnings.warn(
                f"{self._agent.decode()}: a client was not closed",
                ResourceWarning,
                stacklevel=2,
            )


def _own(reply: Reply) -> AsyncReply:
    if not isinstance(reply, AsyncReply):
        raise TypeError(f"{reply!r} is no reply of this client")
    return reply


def _around(middleware: AsyncMiddleware, handler: AsyncHandler) -> AsyncHandler:
    return lambda request: middleware(request, handler)
