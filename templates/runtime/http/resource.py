"""Resources: classes whose methods call operations, now or asynchronously.

A method of a resource only says what to send. What it is decorated with makes it a
method that sends: `Method` in a `Client`, `AsyncMethod` in an `AsyncClient`.
"""

from __future__ import annotations

import warnings
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

from .operations import Call, PagedCall, StreamCall

if TYPE_CHECKING:
    from .async_calls import AsyncMethod, AsyncPagedMethod, AsyncStreamMethod
    from .sync_calls import Method, PagedMethod, StreamMethod

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")
Mode = TypeVar("Mode")


class Sync:
    """Marks what a `Client` has."""


class Async:
    """Marks what an `AsyncClient` has."""


class Resource(Generic[Mode]):
    """A part of the API. Its methods are in the client that it belongs to."""

    def __init__(self, core: Any) -> None:
        self._core = core


class _Decorated:
    """A function that makes a call, bound to a resource when it is asked for."""

    kind = "method"
    is_deprecated = False

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.__doc__ = function.__doc__
        self.__name__ = function.__name__

    def __get__(self, instance: Resource[Any] | None, owner: type[Any]) -> Any:
        if instance is None:
            return self
        function = self.function.__get__(instance)
        if self.is_deprecated:
            function = _warning(function)
        method = getattr(vars(instance)["_core"], self.kind)(function)
        instance.__dict__[self.__name__] = method  # found without this from now on
        return method


class operation(_Decorated, Generic[P, T]):
    """A method with one response."""

    if TYPE_CHECKING:

        def __init__(
            self, function: Callable[Concatenate[Any, P], Call[T]]
        ) -> None: ...

        @overload
        def __get__(self, instance: None, owner: type[Any]) -> Self: ...
        @overload
        def __get__(
            self, instance: Resource[Sync], owner: type[Any]
        ) -> Method[P, T]: ...
        @overload
        def __get__(
            self, instance: Resource[Async], owner: type[Any]
        ) -> AsyncMethod[P, T]: ...
        def __get__(self, instance: Any, owner: type[Any]) -> Any: ...


class deprecated_operation(_Decorated, Generic[P, T]):
    """A method with one response that should not be used any more."""

    is_deprecated = True

    if TYPE_CHECKING:

        def __init__(
            self, function: Callable[Concatenate[Any, P], Call[T]]
        ) -> None: ...

        @overload
        def __get__(self, instance: None, owner: type[Any]) -> Self: ...
        @overload
        @deprecated("The API says that this operation is deprecated.")
        def __get__(
            self, instance: Resource[Sync], owner: type[Any]
        ) -> Method[P, T]: ...
        @overload
        @deprecated("The API says that this operation is deprecated.")
        def __get__(
            self, instance: Resource[Async], owner: type[Any]
        ) -> AsyncMethod[P, T]: ...
        def __get__(self, instance: Any, owner: type[Any]) -> Any: ...


class paged(_Decorated, Generic[P, R, T]):
    """A method whose responses are pages of a list."""

    kind = "paged_method"

    if TYPE_CHECKING:

        def __init__(
            self, function: Callable[Concatenate[Any, P], PagedCall[R, T]]
        ) -> None: ...

        @overload
        def __get__(self, instance: None, owner: type[Any]) -> Self: ...
        @overload
        def __get__(
            self, instance: Resource[Sync], owner: type[Any]
        ) -> PagedMethod[P, R, T]: ...
        @overload
        def __get__(
            self, instance: Resource[Async], owner: type[Any]
        ) -> AsyncPagedMethod[P, R, T]: ...
        def __get__(self, instance: Any, owner: type[Any]) -> Any: ...


class deprecated_paged(_Decorated, Generic[P, R, T]):
    """A method whose responses are pages, that should not be used any more."""

    kind = "paged_method"
    is_deprecated = True

    if TYPE_CHECKING:

        def __init__(
            self, function: Callable[Concatenate[Any, P], PagedCall[R, T]]
        ) -> None: ...

        @overload
        def __get__(self, instance: None, owner: type[Any]) -> Self: ...
        @overload
        @deprecated("The API says that this operation is deprecated.")
        def __get__(
            self, instance: Resource[Sync], owner: type[Any]
        ) -> PagedMethod[P, R, T]: ...
        @overload
        @deprecated("The API says that this operation is deprecated.")
        def __get__(
            self, instance: Resource[Async], owner: type[Any]
        ) -> AsyncPagedMethod[P, R, T]: ...
        def __get__(self, instance: Any, owner: type[Any]) -> Any: ...


class streamed(_Decorated, Generic[P, T]):
    """A method whose response is a stream of values."""

    kind = "stream_method"

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


class deprecated_streamed(_Decorated, Generic[P, T]):
    """A method whose response is a stream, that should not be used any more."""

    kind = "stream_method"
    is_deprecated = True

    if TYPE_CHECKING:

        def __init__(
            self, function: Callable[Concatenate[Any, P], StreamCall[T]]
        ) -> None: ...

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


def _warning(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that warns when it is called, at the line that calls the method."""
    from functools import wraps

    @wraps(function)
    def warn(*args: Any, **keywords: Any) -> Any:
        name = function.__name__
        warnings.warn(f"{name} is deprecated", DeprecationWarning, stacklevel=3)
        return function(*args, **keywords)

    return warn
