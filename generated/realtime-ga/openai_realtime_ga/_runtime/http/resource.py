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
    ClassVar,
    Concatenate,
    Generic,
    ParamSpec,
    Self,
    TypeVar,
    overload,
)

from typing_extensions import deprecated

from .async_calls import AsyncMethod
from .operations import Call
from .sync_calls import Method

P = ParamSpec("P")
T = TypeVar("T")
Mode = TypeVar("Mode")


class Sync:
    """Marks what a `Client` has."""


class Async:
    """Marks what an `AsyncClient` has."""


class Resource(Generic[Mode]):
    """A part of the API. Its methods are in the client that it belongs to."""

    def __init__(self, core: Any) -> None:
        self._core = core


class Decorated:
    """A function that makes a call, bound to a resource when it is asked for."""

    sync: ClassVar[Callable[..., Any]]
    """The class of the method in a `Client`."""

    asynchronous: ClassVar[Callable[..., Any]]
    """The class of the method in an `AsyncClient`."""

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
        core = vars(instance)["_core"]
        method = self.kind(core)(function, core)
        instance.__dict__[self.__name__] = method  # found without this from now on
        return method

    def kind(self, core: Any) -> Callable[..., Any]:
        """The class of the method in the client that a core is of."""
        return type(self).asynchronous if core.is_async else type(self).sync


class operation(Decorated, Generic[P, T]):
    """A method with one response."""

    sync, asynchronous = Method, AsyncMethod

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


class deprecated_operation(operation[P, T]):
    """A method with one response that should not be used any more."""

    is_deprecated = True

    if TYPE_CHECKING:

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


def _warning(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function that warns when it is called, at the line that calls the method."""
    from functools import wraps

    @wraps(function)
    def warn(*args: Any, **keywords: Any) -> Any:
        name = function.__name__
        warnings.warn(f"{name} is deprecated", DeprecationWarning, stacklevel=3)
        return function(*args, **keywords)

    return warn
