"""Streams: what a description says of their values, and methods that ask for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.client.made import Made, made

DESCRIPTION = """
paths:
  /ask:
    post:
      operationId: ask
      tags: [chat]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Question'}}}}
      responses:
        '200':
          description: ''
          content:
            application/json: {schema: {$ref: '#/components/schemas/Reply'}}
            text/event-stream: {schema: {$ref: '#/components/schemas/Part'}}
  /form:
    post:
      operationId: form
      tags: [chat]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [text]
              properties: {text: {type: string}, stream: {type: [boolean, 'null']}}
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {type: string}}, text/event-stream: {schema: {type: string}}}
  /find:
    get:
      operationId: find
      tags: [chat]
      parameters: [{name: stream, in: query, schema: {type: boolean}}, {name: q, in: query, schema: {type: string}}]
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {type: string}}, application/jsonl: {schema: {type: integer}}}
  /named:
    get:
      operationId: named
      tags: [chat]
      responses:
        '200':
          description: ''
          content:
            text/event-stream:
              itemSchema:
                type: object
                properties: {event: {type: string}, data: {type: string}}
                oneOf:
                  - properties:
                      event: {const: note}
                      data: {contentMediaType: text/plain}
                  - properties:
                      event: {const: part}
                      data: {contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/Part'}}
                  - properties:
                      event: {const: size}
                      data:
                        contentMediaType: application/json
                        contentSchema: {type: object, properties: {n: {type: integer}}}
                  - properties: {data: {const: over}}
  /wrapped:
    get:
      operationId: wrapped
      tags: [chat]
      responses:
        '200': {description: '', content: {text/event-stream: {schema: {$ref: '#/components/schemas/Wrapped'}}}}
  /marked:
    get:
      operationId: marked
      tags: [chat]
      responses:
        '200': {description: '', content: {text/event-stream: {x-itemSchema: {type: string}, x-stream-end: bye}}}
  /sequence:
    get:
      operationId: sequence
      tags: [chat]
      responses:
        '200': {description: '', content: {application/json-seq: {schema: {type: array, items: {type: integer}}}}}
  /upload:
    post:
      operationId: upload
      tags: [chat]
      requestBody:
        required: true
        content:
          application/jsonl: {schema: {type: array, items: {$ref: '#/components/schemas/Reply'}}}
          application/json-seq: {schema: {type: array, items: {$ref: '#/components/schemas/Reply'}}}
      responses: {'204': {description: ''}}
  /pages:
    get: {operationId: pages, tags: [chat], responses: {'200': {description: '', content: {text/event-stream: {}}}}}
components:
  schemas:
    Question:
      type: object
      required: [text]
      properties: {text: {type: string}, stream: {type: boolean, default: false}}
    Reply: {type: object, required: [text], properties: {text: {type: string}}}
    Part:
      oneOf: [{$ref: '#/components/schemas/Text'}, {$ref: '#/components/schemas/End'}]
      discriminator: {propertyName: type}
    Text: {type: object, required: [type, text], properties: {type: {const: text}, text: {type: string}}}
    End: {type: object, required: [type], properties: {type: {const: end}}}
    Wrapped:
      type: object
      required: [event, data]
      properties:
        event: {enum: [text, end]}
        data: {$ref: '#/components/schemas/Part'}
"""
SSE = {"content-type": "text/event-stream"}


@pytest.fixture(scope="module")
def sdk() -> Made:
    return made(DESCRIPTION)


def events(sdk: Made, path: str, content: str, media: str = "text/event-stream", **given: Any) -> list[Any]:
    with sdk.client() as (client, api):
        api.answer("GET", path, content=content.encode(), headers={"content-type": media})
        return list(getattr(client.chat, path[1:])(**given))


def test_json_or_events_are_two_methods(sdk: Made) -> None:
    models = sdk.models
    with sdk.client() as (client, api):
        api.answer("POST", "/ask", json={"text": "yes"})
        assert client.chat.ask(models.Question(text="?")) == models.Reply(text="yes")
        content = b'data: {"type": "text", "text": "y"}\n\ndata: {"type": "end"}\n\ndata: [DONE]\n\n'
    with sdk.client() as (client, api):
        api.answer("POST", "/ask", content=content, headers=SSE)
        found = list(client.chat.ask_stream(models.Question(text="?")))
        assert found == [models.Text(text="y"), models.End()]
    asked = api.requests[0]
    assert asked.json == {"text": "?", "stream": True}
    assert asked.headers["accept"] == "text/event-stream"


def test_the_switch_is_no_argument_of_a_form(sdk: Made) -> None:
    with sdk.client() as (client, api):
        api.answer("POST", "/form", json="a")
        assert client.chat.form(text="t") == "a"
        assert b'name="stream"' not in api.requests[0].content
    with sdk.client() as (client, api):
        api.answer("POST", "/form", content=b"data: a\n\n", headers=SSE)
        assert list(client.chat.form_stream(text="t")) == ["a"]
        assert b'name="stream"\r\n\r\ntrue\r\n' in api.requests[0].content
        with pytest.raises(TypeError):
            client.chat.form_stream(text="t", stream=False)


def test_the_switch_may_be_in_the_query(sdk: Made) -> None:
    with sdk.client() as (client, api):
        api.answer("GET", "/find", json="a")
        assert client.chat.find(q="x") == "a"
        assert api.requests[0].query == [("q", "x")]
    with sdk.client() as (client, api):
        api.answer("GET", "/find", content=b"1\n2\n", headers={"content-type": "application/jsonl"})
        assert list(client.chat.find_stream(q="x")) == [1, 2]
        assert api.requests[0].query == [("stream", "true"), ("q", "x")]


def test_events_are_what_their_names_say(sdk: Made) -> None:
    text = 'event: note\ndata: [1]\n\nevent: part\ndata: {"type": "end"}\n\nevent: size\ndata: {"n": 3}\n\n'
    note, part, size = events(sdk, "/named", f"{text}data: over\n\nevent: note\ndata: late\n\n")
    assert (note, part, size.n) == ("[1]", sdk.models.End(), 3)


def test_data_is_taken_out_of_what_is_around_it(sdk: Made) -> None:
    found = events(sdk, "/wrapped", 'event: text\ndata: {"type": "text", "text": "y"}\n\ndata: [DONE]\n\n')
    assert found == [sdk.models.Text(text="y")]


def test_what_ends_a_stream_may_be_said_before_3_2(sdk: Made) -> None:
    assert events(sdk, "/marked", "data: [DONE]\n\ndata: bye\n\ndata: x\n\n") == ["[DONE]"]


def test_a_list_is_a_stream_of_its_items(sdk: Made) -> None:
    assert events(sdk, "/sequence", "\x1e1\n\x1e2\n", "application/json-seq") == [1, 2]


def test_events_that_nothing_is_said_of_are_texts(sdk: Made) -> None:
    assert events(sdk, "/pages", "data: {}\n\n") == ["{}"]


def test_the_connection_is_closed_when_a_loop_is_left(sdk: Made) -> None:
    closed = []

    def chunks() -> Any:
        try:
            while True:
                yield b"data: a\n\n"
        finally:
            closed.append(True)

    with sdk.client() as (client, api):
        api.answer("GET", "/pages", content=chunks(), headers=SSE)
        for event in client.chat.pages():
            assert event == "a"
            break
    assert closed == [True]


def test_lines_are_sent(sdk: Made, tmp_path: Path) -> None:
    replies = [sdk.models.Reply(text="a"), sdk.models.Reply(text="b")]
    file = tmp_path / "replies.jsonl"
    file.write_bytes(b'{"text": "c"}')
    with sdk.client() as (client, api):
        api.answer("POST", "/upload", status=204)
        client.chat.upload(replies)
        client.chat.upload(replies, content_type="application/json-seq")
        client.chat.upload(file)
        client.chat.upload(b"{}")
        assert [one.content for one in api.requests] == [
            b'{"text":"a"}\n{"text":"b"}\n',
            b'\x1e{"text":"a"}\n\x1e{"text":"b"}\n',
            b'{"text": "c"}',
            b"{}",
        ]
