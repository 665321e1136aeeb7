"""Methods, pages and streams of a `Client`. The asynchronous twin differs by `await`."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
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
    from .sync_driver import SyncDriver, SyncReply

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


class SyncCore:
    """What the methods of a client work with: its settings, and its driver."""

    is_async = False

    def __init__(self, settings: Settings, driver: SyncDriver) -> None:
        self.settings = settings
        self.driver = driver

    def method(self, function: Callable[P, Call[T]]) -> Method[P, T]:
        """A method with one response."""
        return Method(function, self)

    def paged_method(
        self, function: Callable[P, PagedCall[R, T]]
    ) -> PagedMethod[P, R, T]:
        """A method whose responses are pages."""
        return PagedMethod(function, self)

    def stream_method(self, function: Callable[P, StreamCall[T]]) -> StreamMethod[P, T]:
        """A method whose response is a stream."""
        return StreamMethod(function, self)

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
        return response_of(reply, result(settings, call.operation, reply))

    def open(self, call: Call[Any]) -> SyncReply:
        """Sends a call and gives the reply before its body is read."""
        reply: Any = self.driver.run(exchange(self.settings, call, keep_open=True))
        opened: SyncReply = reply
        return opened


class _Bound(Generic[P, T]):
    """A function of a resource that makes a call, and what sends it."""

    def __init__(self, function: Callable[P, T], core: SyncCore) -> None:
        self._core = core
        self.__wrapped__ = function
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__

    def __repr__(self) -> str:
        return f"<method {self.__wrapped__.__qualname__}>"


class Method(_Bound[P, Call[T]], Generic[P, T]):
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
        return _streaming(self._core, self.__wrapped__(*args, **kwargs))


class PagedMethod(_Bound[P, PagedCall[R, T]], Generic[P, R, T]):
    """A method whose responses are pages of a list."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Pages[R, T]:
        """The list, of which nothing is asked for yet."""
        return Pages(self._core, self.__wrapped__(*args, **kwargs))

    def raw(self, *args: P.args, **kwargs: P.kwargs) -> Response[R]:
        """The response that has the first page."""
        return self._core.respond(self.__wrapped__(*args, **kwargs))


class StreamMethod(_Bound[P, StreamCall[T]], Generic[P, T]):
    """A method whose response is a stream of values."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Stream[T]:
        """The stream, of which nothing is asked for yet."""
        return Stream(self._core, self.__wrapped__(*args, **kwargs))

    def streaming(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> AbstractContextManager[StreamedResponse]:
        """The bytes of the stream, as they come."""
        return _streaming(self._core, self.__wrapped__(*args, **kwargs))


class Pages(Generic[R, T]):
    """A list that comes in pages, each asked for when it is needed."""

    def __init__(self, core: SyncCore, call: PagedCall[R, T]) -> None:
        self._core = core
        self._call = call
        self._first: Page[R, T] | None = None

    def __iter__(self) -> Iterator[T]:
        """The items of all pages."""
        for page in self.pages():
            yield from page.items

    def pages(self) -> Iterator[Page[R, T]]:
        """The pages."""
        page = self.first_page
        yield page
        while page.next is not None:
            page = self._ask(page.next)
            yield page

    @property
    def first_page(self) -> Page[R, T]:
        """The first page, which is asked for once."""
        if self._first is None:
            self._first = self._ask(self._call)
        return self._first

    def _ask(self, call: PagedCall[R, T]) -> Page[R, T]:
        return call.paging.page(call, self._core.respond(call))


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


class Stream(Generic[T]):
    """A stream of values. The request is sent when the first one is asked for.

    The connection is closed when the loop over it is left, however that happens.
    """

    def __init__(self, core: SyncCore, call: StreamCall[T]) -> None:
        self._core = core
        self._call = call
        self._reply: SyncReply | None = None
        self._used = False

    def __enter__(self) -> Self:
        self._open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[T]:
        if self._used:
            raise RuntimeError("A stream can be read once")
        self._used = True
        return self._values()

    @property
    def response(self) -> StreamedResponse:
        """The response that the values come in."""
        return StreamedResponse(self._open(), self._core.settings)

    def close(self) -> None:
        """Ends the connection, if there is one."""
        if self._reply is not None:
            self._reply.close()

    def _open(self) -> SyncReply:
        if self._reply is None:
            self._reply = self._core.open(self._call)
        return self._reply

    def _values(self) -> Iterator[T]:
        call, clock = self._call, self._core.settings.clock
        reader = StreamReader(self._core.settings, call)
        try:
            while (reply := self._open()).status != 204:
                failure: TransportError | None = None
                try:
                    for chunk in reply.chunks(clock):
                        yield from reader.feed(reply, chunk)
                        if reader.ended:
                            return
                    yield from reader.end(reply)
                except TransportError as error:
                    failure = error
                if (delay := reader.pause(failure)) is None:
                    return
                clock.sleep(delay)
                self._reply = None
                self._call = reader.again(call)
        finally:
            self.close()


@contextmanager
def _streaming(
    core: SyncCore, call: Call[Any]
) -> Generator[StreamedResponse, None, None]:
    reply = core.open(call)
    try:
        yield StreamedResponse(reply, core.settings)
    finally:
        reply.close()
