"""Reading from http(s), within limits.

A description that came from the network is a stranger: through its references, or a redirect, it may not make this
machine ask addresses that only this machine's network can reach.
"""

from __future__ import annotations

import http.client
import socket
import time
import urllib.error
import urllib.request
from typing import IO
from urllib.parse import urljoin, urlsplit

from .addresses import PrivateAddressError, PublicHandler, PublicSecureHandler, is_private
from .problems import refusal

MAX_BYTES = 256 * 1024 * 1024
_TIMEOUT = 20.0
"""Seconds without an answer."""
_PATIENCE = 120.0
"""Seconds for the whole."""
_REDIRECTS = 10
_HEADERS = {
    "Accept": "application/yaml, application/json, text/yaml, text/plain;q=0.9, */*;q=0.8",
    "User-Agent": "sdkwright",
}


def origin(url: str) -> tuple[str, str]:
    """Scheme and host with port: what may be trusted as a whole."""
    parts = urlsplit(url)
    return parts.scheme.lower(), parts.netloc.lower()


def read_url(url: str, *, private: bool, trusted: tuple[str, str] | None = None) -> tuple[bytes, str]:
    """The bytes behind an http(s) URL, and the URL that they came from in the end.

    Private addresses are refused, also behind names and redirects, unless `private`, or the URL is of the `trusted`
    origin. Raises InputError.
    """
    current = url
    deadline = time.monotonic() + _PATIENCE
    for _ in range(_REDIRECTS):
        try:
            with _open(current, private or origin(current) == trusted) as response:
                return _body(response, url, deadline), current
        except urllib.error.HTTPError as error:
            with error:
                target = error.headers.get("Location")
                if error.code not in (301, 302, 303, 307, 308) or not target:
                    raise refusal("unreachable", f"the server answers {error.code} {error.reason}", url) from None
            current = urljoin(current, target)
            if origin(current)[0] not in ("http", "https"):
                raise refusal("unreachable", f"it redirects to {current}, which is not http(s)", url) from None
        except PrivateAddressError as error:
            hint = "say --private if the description is to be trusted with addresses of your own network"
            raise refusal("private-address", f"{error} is a private address", url, hint=hint) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            raise refusal("unreachable", f"it cannot be read: {reason}", url) from error
    raise refusal("unreachable", f"it redirects more than {_REDIRECTS} times", url)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Each redirect is looked at before it is followed."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> None:
        """Make no request: the answer is then raised as an error."""


def _open(url: str, private: bool) -> http.client.HTTPResponse:
    parts = urlsplit(url)
    host = parts.hostname or ""
    request = urllib.request.Request(url, headers=_HEADERS)
    if private:
        opener = urllib.request.build_opener(_NoRedirect)
    elif parts.scheme in urllib.request.getproxies() and not urllib.request.proxy_bypass(host):
        # The proxy connects, so that only the name can be looked at.
        _check_name(host)
        opener = urllib.request.build_opener(_NoRedirect)
    else:
        opener = urllib.request.build_opener(
            _NoRedirect, urllib.request.ProxyHandler({}), PublicHandler, PublicSecureHandler
        )
    response: http.client.HTTPResponse = opener.open(request, timeout=_TIMEOUT)
    return response


def _check_name(host: str) -> None:
    try:
        found = socket.getaddrinfo(host, None)
    except OSError:
        return
    for _, _, _, _, address in found:
        if is_private(str(address[0])):
            raise PrivateAddressError(host)


def _body(response: http.client.HTTPResponse, url: str, deadline: float) -> bytes:
    parts = []
    size = 0
    while part := response.read(1024 * 1024):
        parts.append(part)
        size += len(part)
        if size > MAX_BYTES:
            raise refusal("too-large", f"it is larger than {MAX_BYTES // (1024 * 1024)} MiB", url)
        if time.monotonic() > deadline:
            raise refusal("unreachable", f"reading it takes more than {_PATIENCE:.0f} seconds", url)
    return b"".join(parts)
