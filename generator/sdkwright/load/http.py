"""Reading from http(s), within limits.

A description that came from the network is a stranger: through its references, or a redirect, it may not make this
machine ask addresses that only this machine's network can reach, nor tell anybody what is meant for its own origin.
"""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from typing import IO
from urllib.parse import urljoin

from ..diagnostics import InputError
from .addresses import Addresses, PinnedHandler, PinnedSecureHandler, PrivateAddressError
from .body import TruncatedError, body
from .deadline import within
from .errors import refusal
from .headers import read_headers
from .urls import HIDDEN, Origin, absolute, credentials, origin, redacted, secrets

MAX_BYTES = 256 * 1024 * 1024
"""Also after decompression."""
_SILENCE = 20.0
"""Seconds without an answer."""
PATIENCE = 60.0
"""Seconds for one source, with everything: names, redirects and the last byte."""
TOTAL = 300.0
"""Seconds for all sources of a description."""
_REDIRECTS = 10
_HEADERS = {
    "Accept": "application/yaml, application/json, text/yaml, text/plain;q=0.9, */*;q=0.8",
    "Accept-Encoding": "gzip",
    "User-Agent": "sdkwright",
}


class Remote:
    """What one run reads from the network.

    `headers` are sent to the origin of `spec` alone, and so are user and password of its URL. Private addresses are
    refused, also behind names and redirects, unless `private`, or the URL is of an origin that the user named. Raises
    InputError for headers and URLs that are none.
    """

    def __init__(self, spec: str, headers: Iterable[str], *, private: bool) -> None:
        given, self._secrets = read_headers(headers)
        self._headers = {**credentials(spec)[1], **given}
        self._private = private
        self._named: set[Origin] = set()
        self._addresses = Addresses()
        self._deadline = 0.0
        self._origin = origin(spec) if spec else None

    def trust(self, url: str) -> None:
        """The user, or a file of his, has named this URL. Raises InputError for what is none."""
        self._named.add(origin(url))

    def read(self, url: str) -> tuple[bytes, str]:
        """The bytes behind an http(s) URL, and the URL that they came from in the end. Raises InputError."""
        self._secrets |= secrets(url)
        now = time.monotonic()
        self._deadline = self._deadline or now + TOTAL
        patience = min(PATIENCE, self._deadline - now)
        try:
            return within(patience, lambda: self._read(url))
        except TimeoutError:
            message = f"reading it takes more than {max(patience, 0):.0f} seconds"
            raise refusal("unreachable", message, redacted(url)) from None

    def _read(self, url: str) -> tuple[bytes, str]:
        current = url
        for _ in range(_REDIRECTS):
            try:
                with self._open(current) as response:
                    if response.status not in (200, 203):
                        raise self._refused(url, f"the server answers {response.status} {response.reason}")
                    return body(response, MAX_BYTES), credentials(current)[0]
            except urllib.error.HTTPError as error:
                with error:
                    target = error.headers.get("Location")
                    if error.code not in (301, 302, 303, 307, 308) or not target:
                        message = f"the server answers {error.code} {error.reason}"
                        raise self._refused(url, message, error.code) from None
                current = urljoin(credentials(current)[0], target)
                if origin(current)[0] not in ("http", "https"):
                    raise self._refused(url, f"it redirects to {redacted(current)}, which is not http(s)") from None
            except PrivateAddressError as error:
                hint = "say --private if the description is to be trusted with addresses of your own network"
                raise refusal("private-address", f"{error} is a private address", redacted(url), hint=hint) from None
            except OverflowError:
                raise refusal(
                    "too-large", f"it is larger than {MAX_BYTES // (1024 * 1024)} MiB", redacted(url)
                ) from None
            except TruncatedError as error:
                raise self._refused(url, f"the download was cut short: {error}") from None
            except InputError:
                raise
            except (OSError, http.client.HTTPException, ValueError) as error:
                reason = error.reason if isinstance(error, urllib.error.URLError) else error
                raise self._refused(url, f"it cannot be read: {reason}") from None
        raise self._refused(url, f"it redirects more than {_REDIRECTS} times")

    def _refused(self, url: str, message: str, status: int = 0) -> InputError:
        """An error that says nothing that is secret."""
        for secret in sorted(self._secrets, key=len, reverse=True):
            message = message.replace(secret, HIDDEN) if secret else message
        hint = "say who asks, with --header or a `headers` setting" if status in (401, 403) else ""
        return refusal("unreachable", message, redacted(url), hint=hint)

    def _open(self, url: str) -> http.client.HTTPResponse:
        there = origin(url)
        plain, authorization = credentials(url)
        own = {**authorization, **self._headers} if there == self._origin else authorization
        request = urllib.request.Request(absolute(plain), headers={**_HEADERS, **own})
        private = self._private or there in self._named
        if there[0] in urllib.request.getproxies() and not urllib.request.proxy_bypass(there[1]):
            if not private:  # the proxy connects, so that only the name can be looked at
                self._addresses.check(there[1])
            opener = urllib.request.build_opener(_NoRedirect)
        else:
            connect = self._addresses.connect if private else self._addresses.connect_public
            handlers = (PinnedHandler(connect), PinnedSecureHandler(connect))
            opener = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}), *handlers)
        response: http.client.HTTPResponse = opener.open(request, timeout=_SILENCE)
        return response


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
