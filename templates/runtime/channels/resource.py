"""What generated code makes channels and the events on them of."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Self,
    TypeVar,
    cast,
    overload,
)

from typing_extensions import deprecated

from ..http.resource import Async, Mode, Resource, Sync, warning

if TYPE_CHECKING:
    from .async_connection import AsyncChannelMethod, AsyncConnection
    from .call import ChannelCall
    from .sync_connection import ChannelMethod, Connection

P = ParamSpec("P")
S = TypeVar("S", bound="Connection[Any, Any]")
A = TypeVar("A", bound="AsyncConnection[Any, Any]")


class channel(Generic[P, S, A]):
    """A method of a resource that opens a connection."""

    is_deprecated = False

    def __init__(
        self, function: Callable[Concatenate[Any, P], ChannelCall[S, A]]
    ) -> None:
        self.function = function
        self.__doc__ = function.__doc__
        self.__name__ = function.__name__

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> Self: ...
    @overload
    def __get__(
        self, instance: Resource[Sync], owner: type[Any]
    ) -> ChannelMethod[P, S]: ...
    @overload
    def __get__(
        self, instance: Resource[Async], owner: type[Any]
    ) -> AsyncChannelMethod[P, A]: ...
    def __get__(self, instance: Any, owner: type[Any]) -> Any:
        if instance is None:
            return self
        function = self.function.__get__(instance)
        if self.is_deprecated:
            function = warning(function)
        core = cast("Any", vars(instance)["_core"])
        if core.is_async:
            from .async_connection import AsyncChannelMethod as Bound
        else:
            from .sync_connection import ChannelMethod as Bound  # type: ignore[assignment]  # its twin
        return Bound(function, core)


class deprecated_channel(channel[P, S, A]):
    """A method that opens a connection and should not be used any more."""

    is_deprecated = True

    if TYPE_CHECKING:

        @overload
        def __get__(self, instance: None, owner: type[Any]) -> Self: ...
        @overload
        @deprecated("The API says that this channel is deprecated.")
        def __get__(
            self, instance: Resource[Sync], owner: type[Any]
        ) -> ChannelMethod[P, S]: ...
        @overload
        @deprecated("The API says that this channel is deprecated.")
        def __get__(
            self, instance: Resource[Async], owner: type[Any]
        ) -> AsyncChannelMethod[P, A]: ...
        def __get__(self, instance: Any, owner: type[Any]) -> Any: ...


class Events(Generic[Mode]):
    """Events whose tags begin alike, as methods that send them."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection


class sends(Generic[P]):
    """A method that sends an event: it takes what the event's class takes."""

    def __init__(self, event: Callable[[], Callable[P, Any]]) -> None:
        self._event = event
        self._name = ""

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> Self: ...
    @overload
    def __get__(
        self, instance: Connection[Any, Any] | Events[Sync], owner: type[Any]
    ) -> Callable[P, None]: ...
    @overload
    def __get__(
        self, instance: AsyncConnection[Any, Any] | Events[Async], owner: type[Any]
    ) -> Callable[P, Coroutine[Any, Any, None]]: ...
    def __get__(self, instance: Any, owner: type[Any]) -> Any:
        if instance is None:
            return self
        event = self._event()
        connection = getattr(instance, "_connection", instance)

        @wraps(event, updated=())
        def send(*args: P.args, **kwargs: P.kwargs) -> Any:
            return connection.send(event(*args, **kwargs))

        send.__name__ = self._name
        instance.__dict__[self._name] = send  # found without this from now on
        return send
