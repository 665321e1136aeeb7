"""What opens a channel of the pet store, with both kinds of client."""

from __future__ import annotations

import importlib
from types import SimpleNamespace
from typing import Any

import pytest

from ..conftest import NAME
from ..modes import Doing, Mode
from .servers import Server


@pytest.fixture(scope="session")
def ch(package: Any) -> Any:
    """The modules of the channels' runtime."""
    names = [path.stem for path in (package / "_runtime" / "channels").glob("[!_]*.py")]
    return SimpleNamespace(**{name: importlib.import_module(f"{NAME}._runtime.channels.{name}") for name in names})


class Chatting(Doing):
    """A client, an open connection, and ways to use it that are the same for both kinds."""

    connection: Any

    async def recv(self, timeout: float | None = 5) -> Any:
        return await self.value(self.connection.recv(timeout))

    async def all(self) -> list[Any]:
        """All events until the connection ends."""
        return list(await self.items(self.connection))

    async def open(self, **options: Any) -> Any:
        """Opens a connection."""
        return await opened(self.client, **options)


async def opened(client: Any, **options: Any) -> Any:
    module = importlib.import_module(f"{NAME}._runtime.channels.options")
    opening = client.chat.connect("garden", options=module.ConnectOptions(**options))
    return opening.open() if hasattr(opening, "open") else await opening


class Room:
    """Runs acts in a channel."""

    def __init__(self, mode: Mode) -> None:
        self.mode = mode

    def run(self, server: Server | str, act: Any, *, client: dict[str, Any] | None = None, **options: Any) -> Any:
        """What an act gives, which is a coroutine function of `Chatting`; options are those of the connection."""
        url = server if isinstance(server, str) else server.url

        async def main(do: Doing) -> Any:
            chatting = Chatting(do.client)
            chatting.connection = await chatting.open(**options)
            try:
                return await act(chatting)
            finally:
                await chatting.value(chatting.connection.close())

        return self.mode.run(main, **{"base_url": url, **(client or {})})


@pytest.fixture
def room(mode: Any) -> Room:
    return Room(mode)
