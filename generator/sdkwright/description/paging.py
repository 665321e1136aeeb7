"""Lists in pages, as a description says in an extension. Whether the operation has what is named shows later."""

from __future__ import annotations

from enum import Enum

from ..frozen import dataclass
from ..ir.paging import InBody, Place
from ..jsonvalue.pointers import Pointer


class Way(Enum):
    """How the next page is asked for."""

    CURSOR = "cursor"
    OFFSET = "offset"
    PAGE = "page"
    URL = "url"
    LINK = "link"
    """The header `Link`: RFC 8288."""
    OPERATION = "operation"
    NONE = "none"
    """There is one page only."""
    OFF = "off"
    """The response is no page, whatever it looks like."""


@dataclass(frozen=True, slots=True)
class Paging:
    """What is said of the pages of one operation."""

    pointer: Pointer
    """Of the operation."""
    source: str
    """The name of the extension."""
    way: Way
    items: InBody | None = None
    """None where that is left to the structure of the response."""
    argument: str = ""
    """The parameter, or the property of the body, that chooses a page."""
    in_body: bool | None = None
    """Whether that is a property of the body; None if that is not said."""
    next: Place | None = None
    """The token of the next page, or its URL."""
    limit: str = ""
    """What says how many items a page has, as `argument` does."""
    total: InBody | None = None
    """The number of all items, or of all pages."""
    more: InBody | None = None
    first: int | None = None
    """The number of the first page."""
    method: str = "get"
    """How a URL is called."""
    operation: str = ""
    """The `operationId` of the operation that gives the next page."""
