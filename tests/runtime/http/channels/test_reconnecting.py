"""Another connection takes the place of one that broke, if that was asked for."""

from __future__ import annotations

import asyncio
import json
import threading
from typing import Any

import pytest

from .servers import drop, listen, read, says, serving
from .test_faults import PROBLEM, refusing

SAID = {"type": "chat.said", "text": "miaow", "by": "cat"}


async def whole(do: Any) -> Any:
    return [event.text for event in await do.all()]


def policy(ch: Any, told: list[Any] | None = None, **settings: Any) -> Any:
    return ch.options.Reconnect(on_reconnect=None if told is None else told.append, **settings)


@pytest.mark.parametrize("code", [1001, 1011, 1012, 1013])
def test_the_server_restarts(room: Any, ch: Any, clock: Any, code: int) -> None:
    told: list[Any] = []
    with serving(says(SAID, code=code), says({**SAID, "text": "purr"})) as server:
        found = room.run(server, whole, client={"clock": clock, "api_key": "k"}, reconnect=policy(ch, told))
    assert found == ["miaow", "purr"]
    assert [(one.cause.code, one.attempts, one.waiting, one.lost) for one in told] == [(code, 1, 0, ())]
    assert [one.headers["X-API-Key"] for one in server.handshakes] == ["k", "k"]
    assert clock.slept == [0.0]


@pytest.mark.parametrize("code", [1000, 1008, 3000, 4001])
def test_an_end_is_an_end(room: Any, ch: Any, code: int) -> None:
    async def act(do: Any) -> Any:
        await do.recv()
        with pytest.raises(ch.errors.ConnectionClosedError) as caught:
            await do.recv()
        return caught.value.code

    with serving(says(SAID, code=code)) as server:
        assert room.run(server, act, reconnect=policy(ch)) == code
    assert len(server.handshakes) == 1


def test_it_takes_some_time(room: Any, ch: Any, clock: Any) -> None:
    """Attempts that fail are followed by others, at growing distances."""
    told: list[Any] = []

    def answer(server: Any, request: Any) -> Any:
        return refusing(503)(server, request) if 1 < len(server.handshakes) < 5 else None

    with serving(drop, says(SAID), answer=answer) as server:
        assert room.run(server, whole, client={"clock": clock}, reconnect=policy(ch, told)) == ["miaow"]
    assert [one.attempts for one in told] == [4]
    assert clock.slept == [0.0, 0.5, 1.0, 2.0]


def test_it_is_given_up(room: Any, ch: Any, clock: Any, store: Any) -> None:
    async def act(do: Any) -> Any:
        await asyncio.sleep(0.2)
        with pytest.raises(ch.errors.ConnectionLostError) as caught:
            await do.value(do.connection.chat.say(text="anybody there?"))
        return caught.value

    def answer(server: Any, request: Any) -> Any:
        return refusing(500)(server, request) if len(server.handshakes) > 1 else None

    with serving(drop, answer=answer) as server:
        error = room.run(server, act, client={"clock": clock}, reconnect=policy(ch, attempts=3))
    assert error.unsent == (store.models.ChatSay(text="anybody there?"),)
    assert len(server.handshakes) == 4


def test_it_is_not_allowed_any_more(room: Any, ch: Any, clock: Any, store: Any) -> None:
    def answer(server: Any, request: Any) -> Any:
        return refusing(401, PROBLEM)(server, request) if len(server.handshakes) > 1 else None

    with serving(drop, answer=answer) as server, pytest.raises(store.AuthenticationError) as caught:
        room.run(server, whole, client={"clock": clock}, reconnect=policy(ch))
    assert caught.value.data.code == "closed"
    assert isinstance(caught.value.__cause__, ch.errors.ConnectionLostError)
    assert len(server.handshakes) == 2


def test_what_could_not_be_sent_is_sent_then(room: Any, ch: Any, mode: Any) -> None:
    """First what the function that is told sends, then what has waited, in its order."""
    opened = threading.Event()

    class Clock(ch_clock(ch)):  # type: ignore[misc]
        def sleep(self, seconds: float) -> None:  # noqa: ARG002 - waits for the test
            opened.wait(5)

        async def sleep_async(self, seconds: float) -> None:  # noqa: ARG002 - waits for the test
            while not opened.is_set():
                await asyncio.sleep(0.01)

    told: list[Any] = []
    holder: dict[str, Any] = {}

    def greet(event: Any) -> Any:
        told.append(event)
        return holder["connection"].chat.say(text="hello again")

    async def act(do: Any) -> Any:
        connection = holder["connection"] = do.connection
        if mode.is_async:
            reading = asyncio.create_task(do.all())
            while connection._recovering is None:
                await asyncio.sleep(0.01)
            for number in range(5):
                await connection.chat.say(text=str(number))
            opened.set()
            await reading
            return
        reading = threading.Thread(target=lambda: list(connection))
        reading.start()
        while connection._recovering is None:
            await asyncio.sleep(0.01)
        for number in range(5):
            connection.chat.say(text=str(number))
        opened.set()
        reading.join()

    async def second(connection: Any) -> None:
        await read(connection, 4)

    options = ch.options.Reconnect(on_reconnect=greet, queue=3)
    with serving(drop, second) as server:
        room.run(server, act, client={"clock": Clock()}, reconnect=options)
    assert [event["text"] for event in server.events] == ["hello again", "2", "3", "4"]
    assert [(one.waiting, [lost.text for lost in one.lost]) for one in told] == [(3, ["0", "1"])]


def ch_clock(ch: Any) -> Any:
    """The runtime's own clock, to be extended."""
    module = __import__(ch.options.__name__.replace("channels.options", "http.clock"), fromlist=["Clock"])
    return module.Clock


def test_it_breaks_again_at_once(room: Any, ch: Any, clock: Any) -> None:
    told: list[Any] = []
    with serving(drop, drop, drop, says(SAID)) as server:
        assert room.run(server, whole, client={"clock": clock}, reconnect=policy(ch, told)) == ["miaow"]
    assert len(told) == 3


def test_nobody_reconnects_what_was_closed(room: Any, ch: Any) -> None:
    async def act(do: Any) -> Any:
        await do.value(do.connection.close())
        with pytest.raises(ch.errors.ConnectionEndedError):
            await do.recv()

    with serving(listen) as server:
        room.run(server, act, reconnect=policy(ch))
    assert len(server.handshakes) == 1


def test_a_sender_alone_reconnects(room: Any, ch: Any, clock: Any) -> None:
    """Nobody receives, and still the break is seen and mended."""
    connected = threading.Event()

    async def act(do: Any) -> None:
        count = 0
        while not connected.is_set():
            await do.value(do.connection.chat.say(text=str(count)))
            await asyncio.sleep(0.005)
            count += 1
        await do.value(do.connection.leave())
        await do.all()

    async def second(connection: Any) -> None:
        connected.set()
        async for message in connection:
            connection.got.append(message)
            if json.loads(message)["type"] == "leave":
                return

    with serving(drop, second) as server:
        room.run(server, act, client={"clock": clock}, reconnect=policy(ch))
    assert server.events[-1] == {"type": "leave"}
