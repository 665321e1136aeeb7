"""Carries out plans with httpx2's Client. The asynchronous twin differs by `await`."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import httpx2

from .clock import Clock
from .errors import Error
from .messages import Reply, Request
from .settings import Settings
from .steps import Ask, Close, Locked, Plan, Read, Send, Sleep, Step
from .transport import FAILURES, failure, from_httpx, overdue, to_httpx, user_agent

T = TypeVar("T")
Handler = Callable[[Request], Reply]
Middleware = Callable[[Request, Handler], Reply]
"""Stands around each attempt: gets the request and what sends it, gives the reply."""


class SyncReply(Reply):
    """A reply that is read from httpx2."""

    def __init__(self, response: httpx2.Response, request: Request) -> None:
        self.response = response
        self.request = request
        self.status = response.status_code
        self.headers = from_httpx(response.headers)

    def chunks(self, clock: Clock, until: float | None = None) -> Iterator[bytes]:
        """The body as it comes; raises `TransportError`."""
        try:
            for chunk in self.response.iter_bytes():
                if until is not None and clock.monotonic() >= until:
                    raise overdue(self.request)
                yield chunk
        except FAILURES as error:
            raise failure(error, self.request) from error
        finally:
            self.close()

    def read(self, clock: Clock, until: float | None) -> bytes:
        """The whole body; raises `TransportError`."""
        if until is not None:
            return b"".join(self.chunks(clock, until))
        try:
            return self.response.read()
        except FAILURES as error:
            raise failure(error, self.request) from error
        finally:
            self.close()

    def close(self) -> None:
        """Gives the connection back, or ends it."""
        self.response.close()


class SyncDriver:
    """Does what plans ask for, on one pool of connections."""

    def __init__(
        self,
        settings: Settings,
        client: httpx2.Client | None,
        middleware: Sequence[Middleware],
    ) -> None:
        self._given = client
        self._client = client
        self._clock = settings.clock
        self._agent = user_agent(settings.api.name, settings.api.version)
        self._locks: dict[int, threading.Lock] = {}
        self._closed = False
        self._opening = threading.Lock()
        self._handler: Handler = self._send
        for one in reversed(middleware):
            self._handler = _around(one, self._handler)

    def run(self, plan: Plan[T]) -> T:
        """Carries out a plan."""
        result: Any = None
        try:
            step = next(plan)
            while True:
                try:
                    result = self._do(step)
                except Error as error:  # all that plans know what to do about
                    step = plan.throw(error)
                else:
                    step = plan.send(result)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]

    def _do(self, step: Step) -> Any:
        if isinstance(step, Send):
            return self._handler(step.request)
        if isinstance(step, Read):
            return self._read(step.reply, step.until)
        if isinstance(step, Close):
            return _own(step.reply).close()
        if isinstance(step, Sleep):
            return self._clock.sleep(step.seconds)
        if isinstance(step, Ask):
            return step.function()
        return self._locked(step)

    def _locked(self, step: Locked) -> Any:
        lock = self._locks.setdefault(id(step.owner), threading.Lock())
        if not lock.acquire(blocking=step.wait):
            return None
        try:
            return self.run(step.plan)
        finally:
            lock.release()

    def _read(self, reply: Reply, until: float | None) -> None:
        own = _own(reply)
        if own.content is None:
            own.content = own.read(self._clock, until)

    def _send(self, request: Request) -> Reply:
        client = self._client or self._open()
        sent = to_httpx(request, client, self._agent)
        try:
            response = client.send(sent, stream=True, follow_redirects=False)
        except FAILURES as error:
            raise failure(error, request) from error
        return SyncReply(response, request)

    def _open(self) -> httpx2.Client:
        with self._opening:
            if self._closed:
                raise RuntimeError("The client has been closed")
            if self._client is None:
                self._client = httpx2.Client()
            return self._client

    def close(self) -> None:
        """Closes the pool, unless it is the caller's own."""
        self._closed = True
        if self._client is not None and self._given is None:
            self._client.close()
            self._client = None

    def __del__(self) -> None:
        if self._given is None and self._client is not None:
            warnings.warn(
                f"{self._agent.decode()}: a client was not closed",
                ResourceWarning,
                stacklevel=2,
            )
            self._client.close()


def _own(reply: Reply) -> SyncReply:
    if not isinstance(reply, SyncReply):
        raise TypeError(f"{reply!r} is no reply of this client")
    return reply


def _around(middleware: Middleware, handler: Handler) -> Handler:
    return lambda request: middleware(request, handler)
