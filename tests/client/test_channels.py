"""Channels of a description, opened against a server on the loopback interface."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from websockets.sync.server import ServerConnection, serve

from tests.client.made import Made, made

DESCRIPTION = """
servers: [{url: https://chat.example/v1}]
security: [{key: []}]
paths:
  /rooms/{room}/chat:
    get:
      operationId: chat.connect
      servers: [{url: wss://chat.example/v1}]
      parameters: [{name: room, in: path, required: true, schema: {type: string}}]
      responses: {'101': {description: ''}}
      x-websocket:
        send:
          content:
            application/json: {schema: {$ref: '#/components/schemas/ClientEvent'}}
            application/octet-stream: {}
        receive:
          description: What others say.
          content: {application/json: {schema: {$ref: '#/components/schemas/ServerEvent'}}}
        subprotocols: [chat.v1]
components:
  securitySchemes: {key: {type: http, scheme: bearer}}
  schemas:
    Say: {type: object, required: [type, text], properties: {type: {const: chat.say}, text: {type: string}}}
    Append: {type: object, required: [type], properties: {type: {const: chat.audio.append}, n: {type: integer}}}
    Audio: {type: object, required: [type], properties: {type: {const: chat.audio}}}
    Close: {type: object, required: [type], properties: {type: {const: close}}}
    Import: {type: object, required: [type], properties: {type: {const: import}}}
    ClientEvent:
      oneOf:
      - $ref: '#/components/schemas/Say'
      - $ref: '#/components/schemas/Append'
      - $ref: '#/components/schemas/Audio'
      - $ref: '#/components/schemas/Close'
      - $ref: '#/components/schemas/Import'
    Said: {type: object, required: [type, text], properties: {type: {const: chat.said}, text: {type: string}}}
    Left: {type: object, required: [type], properties: {type: {const: chat.left}}}
    ServerEvent: {oneOf: [{$ref: '#/components/schemas/Said'}, {$ref: '#/components/schemas/Left'}]}
"""


@pytest.fixture(scope="module")
def sdk() -> Made:
    return made(DESCRIPTION)


@contextmanager
def server(got: list[Any]) -> Iterator[str]:
    """Takes five events, and says one."""

    def room(connection: ServerConnection) -> None:
        assert connection.request is not None
        got.append((connection.request.path, connection.request.headers["Authorization"], connection.subprotocol))
        got.extend(connection.recv() for _ in range(5))
        connection.send(json.dumps({"type": "chat.said", "text": "miaow"}))

    with serve(room, "127.0.0.1", 0, subprotocols=["chat.v1"]) as listening:  # type: ignore[list-item]  # plain texts
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.socket.getsockname()[1]}"
        listening.shutdown()
        thread.join()


EXPECTED = [
    ("/rooms/a%2Fb/chat", "Bearer k", "chat.v1"),
    '{"type":"chat.say","text":"hi"}',
    '{"type":"chat.audio.append","n":1}',
    '{"type":"chat.audio"}',
    '{"type":"close"}',
    b"\x00",
]


def test_a_session(sdk: Made) -> None:
    got: list[Any] = []
    with (
        server(got) as url,
        sdk.module("client").Client(key="k", base_url=url) as client,
        client.chat.connect("a/b") as connection,
    ):
        connection.chat.say(text="hi")
        connection.chat.audio.append(n=1)
        connection.chat.audio_()
        connection.close_()
        connection.send(b"\x00")
        assert [event.text for event in connection] == ["miaow"]
    assert got == EXPECTED


def test_an_asynchronous_session(sdk: Made) -> None:
    got: list[Any] = []

    async def main(url: str) -> Any:
        async with (
            sdk.module("client").AsyncClient(key="k", base_url=url) as client,
            client.chat.connect("a/b") as connection,
        ):
            await connection.chat.say(text="hi")
            await connection.chat.audio.append(n=1)
            await connection.chat.audio_()
            await connection.close_()
            await connection.send(b"\x00")
            return await connection.wait_for(sdk.models.Said, timeout=5)

    with server(got) as url:
        assert asyncio.run(main(url)).text == "miaow"
    assert got == EXPECTED


def test_keywords_of_python(sdk: Made) -> None:
    assert "    import_ = sends(lambda: models.Import)" in sdk.files["channels/chat.py"]


def test_an_api_without_channels_has_nothing_of_them() -> None:
    plain = made("paths: {/a: {get: {operationId: a, responses: {'204': {description: ''}}}}}")
    assert not [path for path in plain.files if path.startswith(("channels", "_runtime/channels"))]
