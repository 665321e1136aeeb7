"""Methods of resources whose response is a stream of values."""

from __future__ import annotations

from collections.abc import Callable
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

from .async_streams import AsyncStreamMethod
from .resource import Async, Decorated, Resource, Sync
from .streams import StreamCall
from .sync_streams import StreamMethod

P = ParamSpec("P")
T = TypeVar("T")


class streamed(Decorated, Generic[P, T]):
    """A method whose response is a stream of values."""

    sync, asynchronous = StreamMethod, AsyncStreamMethod

    if TYPE_CHECKING:

        def __init__(
            self, function: Callable[Concatenate[Any, P], StreamCall[T]]
        ) -> None: ...

        @overload
        def __get__(self, instance: None, owner: type[Any]) -> Self: ...
        @overload
        def __get__(
            self, instance: Resource[Sync], owner: type[Any]
        ) -> StreamMethod[P, T]: ...
        @overload
        def __get__(
            self, instance: Resource[Async], owner: type[Any]
        ) -> AsyncStreamMethod[P, T]: ...
        def __get__(self, instance: Any, owner: type[Any]) -> Any: ...


class deprecated_streamed(streamed[P, T]):
    """A method whose response is a stream, that should not be used any more."""

    is_deprecated = True

    if TYPE_CHECKING:

        @overload
        def __get__(self, instance: None, owner: type[Any]) -> Self: ...
        @overload
        @deprecated("The API says that this operation is deprecated.")
        def __get__(
            self, instance: Resource[Sync], owner: type[Any]
        ) -> StreamMethod[P, T]: ...
        @overload
        @deprecated("The API says that this operation is deprecated.")
        def __get__(
            self, instance: Resource[Async], owner: type[Any]
        ) -> AsyncStreamMethod[P, T]: ...
        def __get__(self, instance: Any, owner: type[Any]) -> Any: ...
