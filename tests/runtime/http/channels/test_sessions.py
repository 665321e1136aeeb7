"""Whole sessions, both ways."""

from __future__ import annotations

import asyncio
import base64
import json
import sys
import threading
import warnings
from typing import Any

import pytest

from .conftest import opened
from .servers import echo, listen, read, says, serving

SAID = {"type": "chat.said", "text": "miaow", "by": "cat"}
AUDIO = bytes(range(256)) * 800


def test_text_both_ways(room: Any, store: Any) -> None:
    async def act(do: Any) -> Any:
        await do.value(do.connection.chat.say(text="hello", loud=True))
        await do.value(do.connection.leave())
        return await do.all()

    with serving(says(SAID, {**SAID, "by": "dog"}, after=2)) as server:
        events = room.run(server, act)
    assert server.events == [{"type": "chat.say", "text": "hello", "loud": True}, {"type": "leave"}]
    assert [event.by for event in events] == ["cat", "dog"]
    assert all(type(event) is store.models.ChatSaid for event in events)
    assert server.handshakes[0].path == "/rooms/garden/chat"


def test_audio_both_ways(room: Any) -> None:
    async def speak(connection: Any) -> None:
        await read(connection, 3)
        delta = {"type": "chat.audio.delta", "delta": base64.b64encode(AUDIO).decode()}
        for _ in range(5):
            await connection.send(json.dumps(delta))

    async def act(do: Any) -> Any:
        for _ in range(3):
            await do.value(do.connection.chat.audio.append(audio=AUDIO))
        return await do.all()

    with serving(speak) as server:
        events = room.run(server, act)
    assert [base64.b64decode(event["audio"]) for event in server.events] == [AUDIO] * 3
    assert [event.delta for event in events] == [AUDIO] * 5


def test_binary_messages(room: Any) -> None:
    async def act(do: Any) -> Any:
        await do.value(do.connection.send(bytearray(b"\x00\xff")))
        return await do.recv()

    with serving(echo) as server:
        assert room.run(server, act) == b"\x00\xff"


def test_questions_and_answers(room: Any, store: Any) -> None:
    """Each answer depends on what came before: a tool is called, and its result sent."""

    async def ask(connection: Any) -> None:
        for turn in range(20):
            await connection.send(json.dumps({**SAID, "text": f"question {turn}"}))
            await read(connection)
            assert json.loads(connection.got[-1])["text"] == f"answer to question {turn}"

    async def act(do: Any) -> int:
        count = 0
        for_each = do.connection
        while count < 20:
            event = await do.value(for_each.wait_for(store.models.ChatSaid, timeout=5))
            await do.value(for_each.chat.say(text=f"answer to {event.text}"))
            count += 1
        return count

    with serving(ask) as server:
        assert room.run(server, act) == 20
    assert len(server.events) == 20


def test_what_is_wrong_is_not_sent(room: Any) -> None:
    async def act(do: Any) -> None:
        with pytest.raises(ValueError, match="text"):
            do.connection.chat.say(text="")
        await do.value(do.connection.leave())

    with serving(listen) as server:
        room.run(server, act)
    assert server.events == [{"type": "leave"}]


def test_credentials_query_and_headers(room: Any) -> None:
    async def act(do: Any) -> Any:
        return do.connection.subprotocol, do.connection.headers["x-room"]

    def greet(_: Any, __: Any, response: Any) -> None:
        response.headers["X-Room"] = "7"

    with serving(listen, subprotocols=["chat.v1"], process_response=greet) as server:
        client = {"api_key": "s3cret", "headers": {"X-Team": "a"}}
        assert room.run(server, act, client=client, query={"deep": "yes"}, headers={"X-One": "1"}) == ("chat.v1", "7")
    headers = server.handshakes[0].headers
    assert headers["X-API-Key"] == "s3cret"
    assert headers["X-Team"] == "a"
    assert headers["X-One"] == "1"
    assert headers["User-Agent"].startswith("petstore/")
    assert "Accept" not in headers
    assert server.handshakes[0].path == "/rooms/garden/chat?deep=yes"


def test_no_credentials_for_strangers(room: Any) -> None:
    with serving(listen) as server:
        room.run("https://api.example", nothing, client={"api_key": "s3cret"}, base_url=f"ws://127.0.0.1:{server.port}")
    assert "X-API-Key" not in server.handshakes[0].headers


def test_the_server_chooses_no_subprotocol(room: Any) -> None:
    async def act(do: Any) -> Any:
        return do.connection.subprotocol

    with serving(listen) as server:
        assert room.run(server, act, subprotocols=("other",)) is None
    assert server.handshakes[0].headers["Sec-WebSocket-Protocol"] == "other"


def test_waiting_passes_over_what_is_still_to_come(room: Any, store: Any) -> None:
    delta = {"type": "chat.audio.delta", "delta": "AAAA"}

    async def act(do: Any) -> Any:
        found = await do.value(do.connection.wait_for(store.models.ChatAudioDelta, timeout=5))
        later = await do.value(do.connection.wait_for(store.models.ChatSaid, timeout=5))
        return found.delta, later.text, [event.text for event in await do.all()]

    with serving(says({**SAID, "text": "1"}, {**SAID, "text": "2"}, delta, {**SAID, "text": "3"})) as server:
        assert room.run(server, act) == (b"\0\0\0", "1", ["2", "3"])


def test_waiting_has_bounds(room: Any, store: Any, ch: Any) -> None:
    async def act(do: Any) -> Any:
        with pytest.raises(ch.errors.BacklogError):
            await do.value(do.connection.wait_for(store.models.ChatAudioDelta, timeout=5))
        return len(await do.all())

    with serving(says(*[SAID] * 30)) as server:
        assert room.run(server, act, max_waiting=20) == 30


def test_nothing_in_time(room: Any, store: Any, ch: Any) -> None:
    async def act(do: Any) -> Any:
        with pytest.raises(ch.errors.NoMessageError) as caught:
            await do.recv(0.05)
        assert isinstance(caught.value, TimeoutError)
        assert isinstance(caught.value, store.Error)
        with pytest.raises(ch.errors.NoMessageError):
            await do.value(do.connection.wait_for(store.models.ChatSaid, timeout=0.05))
        await do.value(do.connection.leave())
        return (await do.recv()).text

    with serving(says(SAID, after=1)) as server:
        assert room.run(server, act) == "miaow"


def test_functions_are_told(room: Any, store: Any) -> None:
    told: list[Any] = []

    async def act(do: Any) -> Any:
        connection, models = do.connection, store.models

        @connection.on(models.ChatSaid)
        def said(event: Any) -> None:
            told.append(("on", event.text))

        connection.once(models.ChatSaid, lambda event: told.append(("once", event.text)))
        connection.on(object, lambda event: told.append(("any", type(event).__name__)))
        if room.mode.is_async:

            @connection.once(models.ChatSaid)
            async def later(event: Any) -> None:
                await asyncio.sleep(0)
                told.append(("async", event.text))

        await do.recv()
        connection.off(said)
        await do.value(connection.run())

    with serving(says(SAID, {**SAID, "text": "purr"})) as server:
        room.run(server, act)
    first = [("on", "miaow"), ("once", "miaow")] + [("async", "miaow")] * room.mode.is_async + [("any", "ChatSaid")]
    assert told == [*first, ("any", "ChatSaid")]


def test_ten_thousand_events_at_once(room: Any) -> None:
    async def burst(connection: Any) -> None:
        for number in range(10_000):
            await connection.send(json.dumps({**SAID, "text": str(number)}))

    async def act(do: Any) -> Any:
        return [event.text for event in await do.all()]

    with serving(burst) as server:
        assert room.run(server, act) == [str(number) for number in range(10_000)]


def test_a_slow_reader_makes_the_server_wait(room: Any) -> None:
    text = "x" * 100_000

    async def flood(connection: Any) -> None:
        for number in range(300):
            await connection.send(json.dumps({**SAID, "text": text}))
            connection.facts["sent"] = number + 1

    async def act(do: Any) -> Any:
        await do.recv()
        await asyncio.sleep(0.5)
        early = server.facts["sent"]
        return early, 1 + len(await do.all())

    with serving(flood, compression=None) as server:
        early, all_of_them = room.run(server, act, max_queue=4, compression=False)
    assert all_of_them == 300
    assert early < 200


def test_many_send_at_once(room: Any, mode: Any) -> None:
    async def act(do: Any) -> None:
        def say(name: int) -> Any:
            return [do.connection.chat.say(text=f"{name} {number}") for number in range(50)]

        if mode.is_async:
            await asyncio.gather(*[one for name in range(10) for one in say(name)])
        else:
            threads = [threading.Thread(target=say, args=(name,)) for name in range(10)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        await do.value(do.connection.leave())
        await do.all()

    async def count(connection: Any) -> None:
        await read(connection, 501)

    with serving(count) as server:
        room.run(server, act)
    texts = [event["text"] for event in server.events[:-1]]
    assert sorted(texts) == sorted(f"{name} {number}" for name in range(10) for number in range(50))


def test_one_iterates_while_another_waits(room: Any, store: Any, mode: Any) -> None:
    """Each event is for one of them, and none is lost."""
    delta = {"type": "chat.audio.delta", "delta": "AAAA"}

    async def act(do: Any) -> Any:
        if mode.is_async:
            waiting = asyncio.create_task(do.connection.wait_for(store.models.ChatAudioDelta, timeout=5))
            await asyncio.sleep(0.05)
            await do.value(do.connection.leave())
            return await do.all(), await waiting
        found: list[Any] = []
        wait = do.connection.wait_for
        thread = threading.Thread(target=lambda: found.append(wait(store.models.ChatAudioDelta, timeout=5)))
        thread.start()
        while not do.connection._session.waiters:
            await asyncio.sleep(0.01)
        do.connection.leave()
        events = await do.all()
        thread.join()
        return events, found[0]

    with serving(says(SAID, delta, SAID, after=1)) as server:
        events, found = room.run(server, act)
    assert [event.text for event in events] == ["miaow", "miaow"]
    assert found.delta == b"\0\0\0"


def test_a_forgotten_connection_is_told(room: Any) -> None:
    async def act(do: Any) -> Any:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            other = await do.open()
            transport = other._transport
            del other
            found = [one for one in caught if "was not closed" in str(one.message)]
        await do.value(transport.close(1000, ""))
        return found

    with serving(listen) as server:
        found = room.run(server, act)
    assert [one.category for one in found] == [ResourceWarning]
    assert "ChatConnection of chat.connect" in str(found[0].message)


def test_a_block_closes(mode: Any) -> None:
    async def act(do: Any) -> Any:
        if mode.is_async:
            async with do.client.chat.connect("garden") as connection:
                assert repr(connection) == "<AsyncChatConnection of chat.connect>"
        else:
            with do.client.chat.connect("garden") as connection:
                assert repr(connection) == "<ChatConnection of chat.connect>"
        await do.value(connection.close())
        return connection

    with serving(listen) as server:
        mode.run(act, base_url=server.url)


async def nothing(_: Any) -> None:
    """Only opens."""


def test_the_library_is_missing(mode: Any, monkeypatch: Any) -> None:
    for name in [name for name in sys.modules if name.endswith(("sync_websockets", "channels.base_websockets"))]:
        monkeypatch.delitem(sys.modules, name)
    for name in [name for name in sys.modules if name.partition(".")[0] == "websockets"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "websockets", None)

    async def act(do: Any) -> None:
        await opened(do.client)

    with pytest.raises(ImportError, match=r"pip install 'petstore\[websocket\]'"):
        mode.run(act, base_url="http://127.0.0.1:9")
