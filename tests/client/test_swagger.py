"""Swagger 2.0 on the wire, extensions included."""

from __future__ import annotations

from typing import Any

import pytest

from tests.client.made import Made, made

DESCRIPTION = """
swagger: '2.0'
host: api.test
basePath: /v1
schemes: [https]
consumes: [application/json]
produces: [application/json]
paths:
  /lists/{ids}:
    get:
      operationId: lists
      tags: [a]
      parameters:
        - {name: ids, in: path, required: true, type: array, items: {type: integer}, collectionFormat: pipes}
        - {name: csv, in: query, type: array, items: {type: string}}
        - {name: ssv, in: query, type: array, items: {type: string}, collectionFormat: ssv}
        - {name: tsv, in: query, type: array, items: {type: string}, collectionFormat: tsv}
        - {name: pipes, in: query, type: array, items: {type: string}, collectionFormat: pipes}
        - {name: multi, in: query, type: array, items: {type: string}, collectionFormat: multi}
        - {name: X-List, in: header, type: array, items: {type: integer}}
      responses: {'204': {description: ''}}
  /raw/{path}:
    get:
      operationId: raw
      tags: [a]
      parameters:
        - {name: path, in: path, required: true, type: string, x-ms-skip-url-encoding: true}
        - {name: q, in: query, type: string, x-ms-skip-url-encoding: true}
        - {name: color, in: query, type: string, enum: [red, 'light green'], x-ms-enum: {name: C, modelAsString: true}}
        - {name: at, in: query, type: string, format: date-time}
        - {name: data, in: query, type: string, format: byte}
        - {name: url, in: query, type: string, format: base64url}
        - {name: took, in: query, type: string, format: duration}
        - {name: day, in: query, type: string, format: date}
        - {name: big, in: query, type: integer, format: int64}
        - {name: flag, in: query, type: boolean}
      responses: {'204': {description: ''}}
  /upload:
    post:
      operationId: upload
      tags: [a]
      consumes: [multipart/form-data]
      parameters:
        - {name: file, in: formData, required: true, type: file}
        - {name: name, in: formData, type: string}
        - {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: multi}
      produces: [application/octet-stream]
      responses: {'200': {description: '', schema: {type: file}}}
  /form:
    post:
      operationId: form
      tags: [a]
      consumes: [application/x-www-form-urlencoded, multipart/form-data]
      parameters:
        - {name: n, in: formData, required: true, type: integer}
        - {name: ids, in: formData, type: array, items: {type: integer}, collectionFormat: csv}
      responses: {'200': {description: '', schema: {type: string}}}
  /stream:
    put:
      operationId: put_stream
      tags: [a]
      consumes: [application/octet-stream]
      parameters: [{name: body, in: body, schema: {type: object, format: file}}]
      responses: {'200': {description: ''}, default: {description: '', schema: {$ref: '#/definitions/Error'}}}
  /head:
    head: {operationId: head, tags: [a], responses: {'200': {description: ''}, '404': {description: ''}}}
  /fish:
    put:
      operationId: put_fish
      tags: [a]
      parameters: [{name: fish, in: body, required: true, schema: {$ref: '#/definitions/Fish'}}]
      responses: {'200': {description: '', schema: {$ref: '#/definitions/Fish'}}}
x-ms-paths:
  /things?op=copy:
    post:
      operationId: copy
      tags: [a]
      parameters: [{name: to, in: query, required: true, type: string}]
      responses: {'202': {description: ''}}
definitions:
  Error: {type: object, properties: {status: {type: integer}, message: {type: string}}}
  Fish:
    type: object
    discriminator: kind
    required: [kind, length]
    properties:
      kind: {type: string}
      length: {type: number}
      siblings: {type: array, items: {$ref: '#/definitions/Fish'}}
  Salmon:
    x-ms-discriminator-value: smart_salmon
    allOf: [{$ref: '#/definitions/Fish'}, {type: object, properties: {iswild: {type: boolean}}}]
    additionalProperties: {}
  Shark:
    allOf: [{$ref: '#/definitions/Fish'}, {type: object, properties: {age: {type: integer}}}]
"""


@pytest.fixture(scope="module")
def sdk() -> Made:
    return made(DESCRIPTION)


def sent(sdk: Made, method: str, path: str, name: str, /, *args: Any, answer: dict[str, Any], **given: Any) -> Any:
    """The request that a call sends, and what it gives."""
    with sdk.client(base_url=None) as (client, api):
        api.answer(method, path, **answer)
        result = getattr(client.a, name)(*args, **given)
        return api.requests[0], result


NOTHING: dict[str, Any] = {"status": 204}


def test_lists(sdk: Made) -> None:
    words = ["a,b", "c d"]
    given = dict.fromkeys(("csv", "ssv", "tsv", "pipes", "multi"), words)
    path = "/v1/lists/1%7C2"
    asked, _ = sent(sdk, "GET", path, "lists", [1, 2], **given, x_list=[3, 4], answer=NOTHING)
    assert asked.url == (
        "https://api.test/v1/lists/1%7C2?csv=a%2Cb,c%20d&ssv=a%2Cb%20c%20d&tsv=a%2Cb%09c%20d&pipes=a%2Cb%7Cc%20d"
        "&multi=a%2Cb&multi=c%20d"
    )
    assert asked.headers["x-list"] == "3,4"


def test_values(sdk: Made) -> None:
    from datetime import UTC, date, datetime, timedelta

    asked, _ = sent(
        *(sdk, "GET", "/v1/raw/a/b%20c", "raw", "a/b%20c"),
        q="1&r=2",
        color="blue",
        at=datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
        data=b"\xff\xfe",
        url="_-8",
        took=timedelta(days=1, seconds=0.5),
        day=date(2020, 1, 2),
        big=-(2**63),
        flag=False,
        answer=NOTHING,
    )
    assert asked.url.partition("?")[2] == (
        "q=1&r=2&color=blue&at=2020-01-02T03%3A04%3A05Z&data=%2F%2F4%3D&url=_-8&took=P1DT0.5S&day=2020-01-02"
        "&big=-9223372036854775808&flag=false"
    )


def test_files_in_forms(sdk: Made) -> None:
    answer = {"content": b"\x00\x01", "headers": {"content-type": "application/octet-stream"}}
    file = ("a.bin", b"abc", "image/png")
    asked, result = sent(sdk, "POST", "/v1/upload", "upload", file=file, name="n", tags=["x", "y"], answer=answer)
    assert result == b"\x00\x01"
    content = asked.content
    assert content.count(b'name="tags"') == 2
    assert b'name="file"; filename="a.bin"\r\nContent-Type: image/png\r\n\r\nabc\r\n' in content


def test_a_form_that_may_be_sent_in_two_ways_is_sent_in_the_first(sdk: Made) -> None:
    asked, _ = sent(sdk, "POST", "/v1/form", "form", n=1, ids=[2, 3], answer={"json": "a"})
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert asked.content == b"n=1&ids=2,3"


def test_a_body_of_bytes(sdk: Made) -> None:
    asked, _ = sent(sdk, "PUT", "/v1/stream", "put_stream", b"\x00abc", answer={"status": 200})
    assert (asked.content, asked.headers["content-type"]) == (b"\x00abc", "application/octet-stream")
    asked, _ = sent(sdk, "PUT", "/v1/stream", "put_stream", answer={"status": 200})
    assert asked.content == b""
    assert "content-type" not in asked.headers


def test_errors_of_every_other_status(sdk: Made) -> None:
    with pytest.raises(sdk.errors.ClientError) as caught:
        sent(sdk, "PUT", "/v1/stream", "put_stream", answer={"status": 418, "json": {"status": 418, "message": "no"}})
    assert (caught.value.status, caught.value.data.message) == (418, "no")


def test_head(sdk: Made) -> None:
    assert sent(sdk, "HEAD", "/v1/head", "head", answer={"status": 200})[1] is None
    with pytest.raises(sdk.errors.NotFoundError):
        sent(sdk, "HEAD", "/v1/head", "head", answer={"status": 404})


def test_subtypes_are_known_by_what_they_say(sdk: Made) -> None:
    models = sdk.models
    fish = models.Salmon(length=1, iswild=True, siblings=[models.Shark(length=2, age=3)])
    tree = {
        "kind": "smart_salmon",
        "length": 1,
        "iswild": True,
        "siblings": [{"kind": "Shark", "length": 2, "age": 3}],
        "more": {"a": 1},
    }
    asked, result = sent(sdk, "PUT", "/v1/fish", "put_fish", fish, answer={"json": tree})
    assert asked.json == {name: value for name, value in tree.items() if name != "more"}
    assert (type(result).__name__, type(result.siblings[0]).__name__) == ("Salmon", "Shark")
    assert sdk.package.to_dict(result) == tree


def test_a_path_may_have_a_query(sdk: Made) -> None:
    asked, _ = sent(sdk, "POST", "/v1/things", "copy", to="x", answer={"status": 202})
    assert asked.url == "https://api.test/v1/things?op=copy&to=x"


@pytest.mark.parametrize(("prefix", "expected"), [("true", "https://me.api.test/v1/a"), ("false", "me.api.test/v1/a")])
def test_a_host_with_parameters(prefix: str, expected: str) -> None:
    sdk = made(f"""
swagger: '2.0'
basePath: /v1
schemes: [https]
x-ms-parameterized-host:
  hostTemplate: '{{account}}.{{host}}'
  useSchemePrefix: {prefix}
  parameters:
    - {{name: account, in: path, required: true, type: string}}
    - {{$ref: '#/parameters/Host'}}
paths: {{/a: {{get: {{operationId: a, tags: [a], responses: {{'204': {{description: ''}}}}}}}}}}
parameters: {{Host: {{name: host, in: path, required: true, type: string, default: api.test}}}}
""")
    address = sdk.module("client")._API.servers[0]
    assert address.url + "/a" == expected.replace("me.api.test", "{account}.{host}")
    if prefix == "true":
        with sdk.client(base_url=None, account="me") as (client, api):
            api.answer("GET", "/v1/a", status=204)
            client.a.a()
            assert api.requests[0].url == expected


@pytest.mark.parametrize(
    ("method", "status", "followed"),
    [
        *(("get", 300, "GET"), ("head", 300, "HEAD"), ("put", 300, "")),
        *(("get", 301, "GET"), ("post", 301, "GET"), ("post", 303, "GET"), ("post", 307, "POST")),
        ("delete", 307, "DELETE"),
    ],
)
def test_redirects(method: str, status: int, followed: str) -> None:
    sdk = made(f"paths: {{/a: {{{method}: {{operationId: a, tags: [a], responses: {{'200': {{description: ''}}}}}}}}}}")
    with sdk.client() as (client, api):
        api.answer(method, "/a", status=status, headers={"location": "/b"})
        if not followed:
            with pytest.raises(sdk.errors.ApiError):
                client.a.a()
            return
        api.answer(followed, "/b")
        client.a.a()
    assert [one.method for one in api.requests] == [method.upper(), followed]
