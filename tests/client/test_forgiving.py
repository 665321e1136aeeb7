"""Forgiving reading, of every form that a value may come in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.client.made import Made, made

FORMS = {
    "json": ("application/json", b'{"kind": "z", "size": 99, "at": "soon", "new": 1}'),
    "xml": ("application/xml", b"<Pet><kind>z</kind><size>99</size><at>soon</at><new>1</new></Pet>"),
}
DESCRIPTION = """
paths:
  /json: {get: {operationId: json, tags: [a], responses: {'200': {$ref: '#/components/responses/Json'}}}}
  /xml:
    get:
      operationId: xml
      tags: [a]
      responses: {'200': {description: '', content: {application/xml: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /lines:
    get:
      operationId: lines
      tags: [a]
      responses:
        '200':
          description: ''
          content: {application/jsonl: {itemSchema: &event {$ref: '#/components/schemas/Event'}}}
  /events:
    get:
      operationId: events
      tags: [a]
      responses: {'200': {description: '', content: {text/event-stream: {itemSchema: *event}}}}
  /text:
    get:
      operationId: text
      tags: [a]
      responses: {'200': {description: '', content: {application/json: {schema: {type: string}}}}}
  /error:
    get:
      operationId: error
      tags: [a]
      responses: {'204': {description: ''}, '404': {$ref: '#/components/responses/Json'}}
components:
  responses:
    Json: {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  schemas:
    Pet:
      type: object
      required: [kind, name]
      properties:
        kind: {enum: [a, b]}
        name: {type: string}
        size: {type: integer, maximum: 9}
        at: {type: string, format: date-time}
    Event:
      oneOf: [{$ref: '#/components/schemas/Said'}, {$ref: '#/components/schemas/Left'}]
      discriminator: {propertyName: type, mapping: {said: Said, left: Left}}
    Said: {type: object, required: [type, text], properties: {type: {const: said}, text: {type: string}}}
    Left: {type: object, required: [type], properties: {type: {const: left}}}
"""


@pytest.fixture(scope="module")
def sdk() -> Made:
    return made(DESCRIPTION)


@pytest.mark.parametrize("form", FORMS)
def test_bodies(sdk: Made, form: str) -> None:
    media, content = FORMS[form]
    told: list[Any] = []
    with sdk.client(on_deviation=told.append) as (client, api):
        api.answer("GET", f"/{form}", content=content, headers={"content-type": media})
        pet = getattr(client.a, form)()
        assert (pet.kind, pet.size, pet.at) == ("z", 99, "soon")
        with pytest.raises(AttributeError):
            _ = pet.name
    assert {one.path for one in told} == {("kind",), ("size",), ("at",), ("name",)}


@pytest.mark.parametrize("form", FORMS)
def test_strict_clients_refuse(sdk: Made, form: str) -> None:
    media, content = FORMS[form]
    with sdk.client(strict_responses=True) as (client, api):
        api.answer("GET", f"/{form}", content=content, headers={"content-type": media})
        with pytest.raises(sdk.errors.ResponseError):
            getattr(client.a, form)()


@pytest.mark.parametrize(
    ("name", "media", "content"),
    [
        ("lines", "application/jsonl", b'{"type": "said"}\n{"type": "sang", "tune": 1}\n{"type": "left"}\n'),
        (
            "events",
            "text/event-stream",
            b'data: {"type": "said"}\n\ndata: {"type": "sang", "tune": 1}\n\ndata: {"type": "left"}\n\n',
        ),
    ],
)
def test_streams(sdk: Made, name: str, media: str, content: bytes) -> None:
    told: list[Any] = []
    with sdk.client(on_deviation=told.append) as (client, api):
        api.answer("GET", f"/{name}", content=content, headers={"content-type": media})
        said, sang, left = getattr(client.a, name)()
        assert isinstance(said, sdk.models.Said)
        assert not hasattr(said, "text")
        assert sang.to_dict() == {"type": "sang", "tune": 1}
        assert isinstance(left, sdk.models.Left)
    assert len(told) == 2


def test_errors(sdk: Made) -> None:
    media, content = FORMS["json"]
    with sdk.client() as (client, api):
        api.answer("GET", "/error", status=404, content=content, headers={"content-type": media})
        with pytest.raises(sdk.errors.NotFoundError) as caught:
            client.a.error()
    assert (caught.value.data.kind, caught.value.data.size) == ("z", 99)


def test_text_where_it_was_to_be_in_json(sdk: Made) -> None:
    told: list[Any] = []
    with sdk.client(on_deviation=told.append) as (client, api):
        api.answer("GET", "/text", text="hi")
        api.answer("GET", "/text", content=b"<html>", headers={"content-type": "text/html"})
        assert client.a.text() == "hi"
        with pytest.raises(sdk.errors.ResponseError):
            client.a.text()
    assert told[0].reason == "the media type 'text/plain' is not declared"
