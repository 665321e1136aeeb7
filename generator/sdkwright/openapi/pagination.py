"""The extension that says how lists come in pages, which the setting `pagination` has the keys of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OURS: Final = "x-sdkwright-pagination"

WAYS: Final = ("cursor", "offset", "page", "next-url", "link-header")
"""One of them says how the next page is asked for."""

KEYS: Final = {
    "items": "Where the items are: a JSON pointer into the response's body. Not needed where it has one list.",
    "cursor": "The parameter, or the property of the request's body, that takes the token of the next page.",
    "next": "Where the response has that token: a JSON pointer, in which -1 is the last item, or "
    "`$response.header.NAME`.",
    "offset": "The parameter that says how many items to leave out.",
    "page": "The parameter that has the number of a page.",
    "first": "The number of the first page; 1 if nothing else is said.",
    "limit": "The parameter that says how many items a page has.",
    "total": "Where the response has the number of all items, or of all pages.",
    "more": "Where the response says if there is another page.",
    "next-url": "Where the response has the URL of the next page: a JSON pointer, or `$response.header.NAME`.",
    "link-header": "Whether the URL of the next page is in the header `Link`.",
    "method": "How that URL is called: GET if nothing else is said.",
}
"""What each key means."""

KINDS: Final[Mapping[str, tuple[type, str]]] = {
    "link-header": (bool, "true or false"),
    "first": (int, "a whole number"),
}
"""The values of those keys that are no texts."""
