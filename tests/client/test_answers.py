"""What counts as an answer, and what need not be said."""

from __future__ import annotations

import pytest

from tests.client.made import Made, made

DESCRIPTION = """
paths:
  /only/{empty}/{kind}:
    get:
      operationId: only
      tags: [a]
      parameters:
        - {name: empty, in: path, required: true, schema: {enum: ['']}}
        - {name: kind, in: path, required: true, schema: {enum: [b]}}
        - {name: v, in: query, required: true, schema: {const: 1}}
      responses: {'204': {description: ''}}
  /parts:
    post:
      operationId: parts
      tags: [a]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties: {file: {type: string, format: binary}, note: {type: string}}
            encoding:
              file:
                headers:
                  X-Kind: {required: true, schema: {const: photo}}
                  X-Level: {required: true, schema: {type: integer, default: 3}}
                  X-Other: {schema: {type: string}}
      responses: {'204': {description: ''}}
  /login:
    get: &login
      operationId: login
      tags: [a]
      responses: {'302': {description: '', headers: {Location: {schema: {type: string}}}}}
  /download:
    get: {<<: *login, operationId: download, responses: {'200': {description: ''}, '302': {description: ''}}}
"""


@pytest.fixture(scope="module")
def sdk() -> Made:
    return made(DESCRIPTION)


def test_what_can_only_be_one_thing_need_not_be_said(sdk: Made) -> None:
    with sdk.client() as (client, api):
        api.answer("GET", "/only//b", status=204)
        client.a.only()
        client.a.only("", "b", v=1)
        assert {one.url for one in api.requests} == {"https://api.test/only//b?v=1"}


def test_nothing_else_may_be_empty_in_a_path(sdk: Made) -> None:
    with sdk.client() as (client, _), pytest.raises(ValueError, match="kind"):
        client.a.only("", "")


def test_a_redirect_is_the_answer_where_the_api_says_so(sdk: Made) -> None:
    with sdk.client() as (client, api):
        api.answer("GET", "/login", status=302, headers={"location": "/somewhere"})
        response = client.a.login.raw()
        assert (response.status, response.headers["location"], response.data) == (302, "/somewhere", None)
        assert client.a.login() is None
        assert len(api.requests) == 2


def test_a_redirect_is_followed_where_there_is_more(sdk: Made) -> None:
    with sdk.client() as (client, api):
        api.answer("GET", "/download", status=302, headers={"location": "/file"})
        api.answer("GET", "/file")
        assert client.a.download() is None
        assert [one.url for one in api.requests] == ["https://api.test/download", "https://api.test/file"]


def test_headers_of_parts(sdk: Made) -> None:
    with sdk.client() as (client, api):
        api.answer("POST", "/parts", status=204)
        client.a.parts(file=("a.txt", b"A", "text/plain", {"X-Other": "o"}), note="n")
        sent = api.requests[0].content
        assert [sent.count(line) for line in (b"X-Kind: photo\r\n", b"X-Level: 3\r\n", b"X-Other: o\r\n")] == [1, 1, 1]
        assert sent.index(b"X-Level") < sent.index(b'name="note"')
