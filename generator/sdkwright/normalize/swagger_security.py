"""Security schemes of Swagger 2.0 as OpenAPI 3 says them."""

from __future__ import annotations

from ..jsonvalue.types import Json

_FLOWS = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_FLOW_FIELDS = ("authorizationUrl", "tokenUrl", "scopes")


def security_scheme(scheme: Json) -> Json:
    """A Security Scheme Object of 2.0 as one of 3.x; what is malformed stays as it is."""
    if not isinstance(scheme, dict):
        return scheme
    kind = scheme.get("type")
    if kind == "basic":
        return {**scheme, "type": "http", "scheme": "basic"}
    flow = scheme.get("flow")
    if kind == "oauth2" and isinstance(flow, str) and flow in _FLOWS:
        made = {key: value for key, value in scheme.items() if key != "flow" and key not in _FLOW_FIELDS}
        made["flows"] = {_FLOWS[flow]: {key: scheme[key] for key in _FLOW_FIELDS if key in scheme}}
        return made
    return scheme
