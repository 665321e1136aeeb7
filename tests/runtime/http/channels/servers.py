"""Servers on the loopback interface that know WebSockets, and nothing of the generated code."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import socket
import struct
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.server import ServerConnection, serve
from websockets.http11 import Request, Response

Script = Callable[[ServerConnection], Awaitable[None]]
PATIENCE = 10.0


@dataclass
class Server:
    """A server, and what came to it."""

    port: int = 0
    handshakes: list[Request] = field(default_factory=list)
    got: list[str | bytes] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def events(self) -> list[Any]:
        """The text messages that came, decoded."""
        return [json.loads(message) for message in self.got if isinstance(message, str)]


@contextmanager
def serving(
    *scripts: Script, answer: Callable[[Server, Request], Response | None] | None = None, **options: Any
) -> Iterator[Server]:
    """A server that follows one script after the other, the last one for ever."""
    server = Server()
    ready, stop = threading.Event(), asyncio.Event()
    left = list(scripts)
    loop = asyncio.new_event_loop()

    async def handle(connection: ServerConnection) -> None:
        script = left.pop(0) if len(left) > 1 else left[0]
        await script(connection)

    async def look(connection: ServerConnection, request: Request) -> Response | None:
        connection.got = server.got  # type: ignore[attr-defined]  # what scripts read is seen by the test
        connection.facts = server.facts  # type: ignore[attr-defined]
        server.handshakes.append(request)
        return None if answer is None else answer(server, request)

    async def main() -> None:
        options.setdefault("close_timeout", 0.5)
        async with serve(handle, "127.0.0.1", 0, process_request=look, **options) as listening:
            server.port = next(iter(listening.sockets)).getsockname()[1]
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(main(),), daemon=True)
    thread.start()
    assert ready.wait(PATIENCE)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(PATIENCE)
        assert not thread.is_alive()
        loop.close()


async def read(connection: Any, count: int = 1) -> None:
    """Has a script read messages."""
    for _ in range(count):
        connection.got.append(await connection.recv())


def says(*messages: Any, code: int = 1000, reason: str = "", after: int = 0) -> Script:
    """A script: read some messages, say some, and close. What is neither text nor bytes is said in JSON."""

    async def script(connection: ServerConnection) -> None:
        await read(connection, after)
        for message in messages:
            await connection.send(message if isinstance(message, str | bytes) else json.dumps(message))
        await connection.close(code, reason)

    return script


async def echo(connection: ServerConnection) -> None:
    """A script: whatever is said is said back."""
    async for message in connection:
        await connection.send(message)


async def drop(connection: ServerConnection) -> None:
    """A script: the connection is gone without a word."""
    connection.transport.abort()


async def listen(connection: Any) -> None:
    """A script: read all there is."""
    async for message in connection:
        connection.got.append(message)


@contextmanager
def raw(script: Callable[[socket.socket, bytes], None]) -> Iterator[Server]:
    """A server that gets the socket and the head of the request, and does what it likes with them."""
    server = Server()
    listening = socket.create_server(("127.0.0.1", 0))
    server.port = listening.getsockname()[1]

    def run() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(PATIENCE)
                head = b""
                while b"\r\n\r\n" not in head and (more := connection.recv(4096)):
                    head += more
                try:
                    script(connection, head)
                except OSError:
                    continue

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(PATIENCE)


def upgraded(head: bytes, **headers: str) -> bytes:
    """The answer that opens a connection. RFC 6455, section 4.2.2."""
    key = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"sec-websocket-key:")).split()[1]
    accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()).decode()
    lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade"]
    lines += [f"Sec-WebSocket-Accept: {accept}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode()


def frame(payload: bytes, opcode: int = 1) -> bytes:
    """An unmasked frame. RFC 6455, section 5.2."""
    head = bytes([0x80 | opcode])
    if len(payload) < 126:
        return head + bytes([len(payload)]) + payload
    return head + bytes([126]) + struct.pack("!H", len(payload)) + payload


def reset(connection: socket.socket) -> None:
    """Ends a connection as if the network had failed."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
