"""What servers and networks do wrong to a channel: nothing hangs or is lost in silence, no secret goes elsewhere."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from ..modes import shown
from .servers import Server, drop, frame, listen, raw, reset, says, serving, upgraded

SAID = {"type": "chat.said", "text": "miaow", "by": "cat"}
KEY = {"api_key": "k-s3cret"}


async def nothing(_: Any) -> None:
    """Only opens."""


async def receive(do: Any) -> Any:
    return await do.recv()


def refusing(status: int, body: bytes = b"", **headers: str) -> Callable[[Server, Request], Response]:
    def answer(_: Server, request: Request) -> Response:  # noqa: ARG001 - whatever is asked for
        known = {"Content-Length": str(len(body)), "Connection": "close", "Content-Type": "application/json"}
        return Response(status, HTTPStatus(status).phrase, Headers({**known, **headers}), body)

    return answer


PROBLEM = json.dumps({"code": "closed", "message": "the garden is closed"}).encode()


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (503, "ServiceUnavailableError"),
    ],
)
def test_refused(room: Any, store: Any, status: int, name: str) -> None:
    with (
        serving(nothing, answer=refusing(status, PROBLEM, **{"X-Request-Id": "r7"})) as server,
        pytest.raises(getattr(store, name)) as caught,
    ):
        room.run(server, nothing, client=KEY)
    error = caught.value
    assert error.status == status
    assert error.request_id == "r7"
    assert error.content == PROBLEM
    assert error.data == (store.models.Problem(code="closed", message="the garden is closed") if status < 500 else None)
    assert "s3cret" not in shown(error)


def test_refused_without_sense(room: Any, store: Any) -> None:
    with (
        serving(nothing, answer=refusing(403, b"<html>", **{"Content-Type": "text/html"})) as server,
        pytest.raises(store.PermissionDeniedError) as caught,
    ):
        room.run(server, nothing)
    assert caught.value.data is None
    assert caught.value.text == "<html>"


def test_a_page_instead(room: Any, ch: Any) -> None:
    with serving(nothing, answer=refusing(200, b"hello")) as server, pytest.raises(ch.errors.HandshakeError):
        room.run(server, nothing)


def test_redirected_within_the_origin(room: Any) -> None:
    def answer(_: Server, request: Request) -> Response | None:
        return None if request.path == "/new" else refusing(307, Location="/new")(server, request)

    with serving(says(SAID), answer=answer) as server:
        assert room.run(server, receive, client=KEY).text == "miaow"
    assert [one.headers["X-API-Key"] for one in server.handshakes] == ["k-s3cret"] * 2


def test_redirected_elsewhere(room: Any, store: Any) -> None:
    with serving(listen) as other:
        answer = refusing(307, Location=f"ws://127.0.0.1:{other.port}/steal")
        with serving(nothing, answer=answer) as server, pytest.raises(store.RedirectError):
            room.run(server, nothing, client=KEY)
        assert other.handshakes == []


def test_redirected_for_ever(room: Any, store: Any) -> None:
    with serving(nothing, answer=refusing(302, Location="/again")) as server, pytest.raises(store.RedirectError):
        room.run(server, nothing)
    assert len(server.handshakes) == 11


def test_another_subprotocol(room: Any, ch: Any) -> None:
    def wrong(connection: socket.socket, head: bytes) -> None:
        connection.sendall(upgraded(head, **{"Sec-WebSocket-Protocol": "smtp"}))
        connection.recv(100)

    with raw(wrong) as server, pytest.raises(ch.errors.HandshakeError):
        room.run(server, nothing)


def test_a_wrong_key(room: Any, ch: Any) -> None:
    def wrong(connection: socket.socket, head: bytes) -> None:
        connection.sendall(upgraded(head).replace(b"Accept: ", b"Accept: x"))
        connection.recv(100)

    with raw(wrong) as server, pytest.raises(ch.errors.HandshakeError):
        room.run(server, nothing)


def test_nobody_there(room: Any, store: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(store.TransportError) as caught:
        room.run(f"http://127.0.0.1:{port}", nothing, client=KEY)
    assert not caught.value.sent
    assert "s3cret" not in shown(caught.value)


def test_no_such_name(room: Any, store: Any) -> None:
    with pytest.raises(store.TransportError):
        room.run("http://nobody.invalid", nothing)


def test_silence_at_the_door(room: Any, store: Any) -> None:
    def silent(connection: socket.socket, head: bytes) -> None:  # noqa: ARG001 - read, and not answered
        connection.recv(100)

    with raw(silent) as server, pytest.raises(store.TimedOutError):
        room.run(server, nothing, open_timeout=0.2)


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 101 Swit", b"220 smtp.example ESMTP\r\n", b"\x00\xff\x00"])
def test_nonsense_at_the_door(room: Any, store: Any, said: bytes) -> None:
    def odd(connection: socket.socket, head: bytes) -> None:  # noqa: ARG001 - whatever it is
        connection.sendall(said)

    with raw(odd) as server, pytest.raises(store.TransportError):
        room.run(server, nothing)


HALF = frame(json.dumps(SAID).encode())[:20]


def whole(*frames: bytes, end: Callable[[socket.socket], Any] | None = None) -> Callable[[socket.socket, bytes], None]:
    """Opens the connection, says bytes, and ends it; or waits, where nothing is said of its end."""

    def script(connection: socket.socket, head: bytes) -> None:
        connection.sendall(upgraded(head) + b"".join(frames))
        if end is not None:
            end(connection)
            return
        while connection.recv(4096):
            pass

    return script


@pytest.mark.parametrize(
    ("script", "name"),
    [
        (whole(HALF, end=lambda _: None), "ConnectionLostError"),
        (whole(HALF, end=reset), "ConnectionLostError"),
        (whole(end=lambda _: None), "ConnectionLostError"),
        (whole(end=reset), "ConnectionLostError"),
        (whole(frame(b"?", opcode=3)), "ProtocolViolationError"),
        (whole(b"\x81\x81maskx"), "ProtocolViolationError"),
        (whole(b"\xf1\x01x"), "ProtocolViolationError"),
        (whole(frame(b"\xc3\x28")), "ProtocolViolationError"),
        (whole(frame(b"\x03", opcode=8)), "ProtocolViolationError"),
        (whole(frame(b"\x00\x01", opcode=8)), "ProtocolViolationError"),
        (whole(frame(b"x" * 5000)), "MessageTooBigError"),
        (whole(frame(b"", opcode=8), end=lambda _: None), "ConnectionEndedError"),
    ],
    ids=[
        "half, closed",
        "half, reset",
        "closed",
        "reset",
        "opcode",
        "masked",
        "bits",
        "utf8",
        "close",
        "code",
        "long",
        "plain",
    ],
)
def test_broken(room: Any, ch: Any, script: Any, name: str) -> None:
    with raw(script) as server, pytest.raises(ch.errors.ConnectionClosedError) as caught:
        room.run(server, receive, max_size=1000, close_timeout=0.2)
    assert type(caught.value).__name__ == name
    assert str(caught.value).startswith(str(caught.value.code))
    shown(caught.value)


@pytest.mark.parametrize(
    ("code", "name", "transient"),
    [
        (1000, "ConnectionEndedError", False),
        (1001, "ConnectionEndedError", True),
        (1008, "PolicyViolationError", False),
        (1011, "ServerFaultError", True),
        (1012, "ServerFaultError", True),
        (1013, "ServerFaultError", True),
        (3000, "ApplicationClosedError", False),
        (4001, "ApplicationClosedError", False),
        (4999, "ApplicationClosedError", False),
    ],
)
def test_close_codes(room: Any, ch: Any, code: int, name: str, *, transient: bool) -> None:
    async def act(do: Any) -> Any:
        with pytest.raises(ch.errors.ConnectionClosedError) as caught:
            await do.recv()
        with pytest.raises(ch.errors.ConnectionClosedError) as again:
            await do.value(do.connection.leave())
        assert again.value.code == code
        return caught.value

    with serving(says(code=code, reason="so it is")) as server:
        error = room.run(server, act)
    assert type(error).__name__ == name
    assert (error.code, error.reason, error.transient) == (code, "so it is", transient)


@pytest.mark.parametrize("code", [1000, 1001])
def test_iteration_ends_where_the_connection_does(room: Any, code: int) -> None:
    async def act(do: Any) -> Any:
        return [event.text for event in await do.all()]

    with serving(says(SAID, code=code)) as server:
        assert room.run(server, act) == ["miaow"]


def test_iteration_raises_what_is_no_end(room: Any, ch: Any) -> None:
    async def act(do: Any) -> Any:
        found: list[Any] = []
        with pytest.raises(ch.errors.ServerFaultError):
            await do.items(do.connection, found)
        return len(found)

    with serving(says(SAID, SAID, code=1011)) as server:
        assert room.run(server, act) == 2


ODD: list[tuple[str | bytes, Any]] = [
    ("{not json", None),
    ("", None),
    ("[1, 2]", [1, 2]),
    ("7", 7),
    ("null", None),
    ('{"text": "no tag"}', {"text": "no tag"}),
    ('{"type": "chat.later", "x": [1]}', {"type": "chat.later", "x": [1]}),
    ('{"type": 7}', {"type": 7}),
    ('{"type": "chat.said", "text": NaN}', None),
]


@pytest.mark.parametrize(("message", "data"), ODD, ids=[str(message) for message, _ in ODD])
def test_messages_that_nobody_knows(room: Any, ch: Any, message: Any, data: Any) -> None:
    """They are given as they came, and what follows is read."""
    deviations: list[Any] = []

    async def act(do: Any) -> Any:
        return await do.all()

    with serving(says(message, SAID)) as server:
        odd, said = room.run(server, act, client={"on_deviation": deviations.append})
    assert type(odd) is ch.messages.UnknownEvent
    assert (odd.raw, odd.data) == (message, data)
    assert odd == ch.messages.UnknownEvent(message, None, "")
    assert said.text == "miaow"
    assert [one.operation for one in deviations] == ["chat.connect"]


def test_messages_that_are_nearly_right(room: Any, store: Any) -> None:
    deviations: list[Any] = []

    async def act(do: Any) -> Any:
        return await do.all()

    with serving(says({**SAID, "by": "mouse"}, {"type": "chat.said", "text": "miaow"}, {**SAID, "new": 1})) as server:
        mouse, nobody, new = room.run(server, act, client={"on_deviation": deviations.append})
    assert type(mouse) is type(nobody) is type(new) is store.models.ChatSaid
    assert mouse.by == "mouse"
    assert nobody.text == "miaow"
    assert store.to_dict(new) == {**SAID, "new": 1}
    assert [(one.path[-1], one.kind) for one in deviations] == [("by", "literal_error"), ("by", "missing")]


def test_messages_that_are_refused_on_demand(room: Any, ch: Any) -> None:
    async def act(do: Any) -> Any:
        for _ in range(3):
            with pytest.raises(ch.errors.UnreadableMessageError) as caught:
                await do.recv()
            shown(caught.value)
        return (await do.recv()).text, caught.value.raw

    odd = json.dumps({**SAID, "by": "mouse"})
    with serving(says("{", '{"type": "chat.later"}', odd, SAID)) as server:
        assert room.run(server, act, client={"strict_responses": True}) == ("miaow", odd)


def test_nobody_answers_pings(room: Any, ch: Any) -> None:
    with raw(whole()) as server, pytest.raises(ch.errors.ConnectionLostError) as caught:
        room.run(server, receive, ping_interval=0.1, ping_timeout=0.1, close_timeout=0.1)
    assert caught.value.transient


def test_gone_while_sending(room: Any, ch: Any) -> None:
    async def act(do: Any) -> None:
        for _ in range(1000):
            await do.value(do.connection.chat.say(text="x" * 1000))
            time.sleep(0.001)

    with serving(drop) as server, pytest.raises(ch.errors.ConnectionLostError):
        room.run(server, act)


def test_closed_from_here(room: Any, ch: Any) -> None:
    async def act(do: Any) -> None:
        await do.value(do.connection.close(4000, "enough"))
        await do.value(do.connection.close())
        with pytest.raises(ch.errors.ConnectionClosedError):
            await do.value(do.connection.leave())
        with pytest.raises(ch.errors.ConnectionClosedError):
            await do.recv()

    with serving(listen) as server:
        room.run(server, act)


def test_nobody_agrees_to_the_end(room: Any) -> None:
    def deaf(connection: socket.socket, head: bytes) -> None:
        connection.sendall(upgraded(head))
        time.sleep(1)

    start = time.monotonic()
    with raw(deaf) as server:
        room.run(server, nothing, close_timeout=0.2)
    assert time.monotonic() - start < 10


def test_what_is_wrong_in_a_function_comes_out(room: Any, store: Any) -> None:
    async def act(do: Any) -> Any:
        def fail(_: Any) -> None:
            raise KeyError("mine")

        do.connection.on(store.models.ChatSaid, fail)
        with pytest.raises(KeyError, match="mine"):
            await do.recv()
        do.connection.off(fail)
        return (await do.recv()).text

    with serving(says(SAID)) as server:
        assert room.run(server, act) == "miaow"
