"""How callers prove who they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Scope:
    """What a token of OAuth may be good for."""

    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A way to get a token: an OAuth Flow Object. URLs are empty where the flow has none, or the description."""

    kind: str
    """`implicit`, `password`, `clientCredentials`, `authorizationCode` or `deviceAuthorization`."""
    authorization_url: str = ""
    token_url: str = ""
    refresh_url: str = ""
    device_authorization_url: str = ""
    scopes: tuple[Scope, ...] = ()


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A way to prove who calls: OpenAPI `securitySchemes`."""

    name: str
    type: str
    """`http`, `apiKey`, `oauth2`, `openIdConnect` or `mutualTLS`."""
    description: str = ""
    scheme: str = ""
    """Of `http`: `basic`, `bearer` or another of the registry."""
    location: str = ""
    """Of `apiKey`: `query`, `header` or `cookie`."""
    parameter: str = ""
    bearer_format: str = ""
    open_id_url: str = ""
    metadata_url: str = ""
    """Of `oauth2`: where the authorization server describes itself."""
    flows: tuple[Flow, ...] = ()
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """A scheme that a call needs, and the scopes (roles, where the scheme has none) that it needs of it."""

    scheme: str
    scopes: tuple[str, ...] = ()


Requirement: TypeAlias = tuple[Need, ...]
"""All that one way to be let in needs together; nothing at all if it is empty."""
