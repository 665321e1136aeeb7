"""A headless Chromium, driven by its own protocol: https://chromedevtools.github.io/devtools-protocol/."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from websockets.sync.client import connect

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE = 30.0


def program() -> str | None:
    """Where the browser is, if it is here."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


class Browser:
    """One page of it."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._number = 0
        self.errors: list[str] = []
        """What the console was told, and what was not found."""
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: object) -> Any:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            told = self._hear()
            if told.get("id") == self._number:
                assert "error" not in told, told
                return told["result"]

    def open(self, url: str, width: int) -> None:
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=1600, deviceScaleFactor=1, mobile=width < 600
        )
        self.call("Page.navigate", url=url)
        self.wait("document.readyState === 'complete'")

    def wait(self, condition: str) -> None:
        deadline = time.monotonic() + _PATIENCE
        while not self.value(condition):
            assert time.monotonic() < deadline, condition
            time.sleep(0.05)

    def value(self, expression: str, *, wait: bool = False) -> Any:
        """What an expression gives; with `wait`, what its promise comes to."""
        said = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=wait)
        return said["result"].get("value")

    def type(self, text: str) -> None:
        self.call("Input.insertText", text=text)

    def shot(self, file: Path) -> None:
        file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def _hear(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._socket.recv(timeout=_PATIENCE))
        if told.get("method") == "Runtime.exceptionThrown":
            self.errors.append(str(told["params"]["exceptionDetails"].get("exception", {}).get("description")))
        elif told.get("method") == "Log.entryAdded" and told["params"]["entry"]["level"] == "error":
            self.errors.append(f"{told['params']['entry']['text']} {told['params']['entry'].get('url', '')}")
        return told


@contextmanager
def browser() -> Iterator[Browser]:
    """Starts one and ends it."""
    found = program()
    assert found is not None, "there is no Chromium here"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        options = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0")
        process = subprocess.Popen(
            [found, *options, f"--user-data-dir={home}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            note = Path(home, "DevToolsActivePort")
            deadline = time.monotonic() + _PATIENCE
            while not note.exists() or not note.read_text().strip():
                assert time.monotonic() < deadline, "the browser does not start"
                time.sleep(0.05)
            port = note.read_text().split()[0]
            with urlopen(f"http://127.0.0.1:{port}/json") as answer:
                (page,) = (one for one in json.load(answer) if one["type"] == "page")
            with connect(page["webSocketDebuggerUrl"], max_size=None) as socket:
                yield Browser(socket)
        finally:
            process.kill()
            process.wait()
