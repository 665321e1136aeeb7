"""Lists in pages: where the items of a page are, and how the next page is asked for."""

from __future__ import annotations

from typing import Final, TypeAlias

from ..frozen import dataclass
from ..jsonvalue.pointers import Pointer
from .types import Type

LAST: Final = -1
"""The last item of a list, in a path."""


@dataclass(frozen=True, slots=True)
class InBody:
    """A place in the body of a response: the properties that lead there, by wire names; the body itself without any."""

    path: tuple[str | int, ...] = ()

    @property
    def text(self) -> str:
        """For people: `meta.next`."""
        return ".".join("last" if step == LAST else str(step) for step in self.path)


@dataclass(frozen=True, slots=True)
class InHeader:
    """A header of a response."""

    name: str

    @property
    def text(self) -> str:
        """For people."""
        return f"the header {self.name}"


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
    token: Place
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
    method: str = "get"


@dataclass(frozen=True, slots=True)
class LinkHeader:
    """The header `Link` of the response has the URL of the next page: RFC 8288."""


@dataclass(frozen=True, slots=True)
class NextOperation:
    """Another operation gives the next page; it takes what the first one was called with."""

    operation: Pointer
    token: Place
    """There is another page if there is something at this place."""
    argument: Argument | None = None
    """The parameter that takes it, if one does."""


@dataclass(frozen=True, slots=True)
class OnePage:
    """All items come at once."""


Next: TypeAlias = Cursor | Offset | PageNumber | NextUrl | LinkHeader | NextOperation | OnePage


@dataclass(frozen=True, slots=True)
class Paging:
    """The response of an operation is a page of a list."""

    items: InBody
    next: Next
    page: Type
    """What a response is."""
    item: Type
    reason: str = ""
    """What says so, for people: an extension, a setting, or what the structure of request and response has."""

    @property
    def way(self) -> str:
        """How the next page is asked for, in a word that stays."""
        return _WORDS[type(self.next)]


@dataclass(frozen=True, slots=True)
class Unpaged:
    """The response of an operation is a list, or has one, that is given as it comes."""

    reason: str
    """Why, for people."""

    @property
    def way(self) -> str:
        """That there is none."""
        return "none"


_WORDS: Final = {
    Cursor: "cursor",
    Offset: "offset",
    PageNumber: "page",
    NextUrl: "next-url",
    LinkHeader: "link-header",
    NextOperation: "operation",
    OnePage: "one-page",
}
