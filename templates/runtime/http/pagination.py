"""Lists in pages: where the items of a page are, and how to ask for the next."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, NamedTuple, TypeVar

from .errors import PaginationError, describe
from .messages import Response
from .operations import Call, Operation, RequestOptions
from .texts import is_absent, to_value
from .uri import resolve

R = TypeVar("R")
T = TypeVar("T")
V = TypeVar("V")

Read = Callable[[Response[R]], Any]
"""Finds something in a response; AttributeError means that it is not there."""


class PagedCall(Call[R], Generic[R, T]):
    """A call whose response is one page of many."""

    __slots__ = ("paging",)

    def __init__(
        self,
        operation: Operation,
        values: Mapping[str, Any] | None = None,
        *,
        paging: Paging[R, T],
        body: Any = None,
        content_type: str | None = None,
        options: RequestOptions | None = None,
        url: str | None = None,
        method: str | None = None,
    ) -> None:
        super().__init__(
            operation,
            values,
            body=body,
            content_type=content_type,
            options=options,
            url=url,
            method=method,
        )
        self.paging = paging


class Change(NamedTuple):
    """What is other about the call for the next page."""

    values: Mapping[str, Any] = {}
    """Arguments, by the names of the API."""

    url: str | None = None
    """What is called instead of the operation's own URL, with a method."""

    method: str = "GET"
    operation: Operation | None = None
    """The operation that gives it, if that is another one."""

    query: Mapping[str, Any] = {}
    """What the query has beside the parameters."""


class Page(Generic[R, T]):
    """One page of a list."""

    def __init__(
        self,
        items: Sequence[T],
        response: Response[R],
        next: PagedCall[R, T] | None,
    ) -> None:
        self.items = items
        self.response = response
        """The response that the page came in."""

        self.next = next
        """The call that asks for the next page."""

    def __repr__(self) -> str:
        return f"<Page of {len(self.items)} items>"

    @property
    def data(self) -> R:
        """The whole body of the response."""
        return self.response.data

    @property
    def has_next(self) -> bool:
        """Whether there is another page."""
        return self.next is not None

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Next(ABC, Generic[R]):
    """How the next page is asked for."""

    @abstractmethod
    def change(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> Change | None:
        """What is other for the next page, or None at the end."""


class Paging(Generic[R, T]):
    """What the description says of a list."""

    def __init__(
        self,
        items: Callable[[Response[R]], Sequence[T] | None],
        next: Next[R],
        *,
        in_body: bool = False,
    ) -> None:
        """`items` says where the items are in a response.

        `in_body` says that what changes is a property of the request's body.
        """
        self.items = items
        self.next = next
        self.in_body = in_body

    def page(self, call: PagedCall[R, T], response: Response[R]) -> Page[R, T]:
        """The page that a response is; raises `PaginationError` for one that repeats."""
        items = read_at(self.items, response)
        found: Sequence[T] = [] if items is None or is_absent(items) else items
        change = self.next.change(call, response, len(found))
        following = None if change is None else self._after(call, response, change)
        return Page(found, response, following)

    def _after(
        self, call: PagedCall[R, T], response: Response[R], change: Change
    ) -> PagedCall[R, T]:
        """The call for the next page."""
        operation = change.operation or call.operation
        values, body, url, method = dict(call.values), call.body, None, None
        if change.url is not None:
            url, method = resolve(response.request.url, change.url), change.method
            body = None if method in ("GET", "HEAD") else body
            repeats = (url, method) == (response.request.url, call.method)
        elif self.in_body:
            known: dict[str, Any] = {} if body is None else to_value(body)
            body = {**known, **change.values}
            repeats = body == known
        else:
            values.update(change.values)
            repeats = values == call.values and operation is call.operation
            body = body if operation.body else None
        if repeats:
            place = describe(response.request)
            raise PaginationError(f"{place} names itself as the page after it")
        return PagedCall(
            operation,
            values,
            paging=self,
            body=body,
            content_type=call.content_type if body is not None else None,
            options=replace(
                call.options,
                idempotency_key=None,
                query={**(call.options.query or {}), **change.query},
            ),
            url=url,
            method=method,
        )

    def argument(self, call: PagedCall[R, Any], key: str) -> Any:
        """An argument of a call, wherever it stands."""
        if self.in_body:
            return None if call.body is None else to_value(call.body).get(key)
        return call.values.get(key)


def read_at(read: Callable[[Response[R]], V], response: Response[R]) -> V | None:
    """What is at a place of a response, or None if the place is not there."""
    try:
        return read(response)
    except AttributeError:
        return None
