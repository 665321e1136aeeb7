"""Where a redirect leads, and what goes along."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from .headers import is_sensitive
from .messages import Reply, Request
from .uri import origin, resolve

LIMIT: Final = 10
STATUSES: Final = frozenset({300, 301, 302, 303, 307, 308})
_OF_CONTENT: Final = frozenset(
    {"content-type", "content-length", "content-encoding", "transfer-encoding"}
)


def redirected(request: Request, reply: Reply) -> Request | None:
    """The request that a reply redirects to, or None to take the reply as it is.

    To another origin nothing goes along that looks like a secret, and no body: it was
    meant for somebody else.
    """
    if reply.status not in STATUSES or "location" not in reply.headers:
        return None
    if reply.status == 300 and request.method not in ("GET", "HEAD"):
        return None  # a choice that nobody made
    try:
        url = resolve(request.url, reply.headers["location"])
        elsewhere = origin(url) != origin(request.url)
    except ValueError:
        return None
    parts = urlsplit(url)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or "@" in parts.netloc
    ):
        return None
    method, content, headers = request.method, request.content, dict(request.headers)
    if reply.status == 303 or (reply.status in (301, 302) and method == "POST"):
        method = "HEAD" if method == "HEAD" else "GET"
        content = b""
        headers = {
            name: text for name, text in headers.items() if name not in _OF_CONTENT
        }
    if content and elsewhere:
        return None
    if content and not request.replayable:
        return None
    if elsewhere:
        headers = {
            name: text for name, text in headers.items() if not is_sensitive(name)
        }
    return Request(method, url, headers, content, request.timeout)
