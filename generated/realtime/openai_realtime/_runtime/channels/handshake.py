"""How a connection is opened: the handshake, credentials, and what a refusal means."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from ..http.answers import api_error
from ..http.errors import describe
from ..http.exchange import build, is_trusted, sign
from ..http.messages import Request
from ..http.redirects import LIMIT, STATUSES
from ..http.security import TokenSource
from ..http.settings import Settings
from ..http.steps import Plan
from ..http.uri import origin, resolve
from .call import ChannelCall, as_http, as_websocket
from .errors import HandshakeError
from .transport import Handshake, Refusal


class Opening:
    """The attempts to open one connection. It does no input or output itself."""

    def __init__(self, settings: Settings, call: ChannelCall[Any, Any]) -> None:
        """Raises ValueError or TypeError for arguments that cannot be sent."""
        self._settings = settings
        self._call = call
        self._request = build(settings, call.call)
        self._request.headers.pop("accept", None)
        self._used: tuple[tuple[TokenSource, str], ...] = ()
        self._renewed = False
        self._hops = 0

    def handshake(self) -> Plan[Handshake]:
        """The next attempt, with credentials where they may go."""
        request, settings, call = self._request, self._settings, self._call
        signed = Request("GET", request.url, dict(request.headers))
        operation = call.channel.operation
        if is_trusted(settings, operation, request.url):
            self._used = yield from sign(settings, operation, signed)
        options = call.options
        offered = options.subprotocols
        return Handshake(
            as_websocket(signed.url),
            signed.headers,
            call.channel.subprotocols if offered is None else offered,
            f"{settings.api.name}/{settings.api.version or '0'}",
            options,
        )

    def refused(self, refusal: Refusal) -> None:
        """Prepares another attempt, or raises the `ApiError` that a refusal means.

        A token that is refused is renewed once. A redirect is followed within an
        origin, as the credentials are for no other.
        """
        if refusal.status == 401 and self._used and not self._renewed:
            self._renewed = True
            for grant, token in self._used:
                grant.reject(token)
            return
        if (url := self._redirect(refusal)) is not None:
            self._hops += 1
            self._request = Request("GET", url, self._request.headers)
            return
        refusal.request = self._request
        if refusal.status < 300:
            raise HandshakeError(f"{describe(self._request)} opens no WebSocket")
        raise api_error(self._settings, self._call.channel.operation, refusal)

    @property
    def request(self) -> Request:
        """The request as errors keep it."""
        return self._request.cleaned()

    def _redirect(self, refusal: Refusal) -> str | None:
        target = refusal.headers.get("location")
        if refusal.status not in STATUSES or target is None or self._hops >= LIMIT:
            return None
        here = self._request.url
        try:
            url = as_http(resolve(here, target))
            same = origin(url) == origin(here) and "@" not in urlsplit(url).netloc
        except ValueError:
            return None
        return url if same else None
