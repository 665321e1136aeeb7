"""The ways in which the next page of a list is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, TypeVar
from urllib.parse import parse_qsl

from .messages import Response
from .operations import Operation
from .pagination import Change, Next, PagedCall, Read, read_at
from .texts import is_absent

R = TypeVar("R")


class Cursor(Next[R]):
    """The response has a token, with which the next page is asked for."""

    def __init__(self, key: str, read: Read[R], more: Read[R] | None = None) -> None:
        """`more` says if there is another page, where the token alone does not."""
        self.key = key
        self.read = read
        self.more = more

    def change(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> Change | None:
        """The token, or None where there is none."""
        token = read_at(self.read, response)
        if is_absent(token) or token == "" or not _more(self.more, response):
            return None
        return Change({self.key: token})


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

    def change(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> Change | None:
        """The offset of the next page."""
        reached = (call.paging.argument(call, self.key) or 0) + count
        if _is_last(self, call, response, count):
            return None
        total = None if self.total is None else read_at(self.total, response)
        if total is not None and reached >= total:
            return None
        return Change({self.key: reached})


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

    def change(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> Change | None:
        """The number of the next page."""
        given = call.paging.argument(call, self.key)
        number = self.first if given is None else given
        if _is_last(self, call, response, count):
            return None
        pages = None if self.total is None else read_at(self.total, response)
        if pages is not None and number - self.first + 1 >= pages:
            return None
        return Change({self.key: number + 1})


class NextUrl(Next[R]):
    """The response has the URL of the next page."""

    def __init__(self, read: Read[R], method: str = "GET") -> None:
        self.read = read
        self.method = method

    def change(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> Change | None:
        """The URL, which may be relative."""
        url = read_at(self.read, response)
        if is_absent(url) or str(url) == "":
            return None
        return Change(url=str(url), method=self.method)


class LinkHeader(Next[R]):
    """The header `Link` (RFC 8288) has the URL of the next page."""

    def change(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> Change | None:
        """The target of the link whose relation is `next`."""
        url = next_link(response.headers.get("link", ""))
        return None if url is None else Change(url=url)


class NextOperation(Next[R]):
    """Another operation gives the next page."""

    def __init__(
        self, operation: Callable[[], Operation], read: Read[R], key: str | None = None
    ) -> None:
        """`read` finds what says that there is one; the parameter `key` takes it."""
        self.operation = operation
        self.read = read
        self.key = key

    def change(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> Change | None:
        """The operation, with the arguments of the first one."""
        token = read_at(self.read, response)
        if is_absent(token) or token == "":
            return None
        operation, query = self.operation(), ""
        if operation.path.has(self.key) and isinstance(token, str):
            token, _, query = token.partition("?")  # it may go on where the path ends
        values = {} if self.key is None else {self.key: token}
        pairs = dict(parse_qsl(query, keep_blank_values=True))
        return Change(values, operation=operation, query=pairs)


class OnePage(Next[R]):
    """All items come at once."""

    def change(
        self, call: PagedCall[R, Any], response: Response[R], count: int
    ) -> Change | None:
        """Nothing."""
        return None


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
    return more is None or read_at(more, response) is not False
