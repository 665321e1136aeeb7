"""Lists in pages: where the items of a page are, and how to ask for the next."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Generic, TypeVar

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
    ) -> None:
        super().__init__(
            operation,
            values,
            body=body,
            content_type=content_type,
            options=options,
            url=url,
        )
        self.paging = paging


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
    def changes(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> dict[str, Any] | str | None:
        """The arguments that are other for the next page, its URL, or None at the end."""


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
        items = _read(self.items, response)
        found: Sequence[T] = [] if items is None or is_absent(items) else items
        changes = self.next.changes(call, response, len(found))
        return Page(found, response, self._following(call, response, changes))

    def _following(
        self,
        call: PagedCall[R, T],
        response: Response[R],
        changes: dict[str, Any] | str | None,
    ) -> PagedCall[R, T] | None:
        if changes is None:
            return None
        values, body, url = dict(call.values), call.body, None
        if isinstance(changes, str):
            url, body = resolve(response.request.url, changes), None
            repeats = url == response.request.url
        elif self.in_body:
            known: dict[str, Any] = {} if body is None else to_value(body)
            body = {**known, **changes}
            repeats = body == known
        else:
            values.update(changes)
            repeats = values == call.values
        if repeats:
            place = describe(response.request)
            raise PaginationError(f"{place} names itself as the page after it")
        return PagedCall(
            call.operation,
            values,
            paging=self,
            body=body,
            content_type=call.content_type if body is not None else None,
            options=replace(call.options, idempotency_key=None),
            url=url,
        )

    def argument(self, call: PagedCall[R, Any], key: str) -> Any:
        """An argument of a call, wherever it stands."""
        if self.in_body:
            return None if call.body is None else to_value(call.body).get(key)
        return call.values.get(key)


class Cursor(Next[R]):
    """The response has a token, with which the next page is asked for."""

    def __init__(self, key: str, read: Read[R], more: Read[R] | None = None) -> None:
        """`more` says if there is another page, where the token alone does not."""
        self.key = key
        self.read = read
        self.more = more

    def changes(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> dict[str, Any] | str | None:
        """The token, or None where there is none."""
        token = _read(self.read, response)
        if is_absent(token) or token == "" or not _more(self.more, response):
            return None
        return {self.key: token}


class Offset(Next[R]):
    """The next page begins after as many items as there were."""

    def __init__(
        self,
        key: str,
        *,
        limit: str | None = None,
        total: Read[R] | None = None,
        more: Read[R] | None = None,
    ) -> None:
        """`limit` is the parameter for the items of a page; fewer mean the end.

        `total` is the number of all items.
        """
        self.key = key
        self.limit = limit
        self.total = total
        self.more = more

    def changes(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> dict[str, Any] | str | None:
        """The offset of the next page."""
        reached = (call.paging.argument(call, self.key) or 0) + count
        if _is_last(self, call, response, count):
            return None
        total = None if self.total is None else _read(self.total, response)
        return None if total is not None and reached >= total else {self.key: reached}


class PageNumber(Next[R]):
    """Pages are numbered."""

    def __init__(
        self,
        key: str,
        *,
        first: int = 1,
        limit: str | None = None,
        total: Read[R] | None = None,
        more: Read[R] | None = None,
    ) -> None:
        """`limit` is the parameter for the items of a page; fewer mean the end.

        `total` is the number of all pages.
        """
        self.key = key
        self.first = first
        self.limit = limit
        self.total = total
        self.more = more

    def changes(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> dict[str, Any] | str | None:
        """The number of the next page."""
        given = call.paging.argument(call, self.key)
        number = self.first if given is None else given
        if _is_last(self, call, response, count):
            return None
        pages = None if self.total is None else _read(self.total, response)
        if pages is not None and number - self.first + 1 >= pages:
            return None
        return {self.key: number + 1}


class NextUrl(Next[R]):
    """The response has the URL of the next page."""

    def __init__(self, read: Read[R]) -> None:
        self.read = read

    def changes(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> dict[str, Any] | str | None:
        """The URL, which may be relative."""
        url = _read(self.read, response)
        return None if is_absent(url) or str(url) == "" else str(url)


class LinkHeader(Next[R]):
    """The header `Link` (RFC 8288) has the URL of the next page."""

    def changes(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> dict[str, Any] | str | None:
        """The target of the link whose relation is `next`."""
        return next_link(response.headers.get("link", ""))


def at(*path: str | int) -> Callable[[Response[Any]], Any]:
    """Reads what is at a place in the body of a response: names of attributes, and positions in lists."""

    def read(response: Response[Any]) -> Any:
        value: Any = response.data
        for step in path:
            if is_absent(value):
                return None
            if isinstance(step, str):
                value = getattr(value, step)
                continue
            value = value[step] if value else None
        return value

    return read


def header(name: str) -> Callable[[Response[Any]], Any]:
    """Reads a header of a response."""
    return lambda response: response.headers.get(name.lower())


def next_link(header: str) -> str | None:
    """The target of the link to the next page in a header `Link`."""
    for match in _LINK.finditer(header):
        for name, quoted, plain in _PARAMETER.findall(match[2]):
            if name.lower() == "rel" and "next" in (quoted or plain).lower().split():
                return match[1].strip()
    return None


_PARAMETER: Final = re.compile(
    r';\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))'
)
_LINK: Final = re.compile(
    r'<([^<>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]*))*)'
)


def _is_last(
    way: Offset[R] | PageNumber[R],
    call: PagedCall[R, Any],
    response: Response[R],
    count: int,
) -> bool:
    """Whether a page has no or too few items, or says that it is the last."""
    if count == 0 or not _more(way.more, response):
        return True
    limit = None if way.limit is None else call.paging.argument(call, way.limit)
    return limit is not None and count < limit


def _more(more: Read[R] | None, response: Response[R]) -> bool:
    return more is None or _read(more, response) is not False


def _read(read: Callable[[Response[R]], V], response: Response[R]) -> V | None:
    """What is at a place of a response, or None if the place is not there."""
    try:
        return read(response)
    except AttributeError:
        return None
