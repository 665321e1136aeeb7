"""Streams of a `Client`. The asynchronous twin differs by `await`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Generic, ParamSpec, Self, TypeVar

from .bound import Bound
from .errors import TransportError
from .streams import StreamCall, StreamReader
from .sync_calls import StreamedResponse, SyncCore, streaming

if TYPE_CHECKING:
    from .sync_driver import SyncReply

P = ParamSpec("P")
T = TypeVar("T")


class StreamMethod(Bound[P, StreamCall[T], SyncCore], Generic[P, T]):
    """A method whose response is a stream of values."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Stream[T]:
        """The stream, of which nothing is asked for yet."""
        return Stream(self._core, self.__wrapped__(*args, **kwargs))

    def streaming(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> AbstractContextManager[StreamedResponse]:
        """The bytes of the stream, as they come."""
        return streaming(self._core, self.__wrapped__(*args, **kwargs))


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
