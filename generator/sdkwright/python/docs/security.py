"""How callers prove who they are, as tables of the first page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ...ir.http.security import (
    ApiKey,
    AuthorizationCode,
    ClientCredentials,
    DeviceAuthorization,
    Flow,
    HttpAuthentication,
    Implicit,
    MutualTls,
    OAuth2,
    OpenIdConnect,
    Password,
    Requirement,
    SchemeKind,
    SecurityScheme,
)
from ...views.docs import FlowEntry, SchemeRow, ScopeRow
from .markdown import code, literal
from .prose import cell
from .spans import web_link

_FLOWS: Final[Mapping[type[Flow], str]] = {
    Implicit: "implicit",
    Password: "resource owner password",
    ClientCredentials: "client credentials",
    AuthorizationCode: "authorization code",
    DeviceAuthorization: "device authorization",
}


def scheme_row(scheme: SecurityScheme) -> SchemeRow:
    """The line of one scheme."""
    kind = scheme.kind
    said = ["**Deprecated.**" if scheme.deprecated else "", cell(scheme.description)]
    if isinstance(kind, OpenIdConnect) and kind.url:
        said.append(f"Discovery: {web_link(kind.url)}")
    if isinstance(kind, OAuth2) and kind.metadata_url:
        said.append(f"Metadata: {web_link(kind.metadata_url)}")
    return SchemeRow(f"**{literal(scheme.name)}**", ", ".join(_kind(kind)), "<br>".join(filter(None, said)))


def _kind(kind: SchemeKind) -> Iterator[str]:
    match kind:
        case ApiKey():
            yield "apiKey"
            yield f"{code(kind.parameter)} in {literal(kind.location.value)}"
        case HttpAuthentication():
            yield "http"
            yield code(kind.scheme)
            if kind.bearer_format:
                yield f"format {code(kind.bearer_format)}"
        case OAuth2():
            yield "oauth2"
        case OpenIdConnect():
            yield "openIdConnect"
        case MutualTls():
            yield "mutualTLS"


def flow_entries(schemes: Iterable[SecurityScheme]) -> tuple[FlowEntry, ...]:
    """Every flow of every scheme."""
    return tuple(
        _flow(scheme, flow) for scheme in schemes if isinstance(scheme.kind, OAuth2) for flow in scheme.kind.flows
    )


def _flow(scheme: SecurityScheme, flow: Flow) -> FlowEntry:
    text = f"**{literal(scheme.name)}**, {_FLOWS[flow.__class__]} flow"
    addresses = ", ".join(f"{words} {web_link(url)}" for words, url in _addresses(flow) if url)
    return FlowEntry(
        f"{text}: {addresses}." if addresses else f"{text}.",
        tuple(ScopeRow(code(scope.name), cell(scope.description)) for scope in flow.scopes),
    )


def _addresses(flow: Flow) -> Iterator[tuple[str, str]]:
    if isinstance(flow, Implicit | AuthorizationCode):
        yield "authorize at", flow.authorization_url
    if isinstance(flow, DeviceAuthorization):
        yield "authorize the device at", flow.device_authorization_url
    if not isinstance(flow, Implicit):
        yield "get tokens from", flow.token_url
    yield "refresh them at", flow.refresh_url


def way(needs: Requirement) -> str:
    """One way to be let in: all of these schemes together, with their scopes."""
    if not needs:
        return "None needed."
    return " and ".join(
        f"[{literal(need.scheme)}](../index.md#authorization)"
        + (f" with {', '.join(map(code, need.scopes))}" if need.scopes else "")
        for need in needs
    )
