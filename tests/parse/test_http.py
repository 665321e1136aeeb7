"""All but the schemas as nouns: every field is read, or it is written down that it is not."""

from __future__ import annotations

from typing import Any

import pytest
from sdkwright.description.document import Description
from sdkwright.description.operations import Operation
from sdkwright.description.outcomes import EXTENSIONS, IGNORED, MAP, OUTCOMES, UNUSED
from sdkwright.document import Document
from sdkwright.ir.http.content import Location, Style, Styled
from sdkwright.ir.http.responses import OTHER_STATUS, StatusCode, StatusRange
from sdkwright.ir.http.security import ApiKey, Need
from sdkwright.jsonvalue.pointers import join
from sdkwright.ledger import Outcome
from sdkwright.openapi import objects
from sdkwright.openapi.objects import Kind
from sdkwright.parse.http import describe
from sdkwright.report import Report

from tests.lower.documents import Source, document
from tests.openapi.published import fields_of

KINDS = [kind for kind in OUTCOMES if kind not in (MAP, UNUSED)]


def described(**root: Any) -> tuple[Description, Report]:
    whole = document({}, **root)
    report = Report(whole)
    return describe(whole, report), report


def operation(**said: Any) -> tuple[Operation, Report]:
    found, report = described(paths={"/a": {"post": said}})
    return found.items[0].operations[0], report


def told(report: Report) -> list[tuple[str, str]]:
    return [(one.code, one.location.pointer) for one in report.diagnostics]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_of_every_field_it_is_said_what_becomes_of_it(kind: Kind) -> None:
    ignored = IGNORED.get(kind, {})
    assert ignored.keys().isdisjoint(OUTCOMES[kind])
    assert ignored.keys() | OUTCOMES[kind].keys() == fields_of(kind) - EXTENSIONS.get(kind, {}).keys()


class Spied(dict[str, Any]):
    """An object that notes which of its fields are asked for."""

    def __init__(self, said: dict[str, Any]) -> None:
        super().__init__({name: spied(value) for name, value in said.items()})
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self.asked.add(name)
        return super().get(name, default)


def spied(value: Any) -> Any:
    if isinstance(value, dict):
        return Spied(value)
    return [spied(item) for item in value] if isinstance(value, list) else value


SEE = {"url": "https://d", "description": "More."}
SERVER = {
    "url": "/{v}",
    "name": "n",
    "description": "d",
    "variables": {"v": {"default": "1", "enum": ["1"], "description": "d"}},
}
EXAMPLE = {"summary": "s", "description": "d", "value": 1}
WRITTEN = {"style": "form", "explode": True, "allowReserved": True}
MEDIA: dict[str, Any] = {
    "schema": {},
    "itemSchema": {},
    "example": 1,
    "examples": {"a": EXAMPLE, "b": {"dataValue": 1}},
    "encoding": {"p": {"contentType": "a/b", "headers": {"H": {"schema": {}}}, **WRITTEN, "encoding": {"q": {}}}},
    "prefixEncoding": [{"prefixEncoding": [{}]}],
    "itemEncoding": {"itemEncoding": {}},
}
PARAMETER = {
    "name": "p",
    "in": "query",
    "description": "d",
    "required": True,
    "deprecated": True,
    "allowEmptyValue": True,
    **WRITTEN,
    "schema": {},
    "content": {"a/b": MEDIA},
    "example": 1,
    "examples": {},
}
HEADER = {key: value for key, value in PARAMETER.items() if key not in ("name", "in", "allowEmptyValue")}
LINKS = {
    "l": {"operationId": "o", "operationRef": "#", "parameters": {"p": 1}, "requestBody": 1, "server": SERVER},
    "m": {"description": "d", "operationId": "o"},
}
OPERATION: dict[str, Any] = {
    "tags": ["t"],
    "summary": "s",
    "description": "d",
    "externalDocs": SEE,
    "parameters": [PARAMETER],
    "requestBody": {"description": "d", "content": {"a/b": MEDIA}, "required": True},
    "responses": {
        "200": {
            "summary": "s",
            "description": "d",
            "headers": {"H": HEADER},
            "content": {"a/b": MEDIA, "c/d": {"example": 1}},
            "links": LINKS,
        }
    },
    "callbacks": {"c": {"{$url}": {"post": {}}}},
    "deprecated": True,
    "security": [{"s": []}],
}
URLS = ("authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl")
FLOW = {**dict.fromkeys(URLS, "https://u"), "scopes": {"a": "b"}}
WAY = {"description": "d", "content": {"a/b": {}}}
EVERYTHING: dict[str, Any] = {
    "openapi": "3.2.0",
    "$self": "https://x",
    "info": {
        **{name: name for name in ("title", "summary", "description", "termsOfService", "version")},
        "contact": {"name": "n", "url": "u", "email": "e"},
        "license": {"name": "n", "url": "u", "identifier": "i"},
    },
    "servers": [SERVER],
    "paths": {
        "/a": {
            "summary": "s",
            "description": "d",
            "servers": [SERVER],
            "parameters": [{"name": "q", "in": "query"}],
            **{method: {**OPERATION, "operationId": method} for method in objects.METHODS},
            "additionalOperations": {"COPY": {}},
        },
        "/b": {"$ref": "#/components/pathItems/b"},
    },
    "webhooks": {"w": {"post": {}, "get": {"x-websocket": {"send": WAY, "receive": WAY, "subprotocols": ["s"]}}}},
    "components": {
        "pathItems": {"b": {"get": {}}},
        "securitySchemes": {
            "a": {"type": "apiKey", "name": "n", "in": "query", "description": "d", "deprecated": True},
            "h": {"type": "http", "scheme": "bearer", "bearerFormat": "f"},
            "o": {"type": "oauth2", "oauth2MetadataUrl": "m", "flows": dict.fromkeys(objects.FLOWS.holds, FLOW)},
            "i": {"type": "openIdConnect", "openIdConnectUrl": "u"},
        },
    },
    "tags": [{"name": "t", "summary": "s", "description": "d", "externalDocs": SEE, "parent": "u", "kind": "nav"}],
    "security": [{"s": []}],
    "externalDocs": SEE,
}


def test_what_is_said_to_be_read_is_read() -> None:
    root = spied(EVERYTHING)
    whole = Document(root, "3.2", "", Source())
    report = Report(whole)
    describe(whole, report)
    assert report.diagnostics == []
    read: dict[Kind, set[str]] = {}
    for kind, visits in report.objects.items():
        for pointer in visits:
            node = whole.resolve(pointer)
            assert isinstance(node, Spied)
            read.setdefault(kind, set()).update(node.asked)
    for kind in KINDS:
        assert OUTCOMES[kind].keys() <= read[kind] | {"openapi", "$self", "$ref"}, kind.name


def test_what_a_parameter_says_of_the_way_it_is_written() -> None:
    listed = [
        {"name": "a", "in": "path"},
        {"name": "b", "in": "cookie", "style": "cookie"},
        {"name": "c", "in": "query", "style": "tabDelimited", "explode": False},
        {"name": "d", "in": "query", "style": "pipeDelimited"},
        {"name": "e", "in": "querystring", "content": {"application/json": {"schema": {}}}},
        {"name": "f", "in": "query", "style": "sideways", "allowReserved": True},
    ]
    made, report = operation(parameters=listed)
    assert [one.styled for one in made.parameters if one.content is None] == [
        Styled(Style.SIMPLE, False),
        Styled(Style.COOKIE, True),
        Styled(Style.TAB_DELIMITED, False),
        Styled(Style.PIPE_DELIMITED, False),
        Styled(Style.FORM, True, True),
    ]
    query = made.parameters[4]
    assert (query.location, query.content and query.content.name) == (Location.QUERYSTRING, "application/json")
    assert told(report) == [("malformed-part", "#/paths/~1a/post/parameters/5/style")]


def test_bodies_in_sequence_and_in_parts() -> None:
    content = {
        "multipart/mixed": {
            "itemSchema": {},
            "prefixEncoding": [{"contentType": "text/plain"}, 3],
            "itemEncoding": {"contentType": "image/png, image/gif", "encoding": {"a": {"explode": True}}},
        }
    }
    made, report = operation(requestBody={"content": content})
    assert made.request is not None
    (media,) = made.request.contents
    place = "#/paths/~1a/post/requestBody/content/multipart~1mixed"
    assert (media.schema, media.item) == (None, f"{place}/itemSchema")
    assert [one.content_types for one in media.encodings.prefix] == [("text/plain",)]
    item = media.encodings.item
    assert item is not None
    assert item.content_types == ("image/png", "image/gif")
    assert item.encodings is not None
    assert [(name, one.styled) for name, one in item.encodings.named] == [("a", Styled(Style.FORM, True))]
    assert told(report) == [("malformed-operation", f"{place}/prefixEncoding/1")]


def test_statuses() -> None:
    answers = {key: {"description": "d"} for key in ("200", "4XX", "5xx", "default", "20", "OK", "0XX", "x-y")}
    made, report = operation(responses=answers)
    assert [one.status for one in made.responses] == [StatusCode(200), StatusRange(4), StatusRange(5), OTHER_STATUS]
    assert [place.rpartition("/")[2] for _, place in told(report)] == ["20", "OK", "0XX"]


def test_null_says_nothing() -> None:
    nothing = dict.fromkeys(("tags", "summary", "parameters", "requestBody", "responses", "deprecated", "servers"))
    made, report = operation(**nothing)
    assert (made.tags, made.request, made.responses, made.deprecated) == ((), None, (), False)
    assert told(report) == []


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"tags": "a"}, "tags"),
        ({"summary": []}, "summary"),
        ({"deprecated": "yes"}, "deprecated"),
        ({"security": {}}, "security"),
        ({"security": [3]}, "security/0"),
        ({"servers": [{}]}, "servers/0"),
        ({"servers": [{"url": "ftp://a"}]}, "servers/0/url"),
        ({"externalDocs": {"url": ""}}, "externalDocs"),
        ({"responses": {"200": {"content": []}}}, "responses/200/content"),
        ({"responses": {"200": {"links": {"a": {"parameters": []}}}}}, "responses/200/links/a/parameters"),
        ({"requestBody": {"content": {"a": {"examples": 3}}}}, "requestBody/content/a/examples"),
        ({"requestBody": {"content": {"a": {"encoding": 3}}}}, "requestBody/content/a/encoding"),
    ],
)
def test_what_is_malformed_is_told_once(said: dict[str, Any], place: str) -> None:
    _, report = operation(**said)
    assert told(report) == [("malformed-part", f"#/paths/~1a/post/{place}")]


JSON = {"content": {"application/json": {}}}


@pytest.mark.parametrize(
    ("method", "said", "place"),
    [
        ("get", 3, ""),
        ("post", {"send": JSON}, ""),
        ("get", {}, ""),
        ("get", {"subprotocols": ["a"]}, ""),
        ("get", {"send": JSON, "subprotocols": ["a b"]}, "/subprotocols"),
        ("get", {"send": JSON, "subprotocols": "a"}, "/subprotocols"),
        ("get", {"send": JSON, "receive": {}}, "/receive"),
        ("get", {"send": JSON, "receive": []}, "/receive"),
    ],
)
def test_channels_that_are_malformed(method: str, said: Any, place: str) -> None:
    _, report = described(paths={"/a": {method: {"responses": {}, "x-websocket": said}}})
    assert told(report) == [("malformed-channel", f"#/paths/~1a/{method}/x-websocket{place}")]


def test_channels() -> None:
    said = {"send": JSON, "receive": {"description": "d", **JSON}, "subprotocols": ["b", "a", "b"]}
    found, report = described(paths={"/a": {"get": {"responses": {}, "x-websocket": said}}})
    channel = found.items[0].operations[0].channel
    assert channel is not None
    assert channel.send is not None
    assert channel.receive is not None
    assert channel.subprotocols == ("b", "a")
    assert channel.receive.description == "d"
    assert [one.name for one in channel.send.contents] == ["application/json"]
    assert told(report) == []


def test_a_header_that_holds_itself() -> None:
    media = {"multipart/mixed": {"encoding": {"a": {"headers": {"H": {"$ref": "#/components/headers/H"}}}}}}
    headers = {"H": {"content": media}}
    answers = {"200": {"description": "d", "headers": {"X": {"$ref": "#/components/headers/H"}}}}
    found, report = described(paths={"/a": {"get": {"responses": answers}}}, components={"headers": headers})
    (header,) = found.items[0].operations[0].responses[0].headers
    assert (header.name, header.pointer) == ("X", "#/components/headers/H")
    assert told(report) == [("malformed-operation", "#/components/headers/H")]


def test_security_that_is_named_by_reference() -> None:
    schemes = {"key": {"type": "apiKey", "in": "cookie", "name": "k"}, "odd": {"type": "magic"}}
    security = [{"#/components/securitySchemes/key": []}, {"#/components/securitySchemes/none": ["a"]}]
    found, report = described(security=security, components={"securitySchemes": schemes})
    assert [one.kind for one in found.schemes] == [ApiKey(Location.COOKIE, "k")]
    assert found.security == ((Need("key"),), (Need("#/components/securitySchemes/none", ("a",)),))
    assert told(report) == [("malformed-part", "#/components/securitySchemes/odd")]
    assert report.outcomes["#/components/securitySchemes/odd", "type"] is Outcome.DROPPED


def test_an_example_beside_examples_is_dropped() -> None:
    media = {"example": 1, "examples": {"a": {"value": 2}}}
    made, report = operation(requestBody={"content": {"a": media}})
    assert made.request is not None
    assert [one.value for one in made.request.contents[0].examples] == [2]
    assert report.outcomes["#/paths/~1a/post/requestBody/content/a", "example"] is Outcome.DROPPED


def test_what_stands_beside_is_dropped() -> None:
    schemes = {
        "key": {"type": "apiKey", "in": "header", "name": "K", "scheme": "basic"},
        "oauth": {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "u", "tokenUrl": "t", "scopes": {}}}},
    }
    _, report = described(components={"securitySchemes": schemes})
    place = "#/components/securitySchemes"
    assert report.outcomes[join(place, "key"), "scheme"] is Outcome.DROPPED
    assert report.outcomes[f"{place}/oauth/flows/implicit", "tokenUrl"] is Outcome.DROPPED
    assert (join(place, "key"), "name") not in report.outcomes


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (" https://a/{b} c#d ", "https://a/{b}%20c"),
        ("//[::1]:80/100%/%20?q=\u00e9\n", "//[::1]:80/100%25/%20?q=%C3%A9"),
        ("{scheme}://a:{port}", "{scheme}://a:{port}"),
    ],
)
def test_the_url_of_a_server_has_what_urls_may_have(url: str, expected: str) -> None:
    found, report = described(servers=[{"url": url}])
    assert [one.url for one in found.servers] == [expected]
    assert told(report) == []


def test_servers_of_a_path_that_every_operation_has_of_its_own() -> None:
    own = [{"url": "/own"}]
    item = {"servers": [{"url": "/path"}], "get": {"servers": own}}
    found, report = described(paths={"/a": item, "/b": {**item, "put": {}}})
    assert [one.servers != () for one in found.items] == [False, True]
    assert report.outcomes == {("#/paths/~1a", "servers"): Outcome.DROPPED}
