"""OAuth 2: tokens that are got when they are needed, and renewed before they end."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from pydantic import ValidationError

from ..codec import from_json
from ..values import is_object
from .clock import Clock
from .errors import TokenError, TransportError
from .messages import Reply, Request
from .security import OAuth2, TokenSource
from .steps import Locked, Plan, Read, Send
from .uri import encode, resolve

_EARLY = 60.0
"""Seconds before its end that a token is renewed."""


class _Token(NamedTuple):
    text: str
    due: float
    """When to renew it."""

    ends: float


class Grant(TokenSource):
    """Gets tokens from an authorization server, one for all who need it."""

    def __init__(
        self,
        fields: dict[str, str],
        *,
        client_id: str | None,
        client_secret: str | None,
        scopes: tuple[str, ...] | None,
        token_url: str | None,
        in_body: bool,
    ) -> None:
        self._fields = fields
        self._client = client_id, client_secret
        self._scopes = scopes
        self._url = token_url
        self._in_body = in_body
        self._token: _Token | None = None
        self._refresh: str | None = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"

    def token(
        self, scheme: OAuth2, base: str, clock: Clock, timeout: float | None
    ) -> Plan[str]:
        """A token that is still good.

        One that ends soon is renewed by whoever comes first, while others still use it.
        Raises `TokenError` or `TransportError`.
        """
        now = clock.time()
        token = self._token
        if token is None or token.due <= now:
            good = token is not None and now < token.ends
            plan = self._renew(scheme, base, clock, timeout)
            renewed: str | None = yield Locked(self, plan, wait=not good)
            if renewed is not None:
                return renewed
        assert token is not None
        return token.text

    def reject(self, text: str) -> None:
        """A token that the API did not take is not used again."""
        if self._token is not None and self._token.text == text:
            self._token = None

    def _renew(
        self, scheme: OAuth2, base: str, clock: Clock, timeout: float | None
    ) -> Plan[str]:
        known = self._token
        if known is not None and clock.time() < known.due:  # somebody else was first
            return known.text
        if self._refresh is not None:
            fields = {"grant_type": "refresh_token", "refresh_token": self._refresh}
            url = scheme.refresh_url or self._url or scheme.token_url
            reply = yield from self._ask(fields, url, base, timeout)
            if reply.status == 200:
                return self._keep(reply, clock)
            self._refresh = None
        scopes = scheme.scopes if self._scopes is None else self._scopes
        fields = {**self._fields, **({"scope": " ".join(scopes)} if scopes else {})}
        url = self._url or scheme.token_url
        reply = yield from self._ask(fields, url, base, timeout)
        return self._keep(reply, clock)

    def _ask(
        self, fields: dict[str, str], url: str | None, base: str, timeout: float | None
    ) -> Plan[Reply]:
        if url is None:
            raise TokenError("Nobody says where tokens come from: give the token_url")
        headers = {
            "accept": "application/json",
            "content-type": "application/x-www-form-urlencoded",
        }
        client_id, secret = self._client
        if client_id is not None and (self._in_body or secret is None):
            fields = {**fields, "client_id": client_id}
            if secret is not None:
                fields["client_secret"] = secret
        elif client_id is not None:
            pair = f"{quote_plus(client_id)}:{quote_plus(secret or '')}"
            headers["authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        content = "&".join(f"{name}={encode(value)}" for name, value in fields.items())
        request = Request(
            "POST", resolve(base, url), headers, content.encode(), timeout
        )
        try:
            reply: Reply = yield Send(request)
            yield Read(reply)
        except TransportError as error:
            error.sent = False  # the request that needs the token was not sent
            error.request = None  # this one is full of secrets
            raise
        return reply

    def _keep(self, reply: Reply, clock: Clock) -> str:
        tree: Any = None
        with suppress(ValidationError):
            tree = from_json(Any, reply.content or b"")
        if reply.status != 200 or not is_object(tree) or "access_token" not in tree:
            code = tree.get("error") if is_object(tree) else None
            reason = f": {code}" if isinstance(code, str) else ""
            raise TokenError(
                f"The authorization server answered {reply.status}{reason}"
            )
        text = str(tree["access_token"])
        lasts = str(tree.get("expires_in", ""))
        seconds = float(lasts) if lasts.isdigit() else float("inf")
        now = clock.time()
        due = now + seconds - min(_EARLY, seconds / 2)
        self._token = _Token(text, due, now + seconds)
        if isinstance(refresh := tree.get("refresh_token"), str):
            self._refresh = refresh
        return text


class ClientCredentials(Grant):
    """The grant `client_credentials`."""

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        *,
        scopes: tuple[str, ...] | None = None,
        token_url: str | None = None,
        in_body: bool = False,
    ) -> None:
        """`in_body` sends the client's secret in the body instead of a header."""
        super().__init__(
            {"grant_type": "client_credentials"},
            client_id=client_id,
            client_secret=client_secret,
            scopes=scopes,
            token_url=token_url,
            in_body=in_body,
        )


class Password(Grant):
    """The grant `password`."""

    def __init__(
        self,
        username: str,
        password: str,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        scopes: tuple[str, ...] | None = None,
        token_url: str | None = None,
        in_body: bool = False,
    ) -> None:
        super().__init__(
            {"grant_type": "password", "username": username, "password": password},
            client_id=client_id,
            client_secret=client_secret,
            scopes=scopes,
            token_url=token_url,
            in_body=in_body,
        )


class RefreshToken(Grant):
    """The grant `refresh_token`: a token that somebody got once."""

    def __init__(
        self,
        refresh_token: str,
        *,
        client_id: str | None = None,
        client_secret: str | None = None,
        token_url: str | None = None,
        in_body: bool = False,
    ) -> None:
        super().__init__(
            {"grant_type": "refresh_token", "refresh_token": refresh_token},
            client_id=client_id,
            client_secret=client_secret,
            scopes=(),
            token_url=token_url,
            in_body=in_body,
        )
