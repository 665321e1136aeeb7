from __future__ import annotations

from sdkwright.ir.declarations import See
from sdkwright.ir.http.security import AuthorizationCode, DeviceAuthorization, Need, OAuth2, OpenIdConnect, Scope
from sdkwright.ir.http.servers import Server, Variable

from tests.lower.documents import SCHEMAS, codes, lowered, record


def test_flows_and_scopes() -> None:
    flows = {
        "authorizationCode": {
            "authorizationUrl": "https://a",
            "tokenUrl": "https://t",
            "scopes": {"r": "Read.", "w": ""},
        },
        "deviceAuthorization": {"deviceAuthorizationUrl": "https://d", "tokenUrl": "https://t", "scopes": {}},
        "implicit": 3,
    }
    schemes = {"oauth": {"type": "oauth2", "flows": flows}, "open": {"type": "openIdConnect", "openIdConnectUrl": "u"}}
    api = lowered({}, components={"securitySchemes": schemes}).api
    assert [one.kind for one in api.schemes] == [
        OAuth2(
            (
                AuthorizationCode("", (Scope("r", "Read."), Scope("w")), "https://a", "https://t"),
                DeviceAuthorization("", (), "https://d", "https://t"),
            )
        ),
        OpenIdConnect("u"),
    ]


def test_scopes_that_an_operation_needs() -> None:
    paths = {"/a": {"get": {"security": [{"oauth": ["r", "w"], "key": []}, {}]}}}
    assert lowered({}, paths=paths).api.operations[0].security == ((Need("oauth", ("r", "w")), Need("key")), ())


def test_servers_with_variables() -> None:
    variables = {"v": {"default": "v1", "enum": ["v1", "v2"], "description": "Which."}, "w": 3}
    servers = [{"url": "https://e/{v}", "description": "All.", "variables": variables}, {"description": "No url."}]
    own = [{"url": "/own"}]
    paths = {"/a": {"servers": own, "get": {}, "put": {"servers": [{"url": "/put"}]}}, "/b": {"get": {}}}
    result = lowered({}, servers=servers, paths=paths)
    assert result.api.servers == (Server("https://e/{v}", "All.", (Variable("v", "v1", ("v1", "v2"), "Which."),)),)
    assert [one.servers for one in result.api.operations] == [(Server("/own"),), (Server("/put"),), ()]
    assert set(codes(result)) == {"malformed-part"}


def test_documentation_elsewhere() -> None:
    elsewhere = {"url": "https://d", "description": "More."}
    schema = {"type": "object", "externalDocs": elsewhere, "properties": {"a": {"externalDocs": {"url": "https://p"}}}}
    result = lowered(
        {"A": schema, "B": {"allOf": [{"$ref": SCHEMAS + "A"}, {"minProperties": 1}]}},
        paths={"/a": {"get": {"externalDocs": {"url": "https://o"}}, "put": {"externalDocs": {}}}},
        externalDocs=elsewhere,
        tags=[{"name": "t", "externalDocs": {"url": "https://t"}}],
    )
    api = result.api
    assert api.see == record(result, "A").doc.see == See("https://d", "More.")
    assert record(result, "A").fields[0].doc.see == See("https://p")
    assert record(result, "B").doc.see is None
    assert [one.doc.see for one in api.operations] == [See("https://o"), None]
    assert api.tags[0].see == See("https://t")
    assert codes(result).keys() >= {"malformed-part"}
