"""Lists in pages: where the items of a page are, and how the next page is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class InBody:
    """A place in the body of a response: the properties that lead there, by wire names; the body itself without any."""

    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InHeader:
    """A header of a response."""

    name: str


@dataclass(frozen=True, slots=True)
class LastItem:
    """A property of the last item of a page."""

    property: str


Place: TypeAlias = InBody | InHeader


@dataclass(frozen=True, slots=True)
class Argument:
    """What is other for the next page: a parameter, by location and wire name, or a property of the request body."""

    location: str
    """`query`, `header`, `path`, `cookie` or `body`."""
    name: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """The response has a token, with which the next page is asked for."""

    argument: Argument
    token: Place | LastItem
    more: InBody | None = None
    """Says whether there is another page, where the token alone does not."""


@dataclass(frozen=True, slots=True)
class Offset:
    """The next page begins after as many items as there were."""

    argument: Argument
    limit: Argument | None = None
    """How many items a page has: fewer mean the end."""
    total: InBody | None = None
    """The number of all items."""
    more: InBody | None = None


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Pages are numbered."""

    argument: Argument
    first: int = 1
    limit: Argument | None = None
    pages: InBody | None = None
    """The number of all pages."""
    more: InBody | None = None


@dataclass(frozen=True, slots=True)
class NextUrl:
    """The response has the URL of the next page."""

    url: Place


@dataclass(frozen=True, slots=True)
class LinkHeader:
    """The header `Link` of the response has the URL of the next page: RFC 8288."""


Next: TypeAlias = Cursor | Offset | PageNumber | NextUrl | LinkHeader


@dataclass(frozen=True, slots=True)
class Paging:
    """The response of an operation is a page of a list."""

    items: InBody
    next: Next
    reason: str = ""
    """What says so, for people: an extension, a setting, or what the structure of request and response has."""
