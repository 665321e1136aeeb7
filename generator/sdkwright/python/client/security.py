"""Security schemes as arguments of the client."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from ...ir.http.content import Location
from ...ir.http.security import (
    ApiKey,
    AuthorizationCode,
    ClientCredentials,
    DeviceAuthorization,
    HttpAuthentication,
    Implicit,
    MutualTls,
    OAuth2,
    OpenIdConnect,
    Password,
    Requirement,
    SecurityScheme,
)
from ..literals import string
from .imports import Imports


def requirements(ways: Sequence[Requirement]) -> str:
    """Alternatives, each the names of what is needed together."""
    made = [f"[{', '.join([string(need.scheme) for need in way])}]" for way in ways]
    return f"[{', '.join(made)}]"


def variable(package: str, argument: str) -> str:
    """What the environment calls a credential."""
    return f"{package}_{argument.strip('_')}".upper()


def variables(variable: str, one: SecurityScheme) -> tuple[str, ...]:
    """The environment variables that it is taken from where the argument is not given."""
    return (f"{variable}_USERNAME", f"{variable}_PASSWORD") if one.is_login else (variable,)


def scheme(one: SecurityScheme, imports: Imports) -> str:
    """What puts a credential into a request; empty where the transport does it."""
    kind = one.kind
    match kind:
        case ApiKey():
            place = "" if kind.location is Location.HEADER else f", {string(kind.location.value)}"
            return f"{imports.own(SECURITY, 'ApiKey')}({string(kind.parameter)}{place})"
        case HttpAuthentication() if kind.is_basic:
            return f"{imports.own(SECURITY, 'Http')}(\"Basic\")"
        case HttpAuthentication() if kind.scheme.lower() == "bearer":
            return f"{imports.own(SECURITY, 'Http')}()"
        case HttpAuthentication():
            return f"{imports.own(SECURITY, 'Http')}({string(kind.scheme)})"
        case OpenIdConnect():
            return f"{imports.own(SECURITY, 'Http')}()"
        case OAuth2():
            return f"{imports.own(SECURITY, 'OAuth2')}({', '.join(_oauth(kind))})"
        case MutualTls():
            return ""
    assert_never(kind)


_ORDER = (ClientCredentials, Password, AuthorizationCode, DeviceAuthorization)


def _oauth(kind: OAuth2) -> list[str]:
    """Where tokens come from: the first flow that a program can go by itself."""
    flows = sorted(
        (flow for flow in kind.flows if not isinstance(flow, Implicit)), key=lambda flow: _ORDER.index(flow.__class__)
    )
    if not flows:
        return []
    flow = flows[0]
    arguments = [f"token_url={string(flow.token_url)}"] if flow.token_url else []
    if flow.refresh_url:
        arguments.append(f"refresh_url={string(flow.refresh_url)}")
    if flow.scopes:
        scopes = ", ".join(string(scope.name) for scope in flow.scopes)
        arguments.append(f"scopes=({scopes},)")
    return arguments


SECURITY = "_runtime.http.security"
