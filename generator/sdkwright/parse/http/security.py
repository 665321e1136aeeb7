"""Who may call. OpenAPI 3.2 sections 4.27 to 4.30."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ...ir.http.content import Location
from ...ir.http.security import (
    ApiKey,
    AuthorizationCode,
    ClientCredentials,
    DeviceAuthorization,
    Flow,
    HttpAuthentication,
    Implicit,
    MutualTls,
    Need,
    OAuth2,
    OpenIdConnect,
    Password,
    Requirement,
    SchemeKind,
    Scope,
    SecurityScheme,
)
from ...jsonvalue.pointers import split
from ...jsonvalue.types import Json
from ...openapi import objects
from .fields import PART, Fields
from .reader import Reader

_SCHEMES: Final = "#/components/securitySchemes/"
_FIELDS: Final[Mapping[type[SchemeKind], tuple[str, ...]]] = {
    ApiKey: ("name", "in"),
    HttpAuthentication: ("scheme", "bearerFormat"),
    OAuth2: ("flows", "oauth2MetadataUrl"),
    OpenIdConnect: ("openIdConnectUrl",),
    MutualTls: (),
}
"""What a scheme says beside what it is, by its kind."""
_URLS: Final[Mapping[str, tuple[str, ...]]] = {
    "implicit": ("authorizationUrl",),
    "password": ("tokenUrl",),
    "clientCredentials": ("tokenUrl",),
    "authorizationCode": ("authorizationUrl", "tokenUrl"),
    "deviceAuthorization": ("deviceAuthorizationUrl", "tokenUrl"),
}
"""The URLs of each flow."""


def schemes(reader: Reader, components: Fields) -> Iterator[SecurityScheme]:
    """The security schemes among the components. One that cannot be understood is left out, with a warning."""
    for name, place in components.members("securitySchemes"):
        found = reader.follow(place, objects.SECURITY_SCHEME)
        if found is None:
            continue
        said = found.fields
        kind = _kind(reader, said)
        if isinstance(kind, str):
            said.lose(kind)
        else:
            said.waste("type", "description", "deprecated", *_FIELDS[kind.__class__])
            yield SecurityScheme(name, kind, found.description, said.flag("deprecated") is True)


def _kind(reader: Reader, said: Fields) -> SchemeKind | str:
    """What a scheme is, or what is wrong with it."""
    match said.text("type"):
        case "apiKey":
            name, place = said.text("name"), said.text("in")
            if not name or place not in ("query", "header", "cookie"):
                return "an API key needs a name and a place"
            return ApiKey(Location(place), name)
        case "http":
            if not (scheme := said.text("scheme")):
                return "HTTP authentication needs the name of its scheme"
            return HttpAuthentication(scheme, said.text("bearerFormat"))
        case "oauth2":
            return OAuth2(tuple(_flows(reader, said)), said.text("oauth2MetadataUrl"))
        case "openIdConnect":
            if not (url := said.text("openIdConnectUrl")):
                return "OpenID Connect needs a url"
            return OpenIdConnect(url)
        case "mutualTLS":
            return MutualTls()
        case other:
            return f"there is no kind of security scheme {other!r}"


def _flows(reader: Reader, scheme: Fields) -> Iterator[Flow]:
    if "flows" not in scheme:
        return
    flows = reader.object(scheme.place("flows"), objects.FLOWS, PART)
    for name in objects.FLOWS.holds if flows is not None else ():
        if flows is not None and name in flows and (said := reader.object(flows.place(name), objects.FLOW, PART)):
            yield _flow(name, said)


def _flow(name: str, said: Fields) -> Flow:
    said.waste("refreshUrl", "scopes", *_URLS[name])
    refresh, scopes = said.text("refreshUrl"), tuple(_scopes(said))
    match name:
        case "implicit":
            return Implicit(refresh, scopes, said.text("authorizationUrl"))
        case "password":
            return Password(refresh, scopes, said.text("tokenUrl"))
        case "clientCredentials":
            return ClientCredentials(refresh, scopes, said.text("tokenUrl"))
        case "authorizationCode":
            return AuthorizationCode(refresh, scopes, said.text("authorizationUrl"), said.text("tokenUrl"))
        case _:
            return DeviceAuthorization(refresh, scopes, said.text("deviceAuthorizationUrl"), said.text("tokenUrl"))


def _scopes(flow: Fields) -> Iterator[Scope]:
    for name, place in flow.members("scopes"):
        yield Scope(name, place.node if isinstance(place.node, str) else "")


def requirements(reader: Reader, holder: Fields) -> tuple[Requirement, ...]:
    """The alternatives that an object names."""
    made: list[Requirement] = []
    for place in holder.items("security"):
        if isinstance(place.node, dict):
            made.append(tuple(_need(reader, name, scopes) for name, scopes in place.node.items()))
        else:
            reader.report.warn(PART, "a security requirement must be an object", place.pointer, "it is left out")
    return tuple(made)


def _need(reader: Reader, name: str, scopes: Json) -> Need:
    if name.startswith(_SCHEMES) and reader.document.find(name) is not None:  # OpenAPI 3.2 has references here
        name = split(name)[-1]
    return Need(name, tuple(map(str, scopes)) if isinstance(scopes, list) else ())
