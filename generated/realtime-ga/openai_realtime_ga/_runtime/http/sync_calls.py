"""Methods of a `Client`. The asynchronous twin differs by `await`."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
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
    from .sync_driver import SyncDriver, SyncReply

P = ParamSpec("P")
T = TypeVar("T")


class SyncCore:
    """What the methods of a client work with: its settings, and its driver."""

    is_async = False

    def __init__(self, settings: Settings, driver: SyncDriver) -> None:
        self.settings = settings
        self.driver = driver

    def call(self, call: Call[T]) -> T:
        """Sends a call and gives its result."""
        settings = self.settings
        reply = self.driver.run(exchange(settings, call))
        value: T = result(settings, call.operation, reply)
        return value

    def respond(self, call: Call[T]) -> Response[T]:
        """Sends a call and gives all that came with the result."""
        settings = self.settings
        reply = self.driver.run(exchange(settings, call))
        value = result(settings, call.operation, reply)
        return response_of(reply, value, settings.reading(call.operation.name))

    def open(self, call: Call[Any]) -> SyncReply:
        """Sends a call and gives the reply before its body is read."""
        reply: Any = self.driver.run(exchange(self.settings, call, keep_open=True))
        opened: SyncReply = reply
        return opened


class Method(Bound[P, Call[T], SyncCore], Generic[P, T]):
    """A method with one response."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Sends the request and gives the value of the response."""
        return self._core.call(self.__wrapped__(*args, **kwargs))

    def raw(self, *args: P.args, **kwargs: P.kwargs) -> Response[T]:
        """As a call, but gives the whole response."""
        return self._core.respond(self.__wrapped__(*args, **kwargs))

    def streaming(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> AbstractContextManager[StreamedResponse]:
        """As a call, but gives the body as it comes."""
        return streaming(self._core, self.__wrapped__(*args, **kwargs))


class StreamedResponse:
    """A response whose body is read as it comes."""

    def __init__(self, reply: SyncReply, settings: Settings) -> None:
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

    def __iter__(self) -> Iterator[bytes]:
        """The body in chunks, as they come."""
        return self._reply.chunks(self._settings.clock)

    def read(self) -> bytes:
        """The whole body."""
        return b"".join(self)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the body to a file, which is there when all of it has come."""
        with saving(path) as file:
            for chunk in self:
                file.write(chunk)
        return Path(path)


@contextmanager
def streaming(
    core: SyncCore, call: Call[Any]
) -> Generator[StreamedResponse, None, None]:
    """The response to a call before its body is read, which is closed in the end."""
    reply = core.open(call)
    try:
        yield StreamedResponse(reply, core.settings)
    finally:
        reply.close()
