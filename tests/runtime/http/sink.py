"""A server that swallows and gives large bodies, and keeps nothing of them."""

from __future__ import annotations

import socket

from .loopback import head


class Sink:
    """Answers each GET with so many bytes, and counts those of each PUT."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.received = 0
        self._listener = socket.create_server(("127.0.0.1", 0))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def serve(self) -> None:
        """One connection, until it ends."""
        connection, _ = self._listener.accept()
        with connection, connection.makefile("rb") as stream, self._listener:
            while line := stream.readline():
                length = 0
                while (header := stream.readline().strip()) != b"":
                    name, _, value = header.partition(b":")
                    length = int(value) if name.lower() == b"content-length" else length
                for _ in range(0, length, 65_536):
                    self.received += len(stream.read(min(65_536, length - self.received)))
                if line.startswith(b"GET"):
                    connection.sendall(head(200, {"Content-Length": str(self.size)}))
                    for _ in range(self.size // 65_536):
                        connection.sendall(bytes(65_536))
                else:
                    connection.sendall(head(204, {"Content-Length": "0"}))
