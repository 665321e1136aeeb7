"""A server on the loopback interface that does what a script says, byte for byte."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

PATIENCE = 10
"""Seconds after which something that does not happen is taken to never happen."""


@dataclass
class Say:
    """What the server sends in reply to one request, and what it does then."""

    data: bytes = b""
    then: str = "go on"
    """`go on`, `close`, `reset`, or `stall`: say nothing more until the client goes."""


@dataclass
class Got:
    """A request that came."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes = b""


@dataclass
class Loopback:
    """The server, and what it was asked."""

    script: deque[Say]
    port: int = 0
    requests: list[Got] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """How each connection ended."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def serve(self, connection: socket.socket) -> None:
        connection.settimeout(PATIENCE)
        how = "served"
        try:
            with connection, connection.makefile("rb") as stream:
                while (got := read_request(stream)) is not None:
                    self.requests.append(got)
                    say = self.script.popleft() if self.script else answer(500, {"code": "unexpected"})
                    connection.sendall(say.data)
                    if say.then == "stall":
                        how = "left" if connection.recv(1) == b"" else "talkative"
                        break
                    if say.then == "reset":
                        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    if say.then != "go on":
                        break
        except TimeoutError:
            how = "leaked"
        except OSError:
            how = "left"
        self.gone.append(how)


def read_request(stream: Any) -> Got | None:
    line = stream.readline()
    if not line:
        return None
    method, target, _ = line.decode("latin-1").split(" ", 2)
    headers: dict[str, str] = {}
    while (line := stream.readline().decode("utf-8").rstrip("\r\n")) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    body = b""
    if headers.get("transfer-encoding") == "chunked":
        while size := int(stream.readline(), 16):
            body += stream.read(size)
            stream.readline()
        stream.readline()
    elif length := int(headers.get("content-length", 0)):
        body = stream.read(length)
    return Got(method, target, headers, body)


@contextmanager
def loopback(*script: Say) -> Iterator[Loopback]:
    """A server with a script, which ends when all connections are closed: one that leaks fails the test."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = Loopback(deque(script), listener.getsockname()[1])
    threads: list[threading.Thread] = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=server.serve, args=(connection,), daemon=True)
            threads.append(thread)
            thread.start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join(PATIENCE)
        for thread in threads:
            thread.join(PATIENCE)
        assert not any(thread.is_alive() for thread in threads), "a connection was not closed"
        assert "leaked" not in server.gone, "a connection was not closed"


def answer(status: int = 200, value: Any = None, headers: dict[str, str] | None = None, **then: str) -> Say:
    """A whole response, with JSON or bytes."""
    body = value if isinstance(value, bytes) else b"" if value is None else json.dumps(value).encode()
    kind = {} if value is None or isinstance(value, bytes) else {"Content-Type": "application/json"}
    return Say(head(status, {**kind, "Content-Length": str(len(body)), **(headers or {})}) + body, **then)


def head(status: int = 200, headers: dict[str, str] | None = None) -> bytes:
    """The first lines of a response."""
    lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {text}" for name, text in (headers or {}).items()), "", ""]
    return "\r\n".join(lines).encode()


def chunk(data: bytes) -> bytes:
    """A chunk of a body whose length nobody knows."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def events(*texts: str, end: bool = True, then: str = "go on") -> Say:
    """A stream of events in chunks."""
    data = head(200, {"Content-Type": "text/event-stream", "Transfer-Encoding": "chunked"})
    data += b"".join(chunk(text.encode()) for text in texts)
    return Say(data + (b"0\r\n\r\n" if end else b""), then)
