"""Security schemes: how each kind of credential is put into a request."""

from __future__ import annotations

from abc import ABC, abstractmethod
from base64 import b64encode
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Literal, TypeAlias

from .headers import checked
from .messages import Request
from .uri import encode, with_query

if TYPE_CHECKING:
    from .clock import Clock
    from .steps import Plan

Secret: TypeAlias = "str | tuple[str, str]"
"""A key or a token; a user's name and password."""

Token: TypeAlias = "str | Callable[[], str | Awaitable[str]]"
"""A key or token, or a function that gives the current one."""

Login: TypeAlias = (
    "tuple[str, str] | Callable[[], tuple[str, str] | Awaitable[tuple[str, str]]]"
)
"""A user's name and password, or a function that gives them."""

Credential: TypeAlias = "Token | Login | TokenSource"


class TokenSource(ABC):
    """Gets tokens when they are needed, as a grant of OAuth 2 does."""

    @abstractmethod
    def token(
        self, scheme: OAuth2, base: str, clock: Clock, timeout: float | None
    ) -> Plan[str]:
        """A token that is still good.

        Raises `TokenError` or `TransportError`.
        """

    @abstractmethod
    def reject(self, text: str) -> None:
        """A token that the API did not take is not used again."""


class Scheme(ABC):
    """One of the API's security schemes."""

    @abstractmethod
    def name(self) -> str:
        """The header or query parameter that holds the credential."""

    @abstractmethod
    def sign(self, request: Request, secret: Secret) -> None:
        """Puts a credential into a request."""


class ApiKey(Scheme):
    """A key in a header, in the query or in a cookie."""

    def __init__(
        self, key: str, place: Literal["header", "query", "cookie"] = "header"
    ) -> None:
        self.key = key
        self.place = place

    def name(self) -> str:
        """The name of the key, or `cookie`."""
        return "cookie" if self.place == "cookie" else self.key.lower()

    def sign(self, request: Request, secret: Secret) -> None:
        """Adds the key."""
        value = _text(secret)
        if self.place == "query":
            pair = f"{encode(self.key)}={encode(value)}"
            request.url = with_query(request.url, pair)
        elif self.place == "cookie":
            others = request.headers.get("cookie")
            cookie = checked("cookie", f"{self.key}={value}")
            request.headers["cookie"] = f"{others}; {cookie}" if others else cookie
        else:
            request.headers[self.key.lower()] = checked(self.key, value)


class Http(Scheme):
    """The `Authorization` header, in one of HTTP's schemes."""

    def __init__(self, scheme: str = "Bearer") -> None:
        self.scheme = scheme

    def name(self) -> str:
        """Always `authorization`."""
        return "authorization"

    def sign(self, request: Request, secret: Secret) -> None:
        """Adds the header."""
        if self.scheme.lower() == "basic" and isinstance(secret, tuple):
            user, password = secret
            if ":" in user:
                raise ValueError("The name of a user cannot have a colon in it")
            secret = b64encode(f"{user}:{password}".encode()).decode()
        value = checked("authorization", f"{self.scheme} {_text(secret)}")
        request.headers["authorization"] = value


class OAuth2(Http):
    """A bearer token, which a grant can get."""

    def __init__(
        self,
        token_url: str | None = None,
        refresh_url: str | None = None,
        scopes: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self.token_url = token_url
        self.refresh_url = refresh_url
        self.scopes = scopes


def bearer() -> Http:
    """HTTP bearer authentication; OpenID Connect is used so as well."""
    return Http("Bearer")


def basic() -> Http:
    """HTTP basic authentication."""
    return Http("Basic")


def _text(secret: Secret) -> str:
    if isinstance(secret, tuple):
        raise TypeError("Expected a key or a token, not a name and a password")
    return secret
