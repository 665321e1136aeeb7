"""The other side of connections, as users' own tests have it."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import Any

import pytest

from ..conftest import NAME
from ..modes import Doing, Mode
from .conftest import Chatting, opened


@pytest.fixture
def fake(package: Any) -> Any:  # noqa: ARG001 - the package must be there
    return import_module(f"{NAME}.testing").FakeChannel


def run(mode: Mode, channel: Any, act: Any) -> Any:
    """What an act gives with a connection to a fake channel."""

    async def main(do: Doing) -> Any:
        chatting = Chatting(do.client)
        chatting.connection = await opened(do.client)
        try:
            return await act(chatting)
        finally:
            await chatting.value(chatting.connection.close())

    return mode.run(main, connector=channel)


def test_it_says_what_it_was_told_and_then_ends(mode: Mode, fake: Any, store: Any) -> None:
    channel = fake()
    channel.say({"type": "chat.said", "by": "cat", "text": "hi"}, b"\x00", store.models.ChatAudioDelta(delta=b""))
    events = run(mode, channel, Chatting.all)
    assert [getattr(one, "type", one) for one in events] == ["chat.said", b"\x00", "chat.audio.delta"]
    assert events[0].text == "hi"
    assert [(one.url, one.subprotocols) for one in channel.handshakes] == [
        ("wss://eu.petstore.example/v1/rooms/garden/chat", ("chat.v1",))
    ]
    assert channel.ended == []


def test_it_answers_what_is_sent(mode: Mode, fake: Any) -> None:
    channel = fake()

    @channel.reply
    def answer(event: Any) -> Any:
        if event != b"\x01":
            yield {"type": "chat.said", "who": "me", "text": event["text"].upper()}

    async def talk(chat: Chatting) -> Any:
        await chat.value(chat.connection.chat.say(text="hi"))
        await chat.value(chat.connection.send(b"\x01"))
        return (await chat.recv()).text

    assert run(mode, channel, talk) == "HI"
    assert channel.sent == [{"type": "chat.say", "text": "hi"}, b"\x01"]
    assert channel.messages[0] == '{"type":"chat.say","text":"hi"}'
    assert channel.ended == [(1000, "")]


def test_it_closes_as_it_was_told(mode: Mode, fake: Any, store: Any) -> None:
    channel = fake()
    channel.say_raw("{")
    channel.close(1011, "too hot")
    channel.say(b"never")

    async def listen(chat: Chatting) -> Any:
        event = await chat.recv()
        with pytest.raises(store.ServerFaultError, match="too hot"):
            await chat.recv()
        with pytest.raises(store.ServerFaultError):
            await chat.value(chat.connection.send(b""))
        return event

    assert isinstance(run(mode, channel, listen), store.UnknownEvent)


def test_it_refuses(mode: Mode, fake: Any, store: Any) -> None:
    channel = fake()
    channel.refuse(404, json={"code": 7, "message": "no such room"})
    with pytest.raises(store.NotFoundError) as caught:
        run(mode, channel, Chatting.recv)
    assert b"no such room" in caught.value.content
    channel.say(b"x")
    assert run(mode, channel, Chatting.recv) == b"x"


def test_it_stays_open(mode: Mode, fake: Any, store: Any) -> None:
    channel = fake(stays_open=True)

    async def wait(chat: Chatting) -> Any:
        with pytest.raises(store.NoMessageError):
            await chat.recv(0.01)
        if not mode.is_async:
            channel.say(b"1")
            return await chat.recv()
        waiting = asyncio.ensure_future(chat.recv(5))
        await asyncio.sleep(0)
        channel.say(b"1")
        return await waiting

    assert run(mode, channel, wait) == b"1"
