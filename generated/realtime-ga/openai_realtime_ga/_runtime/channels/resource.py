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
    overload,
)

from typing_extensions import deprecated

from ..http.resource import Async, Decorated, Mode, Resource, Sync

if TYPE_CHECKING:
    from .async_connection import AsyncChannelMethod, AsyncConnection
    from .call import ChannelCall
    from .sync_connection import ChannelMethod, Connection

P = ParamSpec("P")
S = TypeVar("S", bound="Connection[Any, Any]")
A = TypeVar("A", bound="AsyncConnection[Any, Any]")


class channel(Decorated, Generic[P, S, A]):
    """A method of a resource that opens a connection."""

    def kind(self, core: Any) -> Callable[..., Any]:
        """The class of the method, imported where there is somebody to open one."""
        if core.is_async:
            from .async_connection import AsyncChannelMethod

            return AsyncChannelMethod
        from .sync_connection import ChannelMethod

        return ChannelMethod

    if TYPE_CHECKING:

        def __init__(
            self, function: Callable[Concatenate[Any, P], ChannelCall[S, A]]
        ) -> None: ...

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
        def __get__(self, instance: Any, owner: type[Any]) -> Any: ...


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
