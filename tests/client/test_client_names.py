"""Names of an API that are those of what its client is made with: tags, security schemes, variables of servers."""

from __future__ import annotations

import ast
import builtins
import inspect
import json
from collections import Counter
from keyword import kwlist
from typing import Any

from tests.client.made import Made, made

SCHEMES = {
    "basic": {"type": "http", "scheme": "basic"},
    "bearer": {"type": "http", "scheme": "bearer"},
    "key": {"type": "apiKey", "in": "query", "name": "key"},
    "oauth": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://a.test/token", "scopes": {}}}},
}
SERVERS = [
    {"url": "https://{a}.test", "variables": {"a": {"default": "b", "enum": ["b", "c"]}}},
    {"url": "https://other.test"},
]
PAGE = {
    "type": "object",
    "required": ["items"],
    "properties": {"items": {"type": "array", "items": {"type": "string"}}},
}
PAGE["properties"]["next"] = {"type": "string"}  # type: ignore[index]


def content(schema: Any, media: str = "application/json") -> Any:
    return {"content": {media: {"schema": schema}}}


def operations(prefix: str, **said: Any) -> dict[str, Any]:
    """An operation of every kind."""
    query = [{"name": name, "in": "query", "schema": {"enum": ["a", "b"]}} for name in ("cursor", "of")]
    form = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}
    done = {"204": {"description": "Done"}}
    page = {"200": {"description": "A page", **content(PAGE)}}
    events = {"200": {"description": "Events", **content({"type": "object"}, "text/event-stream")}}
    channel = {"send": content({"type": "object"}), "receive": content({"type": "object"})}
    return {
        f"{prefix}": {"get": {**said, "parameters": query, "responses": page}},
        f"{prefix}/{{id}}": {"put": {**said, "requestBody": content({"type": ["object", "null"]}), "responses": done}},
        f"{prefix}/form": {"post": {**said, "requestBody": content(form, "multipart/form-data"), "responses": done}},
        f"{prefix}/events": {"get": {**said, "responses": events}},
        f"{prefix}/open": {"get": {**said, "x-websocket": channel, "responses": {"101": {"description": "Open"}}}},
    }


def api(tags: list[str], schemes: Any = None, servers: Any = None) -> Made:
    paths = {"/": {"get": {"operationId": "ping", "responses": {"204": {"description": "Done"}}}}}
    for number, tag in enumerate(tags):
        paths |= operations(f"/part{number}", tags=[tag])
    schemes = schemes or SCHEMES
    whole = {
        "servers": servers or SERVERS,
        "security": [{name: []} for name in schemes],
        "paths": paths,
        "components": {"securitySchemes": schemes},
    }
    head = "openapi: 3.1.0\n"
    return made(head + "".join(f"{key}: {json.dumps(value)}\n" for key, value in whole.items()))


def bound(source: str) -> list[str]:
    """The names that a module gives to something, those for type checkers included."""
    found: list[str] = []
    pending: list[ast.stmt] = [*ast.parse(source).body]
    for node in pending:
        match node:
            case ast.If():
                pending += node.body
            case ast.Import() | ast.ImportFrom():
                found += [one.asname or one.name for one in node.names]
            case ast.ClassDef() | ast.FunctionDef():
                found.append(node.name)
            case _:
                pass
    return found


def modules(package: Made) -> dict[str, str]:
    return {path: text for path, text in package.files.items() if path == "client.py" or path.startswith("resources/")}


def test_tags_called_as_what_the_client_is_made_with() -> None:
    usual = [name for text in modules(api(["pets"])).values() for name in bound(text)]
    tags = sorted({name.strip("_") for name in usual} | {"str", "int", "object", "property", "None", "class", "self"})
    package = api(tags)
    for path, text in modules(package).items():
        assert [name for name, times in Counter(bound(text)).items() if times > 1] == [], path
    with package.client() as (client, _):
        found = [getattr(client, name) for name in dir(type(client)) if not name.startswith("_")]
    resources = {type(one).__module__ for one in found if ".resources." in type(one).__module__}
    assert len(resources) == len({tag.lower().replace("_", "") for tag in tags})


def test_credentials_and_variables_called_as_what_the_constructor_needs() -> None:
    names = ["token", "login", "given", "super", "retries", "a-b", "a_b", *kwlist, *dir(builtins)[-30:]]
    variables = {name: {"default": "x"} for name in ["environment", "token", "from", "class", "c-d", "c_d", "timeout"]}
    url = "https://" + ".".join(f"{{{name}}}" for name in variables) + ".test"
    schemes = {name: {"type": "http", "scheme": "basic" if name == "login" else "bearer"} for name in names}
    package = api(["pets"], schemes, [{"url": url, "variables": variables}])
    client = package.module("client").Client
    arguments = inspect.signature(client).parameters
    assert {"token", "login", "environment", "from_", "class_", "retries_", "token_", "super_"} <= arguments.keys()
    with package.client(token="t", environment="e", token_="v", base_url=None) as (made_client, fake):
        fake.answer("GET", "/", status=204)
        made_client.ping()
    (sent,) = fake.requests
    assert sent.headers["authorization"] == "Bearer t"
    assert sent.url.startswith("https://e.v.x.")
