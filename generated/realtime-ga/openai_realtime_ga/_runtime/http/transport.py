"""What both drivers know of httpx2."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from functools import lru_cache
from typing import Final, Protocol

import httpx2

from .content import Upload
from .errors import Error, TimedOutError, TransportError, describe
from .headers import Headers
from .messages import Request
from .uri import hide

_UNSENT: Final = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


class _Client(Protocol):
    @property
    def headers(self) -> httpx2.Headers: ...

    @property
    def cookies(self) -> httpx2.Cookies: ...


class Uploaded(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """An upload as httpx2 reads it."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload

    def __iter__(self) -> Iterator[bytes]:
        return self._upload.chunks()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._upload.chunks_async()


def to_httpx(request: Request, client: _Client, agent: bytes) -> httpx2.Request:
    """A request as httpx2 sends it: byte for byte what was built."""
    try:
        url, target = _parsed(request.url)
    except httpx2.InvalidURL as error:
        raise ValueError(f"{describe(request)}: {error}") from None
    headers = {b"host": url.netloc}
    headers |= {name.lower(): value for name, value in client.headers.raw}
    if headers.get(b"user-agent", b"").startswith(b"python-httpx"):
        headers[b"user-agent"] = agent
    for name, value in request.headers.items():
        headers[name.encode()] = value.encode()
    content = request.content
    stream: httpx2.ByteStream | Uploaded
    if isinstance(content, bytes):
        stream = httpx2.ByteStream(content)
        if content or request.method in _WITH_CONTENT:
            headers[b"content-length"] = b"%d" % len(content)
    else:
        stream = Uploaded(content)
        if content.size is None:
            headers[b"transfer-encoding"] = b"chunked"
        else:
            headers[b"content-length"] = b"%d" % content.size
    made = httpx2.Request(
        request.method,
        url,
        headers=list(headers.items()),
        cookies=client.cookies or None,
        stream=stream,
        extensions={"timeout": dict.fromkeys(_STEPS, request.timeout)},
    )
    if target is not None:
        made.extensions["target"] = target
    if request.secrets and "?" in request.url:
        _Discretion.hide(request.secrets)
    return made


def from_httpx(headers: httpx2.Headers) -> Headers:
    """The headers of a response."""
    return Headers(
        [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in headers.raw
        ]
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
_WITH_CONTENT: Final = frozenset({"POST", "PUT", "PATCH", "QUERY"})
_STEPS: Final = ("connect", "read", "write", "pool")


@lru_cache(maxsize=256)
def _parsed(text: str) -> tuple[httpx2.URL, bytes | None]:
    """A URL, and what must stand in the first line where httpx2 would write another."""
    url = httpx2.URL(text)
    path, mark, query = text.partition("://")[2].partition("?")
    target = f"/{path.partition('/')[2]}{mark}{query}".encode()
    return url, None if url.raw_path == target else target


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


def user_agent(name: str, version: str) -> bytes:
    """The client's own name, as servers see it."""
    return f"{name}/{version or '0'} httpx2/{httpx2.__version__}".encode()
