"""Files and a server to read descriptions from."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

HEAD = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"


@pytest.fixture
def files(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Writes files; gives the path of the first."""

    def write(contents: Mapping[str, str]) -> Path:
        for name, text in contents.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / next(iter(contents))

    return write


class Site:
    """A server on the loopback interface, and what it was asked for."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        self.told: list[tuple[str, str | None, str | None, str | None]] = []
        """Path, host, and what two headers said, of each request."""

    def page(self, path: str, text: str, status: int = 200, **headers: str) -> str:
        """Serve a text; gives its URL."""
        self.pages[path] = (status, headers, text.encode())
        return self.base + path


@pytest.fixture
def site() -> Iterator[Site]:
    """A server that answers what the test tells it to."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            said = self.headers
            made.told.append((self.path, said.get("Host"), said.get("Authorization"), said.get("X-Version")))
            status, headers, body = made.pages.get(self.path, (404, {}, b"nothing here"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()
