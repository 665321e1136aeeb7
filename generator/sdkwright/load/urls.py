"""URLs without what is secret, and where a header may go."""

from __future__ import annotations

import base64
import re
from urllib.parse import unquote, urlsplit, urlunsplit

from .errors import refusal

Origin = tuple[str, str, int | None]
"""Scheme, host and port: what may be trusted as a whole."""

_PORTS = {"http": 80, "https": 443}
_SECRET = re.compile(r"(?i)([?&;][^=&;#]*(?:token|key|secret|passw|pwd|sig|auth|cred|code|session)[^=&;#]*=)([^&;#]+)")
_USER = re.compile(r"(?i)^(https?://)[^/?#]*@")
HIDDEN = "***"


def redacted(url: str) -> str:
    """A URL without what nobody else should read: user and password, and what its query calls a key or the like."""
    return _SECRET.sub(rf"\1{HIDDEN}", _USER.sub(r"\1", url))


def secrets(url: str) -> set[str]:
    """What `redacted` leaves out, in every spelling."""
    found = {match[2] for match in _SECRET.finditer(url)}
    if user := _USER.match(url):
        found |= {user[0][len(user[1]) : -1], *user[0][len(user[1]) : -1].split(":", 1)[1:]}
    return {spelling for text in found for spelling in (text, unquote(text))}


def origin(url: str) -> Origin:
    """The origin of a URL. Raises InputError for what is no URL."""
    try:
        parts = urlsplit(url)
        scheme = parts.scheme.lower()
        return scheme, (parts.hostname or "").lower().rstrip("."), parts.port or _PORTS.get(scheme)
    except ValueError as error:
        raise refusal("unreachable", f"it is no URL: {error}", redacted(url)) from None


def credentials(url: str) -> tuple[str, dict[str, str]]:
    """A URL without user and password, and the header that says them."""
    match = _USER.match(url)
    if match is None:
        return url, {}
    userinfo = unquote(match[0][len(match[1]) : -1])
    return match[1] + url[match.end() :], {"Authorization": "Basic " + base64.b64encode(userinfo.encode()).decode()}


def absolute(url: str) -> str:
    """A URL whose path and query can be sent: what is not ASCII in them is encoded."""
    parts = urlsplit(url)
    path, query = (re.sub(r"[^!-~]", _encoded, part) for part in (parts.path, parts.query))
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    return urlunsplit((parts.scheme, host, path, query, ""))


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogateescape"))
