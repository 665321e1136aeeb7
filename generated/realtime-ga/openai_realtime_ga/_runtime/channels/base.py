"""What both kinds of connection have."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

from ..http.headers import Headers
from .call import ChannelCall
from .session import Session

S = TypeVar("S")
R = TypeVar("R")
E = TypeVar("E")
H = TypeVar("H", bound=Callable[..., Any])


class ConnectionBase(Generic[S, R]):
    """An open channel, apart from what waits."""

    def __init__(self, core: Any, call: ChannelCall[Any, Any], transport: Any) -> None:
        self._core = core
        self._call = call
        self._transport = transport
        self._clock = core.settings.clock
        self._session = Session(core.settings, call)

    @property
    def subprotocol(self) -> str | None:
        """The subprotocol that the server chose."""
        chosen: str | None = self._transport.subprotocol
        return chosen

    @property
    def headers(self) -> Headers:
        """The headers that the server opened the connection with."""
        headers: Headers = self._transport.headers
        return headers

    @overload
    def on(self, kind: type[E], /) -> Callable[[H], H]: ...
    @overload
    def on(self, kind: type[E], handler: Callable[[E], Any], /) -> None: ...
    def on(self, kind: Any, handler: Any = None, /) -> Any:
        """Has a function told of each event of a class; may stand as a decorator.

        Functions are called in turn while somebody receives. Those of an `AsyncClient`
        may be asynchronous.
        """
        return self._add(kind, handler, once=False)

    @overload
    def once(self, kind: type[E], /) -> Callable[[H], H]: ...
    @overload
    def once(self, kind: type[E], handler: Callable[[E], Any], /) -> None: ...
    def once(self, kind: Any, handler: Any = None, /) -> Any:
        """As `on`, for the next event alone."""
        return self._add(kind, handler, once=True)

    def off(self, handler: Callable[[Any], Any]) -> None:
        """Has a function told of nothing any more."""
        self._session.handlers.remove(handler)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._call.channel.name}>"

    def __del__(self) -> None:
        session = self.__dict__.get("_session")
        if session is not None and not session.closed:
            warnings.warn(f"{self!r} was not closed", ResourceWarning, source=self)

    def _add(self, kind: type[Any], handler: Any, *, once: bool) -> Any:
        def add(function: H) -> H:
            self._session.handlers.add(kind, function, once=once)
            return function

        if handler is None:
            return add
        add(handler)
        return None
