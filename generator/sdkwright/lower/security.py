"""Who may call. OpenAPI 3.1 sections 4.8.27 to 4.8.30."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..ir.security import Flow, Need, Requirement, Scope, SecurityScheme
from ..jsonvalue.pointers import Pointer, escape
from ..jsonvalue.types import Json
from .context import Context
from .parts import beside, follow
from .schemas.docs import text
from .vocabulary import Part

_KINDS: Final = ("implicit", "password", "clientCredentials", "authorizationCode", "deviceAuthorization")


def schemes(cx: Context) -> tuple[SecurityScheme, ...]:
    """The security schemes among the components."""
    parts = cx.document.root.get("components")
    listed = parts.get("securitySchemes") if isinstance(parts, dict) else None
    found: list[SecurityScheme] = []
    for name, node in listed.items() if isinstance(listed, dict) else ():
        resolved = follow(cx, node, f"#/components/securitySchemes/{escape(name)}", Part.SCHEME)
        if resolved is not None:
            said, place = resolved
            found.append(
                SecurityScheme(
                    name,
                    text(said, "type"),
                    beside(node) or text(said, "description"),
                    text(said, "scheme"),
                    text(said, "in"),
                    text(said, "name"),
                    text(said, "bearerFormat"),
                    text(said, "openIdConnectUrl"),
                    text(said, "oauth2MetadataUrl"),
                    tuple(_flows(cx, said.get("flows"), f"{place}/flows")),
                    said.get("deprecated") is True,
                )
            )
    return tuple(found)


def requirements(cx: Context, said: dict[str, Json]) -> tuple[Requirement, ...]:
    """The alternatives that an operation names; the document's own if it names none."""
    listed = said.get("security", cx.document.root.get("security"))
    return tuple(
        tuple(
            Need(name, tuple(str(scope) for scope in scopes) if isinstance(scopes, list) else ())
            for name, scopes in one.items()
        )
        for one in (listed if isinstance(listed, list) else ())
        if isinstance(one, dict)
    )


def _flows(cx: Context, listed: Json, pointer: Pointer) -> Iterator[Flow]:
    if not isinstance(listed, dict):
        return
    cx.operations.meet(Part.FLOWS, pointer, listed)
    for kind in _KINDS:
        if isinstance(said := listed.get(kind), dict):
            cx.operations.meet(Part.FLOW, f"{pointer}/{kind}", said)
            scopes = said.get("scopes")
            yield Flow(
                kind,
                text(said, "authorizationUrl"),
                text(said, "tokenUrl"),
                text(said, "refreshUrl"),
                text(said, "deviceAuthorizationUrl"),
                tuple(Scope(name, text(scopes, name)) for name in scopes) if isinstance(scopes, dict) else (),
            )
