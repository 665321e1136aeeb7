"""How callers prove who they are."""

from __future__ import annotations

from typing import TypeAlias

from ...frozen import dataclass
from .content import Location


@dataclass(frozen=True, slots=True)
class Scope:
    """What a token of OAuth may be good for."""

    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """What the ways to get a token have in common. URLs are empty where the description gives none."""

    refresh_url: str = ""
    scopes: tuple[Scope, ...] = ()


@dataclass(frozen=True, slots=True)
class Implicit(Grant):
    """The token comes straight from where the user agrees."""

    authorization_url: str = ""


@dataclass(frozen=True, slots=True)
class Password(Grant):
    """The user's name and password are exchanged for a token."""

    token_url: str = ""


@dataclass(frozen=True, slots=True)
class ClientCredentials(Grant):
    """The client's own secret is exchanged for a token."""

    token_url: str = ""


@dataclass(frozen=True, slots=True)
class AuthorizationCode(Grant):
    """Where the user agrees, there is a code that is exchanged for a token."""

    authorization_url: str = ""
    token_url: str = ""


@dataclass(frozen=True, slots=True)
class DeviceAuthorization(Grant):
    """The user agrees on another device (OpenAPI 3.2, RFC 8628)."""

    device_authorization_url: str = ""
    token_url: str = ""


Flow: TypeAlias = Implicit | Password | ClientCredentials | AuthorizationCode | DeviceAuthorization


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key, in the query, a header or a cookie."""

    location: Location
    parameter: str


@dataclass(frozen=True, slots=True)
class HttpAuthentication:
    """The `Authorization` header: `basic`, `bearer` or another scheme of the registry."""

    scheme: str
    bearer_format: str = ""

    @property
    def is_basic(self) -> bool:
        """Whether it is a name and a password: RFC 7617."""
        return self.scheme.lower() == "basic"


@dataclass(frozen=True, slots=True)
class OAuth2:
    """A token, by one of some flows."""

    flows: tuple[Flow, ...] = ()
    metadata_url: str = ""
    """Where the authorization server describes itself (OpenAPI 3.2)."""


@dataclass(frozen=True, slots=True)
class OpenIdConnect:
    """A token, as a server says at a URL."""

    url: str


@dataclass(frozen=True, slots=True)
class MutualTls:
    """A certificate of the client."""


SchemeKind: TypeAlias = ApiKey | HttpAuthentication | OAuth2 | OpenIdConnect | MutualTls


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A way to prove who calls: OpenAPI `securitySchemes`."""

    name: str
    kind: SchemeKind
    description: str = ""
    deprecated: bool = False

    @property
    def is_login(self) -> bool:
        """Whether callers give a name and a password."""
        return isinstance(self.kind, HttpAuthentication) and self.kind.is_basic


@dataclass(frozen=True, slots=True)
class Need:
    """A scheme that a call needs, and the scopes (roles, where the scheme has none) that it needs of it."""

    scheme: str
    scopes: tuple[str, ...] = ()


Requirement: TypeAlias = tuple[Need, ...]
"""All that one way to be let in needs together; nothing at all if it is empty."""
