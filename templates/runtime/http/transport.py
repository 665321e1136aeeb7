"""What both drivers know of httpx2."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from typing import Final, Protocol, TypeAlias

import httpx2

from .content import Upload
from .errors import Error, TimedOutError, TransportError, describe
from .headers import Headers
from .messages import Request
from .uri import hide

_UNSENT: Final = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


Chunks: TypeAlias = Iterator[bytes] | AsyncIterator[bytes]


class _Client(Protocol):
    @property
    def headers(self) -> httpx2.Headers: ...

    @property
    def cookies(self) -> httpx2.Cookies: ...


def to_httpx(
    request: Request, client: _Client, agent: str, chunks: Chunks | None
) -> httpx2.Request:
    """A request as httpx2 sends it: byte for byte what was built."""
    headers = dict(client.headers)
    if headers.get("user-agent", "").startswith("python-httpx"):
        headers["user-agent"] = agent
    headers.update(request.headers)
    content = request.content
    if isinstance(content, Upload):
        if content.size is None:
            headers["transfer-encoding"] = "chunked"
        else:
            headers["content-length"] = str(content.size)
    try:
        made = httpx2.Request(
            request.method,
            request.url,
            headers=[
                (name.encode(), value.encode()) for name, value in headers.items()
            ],
            cookies=client.cookies or None,
            content=content if isinstance(content, bytes) else chunks,
            extensions={"timeout": dict.fromkeys(_STEPS, request.timeout)},
        )
    except httpx2.InvalidURL as error:
        raise ValueError(f"{describe(request)}: {error}") from None
    target = _target(request.url)
    if made.url.raw_path != target:  # httpx2 would write some characters in another way
        made.extensions["target"] = target
    if request.secrets and "?" in request.url:
        _Discretion.hide(request.secrets)
    return made


def from_httpx(headers: httpx2.Headers) -> Headers:
    """The headers of a response."""
    return Headers(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw
    )


def failure(error: Exception, request: Request) -> Error:
    """What an error of httpx2 means to the caller."""
    name = type(error).__name__
    message = f"{describe(request)}: {name}"
    if str(error):
        message += f": {error}"
    made: Error
    if isinstance(error, _OUR_FAULT):
        made = Error(message)
    else:
        timed_out = isinstance(error, httpx2.TimeoutException)
        made = TimedOutError(message) if timed_out else TransportError(message)
        made.sent = not isinstance(error, _UNSENT)
    made.request = request.cleaned()
    return made


def overdue(request: Request) -> TimedOutError:
    """The error that a body makes which comes too slowly."""
    error = TimedOutError(f"{describe(request)}: the deadline passed")
    error.request = request.cleaned()
    return error


_OUR_FAULT: Final = (httpx2.LocalProtocolError, httpx2.UnsupportedProtocol)
FAILURES: Final = (httpx2.TransportError, httpx2.DecodingError, httpx2.StreamError)
_STEPS: Final = ("connect", "read", "write", "pool")


def _target(url: str) -> bytes:
    """What stands in the first line of the request."""
    rest = url.partition("://")[2]
    path, mark, query = rest.partition("?")
    path = path.partition("/")[2]
    return f"/{path}{mark}{query}".encode()


class _Discretion(logging.Filter):
    """Keeps keys out of the URLs that httpx2 logs."""

    names: frozenset[str] = frozenset()

    @classmethod
    def hide(cls, names: frozenset[str]) -> None:
        """Hides the values of query parameters from now on."""
        if not names <= cls.names:
            if not cls.names:
                logging.getLogger("httpx2").addFilter(cls())
            _Discretion.names = cls.names | names

    def filter(self, record: logging.LogRecord) -> bool:
        """Shows a URL without what is hidden."""
        if isinstance(record.args, tuple):
            record.args = tuple(map(self._shown, record.args))
        return True

    def _shown(self, value: object) -> object:
        return hide(str(value), self.names) if isinstance(value, httpx2.URL) else value


def user_agent(name: str, version: str) -> str:
    """The client's own name, as servers see it."""
    return f"{name}/{version or '0'} httpx2/{httpx2.__version__}"
