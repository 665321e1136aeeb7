"""Methods of resources whose responses are pages of a list."""

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

from .async_pages import AsyncPagedMethod
from .pagination import PagedCall
from .resource import Async, Decorated, Resource, Sync
from .sync_pages import PagedMethod

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


class paged(Decorated, Generic[P, R, T]):
    """A method whose responses are pages of a list."""

    sync, asynchronous = PagedMethod, AsyncPagedMethod

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


class deprecated_paged(paged[P, R, T]):
    """A method whose responses are pages, that should not be used any more."""

    is_deprecated = True

    if TYPE_CHECKING:

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
