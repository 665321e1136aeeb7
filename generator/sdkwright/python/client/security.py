"""Security schemes as arguments of the client."""

from __future__ import annotations

from collections.abc import Sequence

from ...ir.security import Requirement, SecurityScheme
from ..literals import string
from .imports import Imports


def requirements(ways: Sequence[Requirement]) -> str:
    """Alternatives, each the names of what is needed together."""
    made = [f"[{', '.join([string(need.scheme) for need in way])}]" for way in ways]
    return f"[{', '.join(made)}]"


def scheme(one: SecurityScheme, imports: Imports) -> str:
    """What puts a credential into a request; empty where the transport does it."""
    match one.type:
        case "apiKey":
            place = "" if one.location == "header" else f", {string(one.location)}"
            return f"{imports.own(SECURITY, 'ApiKey')}({string(one.parameter)}{place})"
        case "http" if one.scheme.lower() == "basic":
            return f"{imports.own(SECURITY, 'Http')}(\"Basic\")"
        case "http" if one.scheme.lower() == "bearer":
            return f"{imports.own(SECURITY, 'Http')}()"
        case "http":
            return f"{imports.own(SECURITY, 'Http')}({string(one.scheme)})"
        case "openIdConnect":
            return f"{imports.own(SECURITY, 'Http')}()"
        case "oauth2":
            return f"{imports.own(SECURITY, 'OAuth2')}({', '.join(_oauth(one))})"
        case _:
            return ""


def _oauth(one: SecurityScheme) -> list[str]:
    """Where tokens come from: the first flow that a program can go by itself."""
    order = ("clientCredentials", "password", "authorizationCode", "deviceAuthorization")
    flows = sorted((flow for flow in one.flows if flow.kind in order), key=lambda flow: order.index(flow.kind))
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
