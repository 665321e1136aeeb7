"""URIs by RFC 3986: percent-encoding, references, origins."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

RESERVED: Final = ":/?#[]@!$&'()*+,;="
_TRIPLE: Final = re.compile("(%[0-9A-Fa-f]{2})")
_AUTHORITY: Final = re.compile(r"[^:/?#]*://[^/?#]*")
_PORTS: Final = {"http": 80, "https": 443}


class Origin(NamedTuple):
    """What a credential belongs to."""

    scheme: str
    host: str
    port: int | None


def encode(text: str) -> str:
    """Percent-encodes all but RFC 3986's unreserved characters."""
    return text if text.isalnum() and text.isascii() else quote(text, safe="")


def encode_reserved(text: str, *, but: str = "") -> str:
    """RFC 6570's reserved expansion, for `allowReserved`.

    Reserved characters pass, and so do percent-encoded triplets, except for the
    characters `but`, which would end the part of the URI that the text stands in.
    """
    safe = "".join(mark for mark in RESERVED if mark not in but)
    parts = _TRIPLE.split(text)
    parts[::2] = [quote(part, safe=safe) for part in parts[::2]]
    return "".join(parts)


def origin(url: str) -> Origin:
    """The origin of an absolute URL; raises ValueError for one that cannot be read."""
    start = _AUTHORITY.match(url)
    return _origin(url if start is None else start[0])


@lru_cache(maxsize=256)
def _origin(url: str) -> Origin:
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return Origin(
        scheme,
        (parts.hostname or "").lower(),
        parts.port or _PORTS.get(scheme),
    )


def resolve(base: str, reference: str) -> str:
    """The absolute URL that a reference means, without its fragment."""
    return urljoin(base, reference).partition("#")[0]


def join(server: str, path: str) -> str:
    """The URL of a path below a server's URL, whose query is kept."""
    base, _, query = server.partition("#")[0].partition("?")
    url = base.removesuffix("/") + path
    return with_query(url, query) if query else url


def with_query(url: str, query: str) -> str:
    """A URL with more of an encoded query."""
    if not query:
        return url
    return f"{url}&{query}" if "?" in url else f"{url}?{query}"


def hide(url: str, names: frozenset[str]) -> str:
    """A URL without the values of some query parameters, named in lower case."""
    base, mark, query = url.partition("?")
    if not (names and query):
        return url
    pairs = (
        f"{name}=***" if (name := pair.partition("=")[0]).lower() in names else pair
        for pair in query.split("&")
    )
    return base + mark + "&".join(pairs)


def without_query(url: str) -> str:
    """A URL as it may be shown: without query and user."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="").geturl()
