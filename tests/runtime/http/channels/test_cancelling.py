"""Whatever is cancelled leaves no task and no socket behind."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import stat
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..modes import Doing, Mode
from .conftest import Chatting
from .servers import PATIENCE, drop, frame, listen, raw, says, serving, upgraded
from .test_faults import refusing

SAID = {"type": "chat.said", "text": "miaow", "by": "cat"}


@pytest.fixture
def mode(package: Path) -> Any:  # noqa: ARG001 - the package must be there
    return Mode("async")


def sockets() -> int:
    """How many sockets this process has open."""
    count = 0
    for descriptor in range(1024):
        try:
            count += stat.S_ISSOCK(os.fstat(descriptor).st_mode)
        except OSError:
            continue
    return count


def cancelled(mode: Mode, url: str, act: Callable[[Chatting], Any], after: float = 0.1, **client: Any) -> Any:
    """Cancels an act in its middle; gives what it found out."""

    async def main(do: Doing) -> Any:
        chatting = Chatting(do.client)
        tasks = asyncio.all_tasks()
        task = asyncio.create_task(act(chatting))
        await asyncio.sleep(after)
        assert not task.done(), task
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(0.05)
        gc.collect()
        assert asyncio.all_tasks() == tasks
        return chatting

    before = sockets()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = mode.run(main, base_url=url, **client)
    patience = time.monotonic() + PATIENCE  # the server's own end takes a moment
    while sockets() > before:
        assert time.monotonic() < patience
        time.sleep(0.01)
    return found


def test_while_opening(mode: Mode) -> None:
    def silent(connection: Any, head: bytes) -> None:  # noqa: ARG001 - no answer
        connection.recv(100)

    async def act(do: Chatting) -> None:
        await do.open()

    with raw(silent) as server:
        cancelled(mode, server.url, act)


@pytest.mark.parametrize("what", ["recv", "wait_for", "iterate", "run", "timeout"])
def test_while_receiving(mode: Mode, store: Any, what: str) -> None:
    async def act(do: Chatting) -> None:
        async with do.client.chat.connect("garden") as connection:
            if what == "wait_for":
                await connection.wait_for(store.models.ChatSaid)
            elif what == "iterate":
                await do.items(connection)
            elif what == "run":
                await connection.run()
            else:
                await connection.recv(30 if what == "timeout" else None)

    with serving(listen) as server:
        cancelled(mode, server.url, act)


def test_while_sending(mode: Mode) -> None:
    """The server reads nothing, so that the sender has to wait."""

    def deaf(connection: Any, head: bytes) -> None:
        connection.sendall(upgraded(head))
        asyncio.run(asyncio.sleep(1.0))

    async def act(do: Chatting) -> None:
        connection = await do.open(close_timeout=0.2, compression=False)
        try:
            while True:
                await connection.chat.say(text="x" * 500_000)
        finally:
            await connection.close()

    with raw(deaf) as server:
        cancelled(mode, server.url, act, 0.4)


def test_while_closing(mode: Mode) -> None:
    def deaf(connection: Any, head: bytes) -> None:
        connection.sendall(upgraded(head))
        asyncio.run(asyncio.sleep(0.6))

    async def act(do: Chatting) -> None:
        connection = await do.open(close_timeout=30)
        await connection.close()

    with raw(deaf) as server:
        cancelled(mode, server.url, act, 0.2)


def test_while_reconnecting(mode: Mode, ch: Any) -> None:
    def answer(server: Any, request: Any) -> Any:
        return refusing(503)(server, request) if len(server.handshakes) > 1 else None

    async def act(do: Chatting) -> None:
        options = ch.options.ConnectOptions(reconnect=ch.options.Reconnect(first=30, longest=30))
        async with do.client.chat.connect("garden", options=options) as connection:
            await do.items(connection)

    with serving(drop, answer=answer) as server:
        cancelled(mode, server.url, act, 0.3)
    assert len(server.handshakes) > 1


def test_while_a_function_is_told(mode: Mode, store: Any) -> None:
    """What was read is still to be received."""

    async def act(do: Chatting) -> None:
        connection = do.connection = await do.open()

        @connection.once(store.models.ChatSaid)
        async def slow(_: Any) -> None:
            await asyncio.sleep(30)

        try:
            await connection.recv()
        finally:
            do.found = await connection.recv()  # type: ignore[attr-defined]
            await connection.close()

    with serving(says(SAID)) as server:
        assert cancelled(mode, server.url, act).found.text == "miaow"


def test_nothing_is_lost(mode: Mode) -> None:
    """A thousand times somebody gives up waiting, and still all comes in its order."""

    async def trickle(connection: Any) -> None:
        for number in range(200):
            await connection.send(json.dumps({**SAID, "text": str(number)}))
            await asyncio.sleep(0.001)

    async def act(do: Doing) -> Any:
        chatting = Chatting(do.client)
        connection = await chatting.open()
        found: list[str] = []
        while len(found) < 200:
            try:
                found.append((await connection.recv(0.0005)).text)
            except TimeoutError:
                continue
        await connection.close()
        return found

    with serving(trickle) as server:
        assert mode.run(act, base_url=server.url) == [str(number) for number in range(200)]


def test_a_frame_that_does_not_end(mode: Mode) -> None:
    def half(connection: Any, head: bytes) -> None:
        connection.sendall(upgraded(head) + frame(b"x" * 100)[:50])
        connection.recv(100)

    async def act(do: Chatting) -> None:
        async with do.client.chat.connect("garden") as connection:
            await connection.recv()

    with raw(half) as server:
        cancelled(mode, server.url, act)
