"""Lists in pages of a `Client`. The asynchronous twin differs by `await`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, ParamSpec, TypeVar

from .bound import Bound
from .messages import Response
from .pagination import Page, PagedCall
from .sync_calls import SyncCore

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


class PagedMethod(Bound[P, PagedCall[R, T], SyncCore], Generic[P, R, T]):
    """A method whose responses are pages of a list."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Pages[R, T]:
        """The list, of which nothing is asked for yet."""
        return Pages(self._core, self.__wrapped__(*args, **kwargs))

    def raw(self, *args: P.args, **kwargs: P.kwargs) -> Response[R]:
        """The response that has the first page."""
        return self._core.respond(self.__wrapped__(*args, **kwargs))


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
