"""Lists in pages of an `AsyncClient`. The synchronous twin has no `await`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Coroutine
from typing import Any, Generic, ParamSpec, TypeVar

from .async_calls import AsyncCore
from .bound import Bound
from .messages import Response
from .pagination import Page, PagedCall

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


class AsyncPagedMethod(Bound[P, PagedCall[R, T], AsyncCore], Generic[P, R, T]):
    """A method whose responses are pages of a list."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> AsyncPages[R, T]:
        """The list, of which nothing is asked for yet."""
        return AsyncPages(self._core, self.__wrapped__(*args, **kwargs))

    def raw(
        self, *args: P.args, **kwargs: P.kwargs
    ) -> Coroutine[Any, Any, Response[R]]:
        """The response that has the first page."""
        return self._core.respond(self.__wrapped__(*args, **kwargs))


class AsyncPages(Generic[R, T]):
    """A list that comes in pages, each asked for when it is needed."""

    def __init__(self, core: AsyncCore, call: PagedCall[R, T]) -> None:
        self._core = core
        self._call = call
        self._first: Page[R, T] | None = None

    async def __aiter__(self) -> AsyncIterator[T]:
        """The items of all pages."""
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self) -> AsyncIterator[Page[R, T]]:
        """The pages."""
        page = await self.first_page
        yield page
        while page.next is not None:
            page = await self._ask(page.next)
            yield page

    @property
    def first_page(self) -> Awaitable[Page[R, T]]:
        """The first page, to be awaited; it is asked for once."""
        return self._first_page()

    async def _first_page(self) -> Page[R, T]:
        if self._first is None:
            self._first = await self._ask(self._call)
        return self._first

    async def _ask(self, call: PagedCall[R, T]) -> Page[R, T]:
        return call.paging.page(call, await self._core.respond(call))
