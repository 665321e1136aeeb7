"""How callers prove who they are, as tables of the first page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...ir.security import Flow, Requirement, SecurityScheme
from ...views.docs import FlowEntry, SchemeRow, ScopeRow
from .markdown import code, literal
from .prose import cell
from .spans import web_link

_KINDS = {
    "implicit": "implicit",
    "password": "resource owner password",
    "clientCredentials": "client credentials",
    "authorizationCode": "authorization code",
    "deviceAuthorization": "device authorization",
}


def scheme_row(scheme: SecurityScheme) -> SchemeRow:
    """The line of one scheme."""
    kind = literal(scheme.type)
    if scheme.scheme:
        kind += f", {code(scheme.scheme)}"
    if scheme.bearer_format:
        kind += f", format {code(scheme.bearer_format)}"
    if scheme.parameter:
        kind += f", {code(scheme.parameter)} in {literal(scheme.location)}"
    said = ["**Deprecated.**" if scheme.deprecated else "", cell(scheme.description)]
    for words, url in (("Discovery", scheme.open_id_url), ("Metadata", scheme.metadata_url)):
        if url:
            said.append(f"{words}: {web_link(url)}")
    return SchemeRow(f"**{literal(scheme.name)}**", kind, "<br>".join(filter(None, said)))


def flow_entries(schemes: Iterable[SecurityScheme]) -> tuple[FlowEntry, ...]:
    """Every flow of every scheme."""
    return tuple(_flow(scheme, flow) for scheme in schemes for flow in scheme.flows)


def _flow(scheme: SecurityScheme, flow: Flow) -> FlowEntry:
    text = f"**{literal(scheme.name)}**, {_KINDS.get(flow.kind, literal(flow.kind))} flow"
    addresses = ", ".join(_addresses(flow))
    return FlowEntry(
        f"{text}: {addresses}." if addresses else f"{text}.",
        tuple(ScopeRow(code(scope.name), cell(scope.description)) for scope in flow.scopes),
    )


def _addresses(flow: Flow) -> Iterator[str]:
    for words, url in (
        ("authorize at", flow.authorization_url),
        ("authorize the device at", flow.device_authorization_url),
        ("get tokens from", flow.token_url),
        ("refresh them at", flow.refresh_url),
    ):
        if url:
            yield f"{words} {web_link(url)}"


def way(needs: Requirement) -> str:
    """One way to be let in: all of these schemes together, with their scopes."""
    if not needs:
        return "None needed."
    return " and ".join(
        f"[{literal(need.scheme)}](../index.md#authorization)"
        + (f" with {', '.join(map(code, need.scopes))}" if need.scopes else "")
        for need in needs
    )
