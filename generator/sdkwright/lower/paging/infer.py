"""Pages that the structure of request and response leaves no doubt about.

A response is a page if it has one list, and the request and the response together say how the next one is asked for:
a link, a cursor that comes back under a like name, an offset or the number of a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ...frozen import dataclass
from ...ir.declarations import Declarations, Field
from ...ir.http.content import Location, Parameter
from ...ir.http.operations import Operation
from ...ir.paging import (
    LAST,
    Argument,
    Cursor,
    InBody,
    InHeader,
    LinkHeader,
    Next,
    NextUrl,
    Offset,
    PageNumber,
    Paging,
    Unpaged,
)
from ...ir.types import Format, StringType, Type
from .shapes import is_flag, is_number, is_text, is_token, item_type, only, page_type, places, record


def infer(operation: Operation, declarations: Declarations) -> Paging | Unpaged | None:
    """How the pages of an operation's list follow each other; None where it gives no list."""
    type = page_type(operation)
    page = None if type is None else look(type, declarations)
    if type is None or page is None:
        return None
    reads = operation.method.lower() in ("get", "query")
    for way in (_link, _url, _cursor, _last, _offset, _number) if reads else (_url,):
        if (found := way(operation, page)) is not None:
            next, reason = found
            return Paging(page.items, next, type, page.item, reason)
    return Unpaged("nothing says for sure how a next page is asked for") if reads else None


@dataclass(frozen=True, slots=True)
class Page:
    """What a response has that is a page."""

    items: InBody
    item: Type
    fields: tuple[tuple[InBody, tuple[str, str], Field], ...]
    """What else the response has: place, its name and its path in small letters and digits alone, what stands there."""
    declarations: Declarations

    def find(self, names: Iterable[str], fits: Callable[[Type, Declarations], bool]) -> InBody | None:
        """The place of the first of some names, of which the last part of a place, or all of it, is one."""
        for name in names:
            for place, known, field in self.fields:
                if name in known and fits(field.type, self.declarations):
                    return place
        return None


_Found = tuple[Next, str] | None


def look(type: Type, declarations: Declarations) -> Page | None:
    """The page that a response of some type is; None if it has no list, or several."""
    if (item := item_type(type, declarations)) is not None:
        return Page(InBody(), item, (), declarations)
    whole = record(type, declarations)
    if whole is None:
        return None
    found = tuple(
        (place, (_plain(str(place.path[-1])), _plain(place.text)), field)
        for place, field in places(whole, declarations)
    )
    lists = [(place, item) for place, _, field in found if (item := item_type(field.type, declarations)) is not None]
    nearest = [one for one in lists if len(one[0].path) == 1] or lists
    if len(nearest) > 1:
        nearest = [one for one in nearest if _plain(str(one[0].path[-1])) in _ITEMS]
    if len(nearest) != 1:
        return None
    items, item = nearest[0]
    return Page(items, item, found, declarations)


def _plain(name: str) -> str:
    return _REST.sub("", name.lower())


_REST = re.compile("[^a-z0-9]+")


_ITEMS = ("data", "items", "results", "value", "values", "entries", "records", "list", "content", "objects", "elements")
"""What the list of a page is called where there are several lists."""


def _parameters(operation: Operation) -> Iterator[tuple[str, Parameter]]:
    for parameter in operation.parameters:
        if parameter.location in (Location.QUERY, Location.HEADER):
            yield _plain(parameter.name), parameter


def _argument(operation: Operation, names: Iterable[str], *, whole: Declarations | None = None) -> Argument | None:
    """The first of some names that a parameter has; with `whole`, of a parameter that is a number."""
    known = dict(_parameters(operation))
    for name in names:
        if (one := known.get(name)) is not None and (whole is None or is_number(one.type, whole)):
            return Argument(one.location.value, one.name)
    return None


def _link(operation: Operation, page: Page) -> _Found:
    """A header `Link` (RFC 8288), where the body is nothing but the list."""
    if page.items.path:
        return None
    for response in operation.responses:
        if response.is_success and any(header.name.lower() == "link" for header in response.headers):
            return LinkHeader(), "the response has the header Link"
    return None


def _url(operation: Operation, page: Page) -> _Found:
    """The URL of the next page. Where no parameter takes a text, what is `next` can be nothing else."""
    place = page.find(_URLS, is_text) or page.find(("next",), _is_url)
    if place is None and operation.request is None:
        takes = any(is_text(one.type, page.declarations) for _, one in _parameters(operation))
        place = None if takes else page.find(("next",), is_text)
    return None if place is None else (NextUrl(place), f"the response has the URL {place.text}")


_URLS = ("odatanextlink", "nextlink", "nexturl", "nexturi", "nextpageurl", "nextpagelink", "nextpageuri", "linksnext")
_LIMITS = ("limit", "pagesize", "perpage", "pagelimit", "maxresults", "maxitems", "size", "count", "first", "top")


def _is_url(type: Type, declarations: Declarations) -> bool:
    one = only(type, declarations)
    return isinstance(one, StringType) and one.format is Format.URI


def _cursor(operation: Operation, page: Page) -> _Found:
    """A cursor that comes back under the name of its parameter, or as the next one of that name."""
    for name, parameter in _parameters(operation):
        names = _NEXT.get(name) or (f"next{name}", f"{name}next", *_LIKE.get(name, ()), name)
        if not (name in _CURSORS or name in _NEXT) or not is_token(parameter.type, page.declarations):
            continue
        argument = Argument(parameter.location.value, parameter.name)
        place = page.find(names, is_token)
        if place is not None:
            more = page.find(_MORE, is_flag)
            return Cursor(argument, place, more), f"{parameter.name} comes back as {place.text}"
        for response in operation.responses:
            for header in response.headers if response.is_success else ():
                if _plain(header.name).removeprefix("x") in names:
                    token = InHeader(header.name)
                    return Cursor(argument, token), f"{parameter.name} comes back in the header {header.name}"
    return None


_CURSORS = frozenset(
    (
        *("cursor", "pagecursor", "nextcursor", "startcursor", "pagetoken", "nextpagetoken", "nexttoken", "token"),
        *("continuationtoken", "continuation", "marker", "nextmarker", "after", "startingtoken", "paginationtoken"),
        *("continue", "bookmark", "scrollid", "exclusivestartkey"),
    )
)
_LIKE = {
    "cursor": ("cursornext", "nextpagecursor", "endcursor"),
    "pagecursor": ("nextcursor",),
    "startcursor": ("nextcursor", "endcursor"),
    "pagetoken": ("nexttoken", "nextpage"),
    "token": ("nextpagetoken",),
    "after": ("nextcursor", "endcursor", "cursorsafter"),
    "exclusivestartkey": ("lastevaluatedkey",),
}
_NEXT = {"page": ("nextpage", "pagenext"), "offset": ("nextoffset",)}
"""What may be a number too, and is a cursor if the next one comes back."""
_MORE = ("hasmore", "hasnext", "hasnextpage", "more", "hasmoreitems", "hasmoreresults")


def _last(operation: Operation, page: Page) -> _Found:
    """What comes after the last item, as long as there is more."""
    argument = _argument(operation, ("after", "startingafter", "afterid"))
    more = page.find(_MORE, is_flag)
    if argument is None or more is None:
        return None
    if (place := page.find(("lastid",), is_token)) is not None:
        return Cursor(argument, place, more), f"{argument.name} goes on after {place.text} while {more.text}"
    item = record(page.item, page.declarations)
    if item is None or not any(place.path == ("id",) for place, _ in places(item, page.declarations, 0)):
        return None
    return (
        Cursor(argument, InBody((*page.items.path, LAST, "id")), more),
        f"{argument.name} goes on after the last item while {more.text}",
    )


def _offset(operation: Operation, page: Page) -> _Found:
    """A number of items to leave out, beside a number of items to give."""
    argument = _argument(operation, ("offset", "skip", "startindex"), whole=page.declarations)
    limit = _argument(operation, _LIMITS, whole=page.declarations)
    if argument is None or limit is None or _plain(argument.name) == "startindex":
        return None
    total = page.find(("total", "totalcount", "totalitems", "totalresults", "count"), is_number)
    more = page.find(_MORE, is_flag)
    return Offset(argument, limit, total, more), f"{argument.name} and {limit.name} choose a part of the list"


def _number(operation: Operation, page: Page) -> _Found:
    """A page's number, where the response tells how many there are, or that there is one more."""
    argument = _argument(operation, ("page", "pagenumber", "pageno", "pageindex"), whole=page.declarations)
    if argument is None:
        return None
    pages = page.find(("totalpages", "pagecount", "pages", "lastpage", "numpages"), is_number)
    more = page.find(_MORE, is_flag)
    if pages is None and more is None:
        return None
    limit = _argument(operation, _LIMITS, whole=page.declarations)
    said = (pages or more or InBody()).text
    first = 0 if _plain(argument.name) == "pageindex" else 1
    return PageNumber(argument, first, limit, pages, more), f"{argument.name} is a page's number, and {said} its end"
