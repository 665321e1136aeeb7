"""The server that judges requests: Spector, of TypeSpec's HTTP specifications, from npm, run by a node from PyPI."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.node import awaited, free_port, install

PACKAGES = (
    *("@typespec/http-specs@0.1.0-alpha.43", "@typespec/spector@0.1.0-alpha.29", "@typespec/spec-api@0.1.0-alpha.17"),
    *("@typespec/spec-coverage-sdk@0.1.0-alpha.17", "@typespec/compiler@1.16.0", "@typespec/http@1.16.0"),
    *("@typespec/openapi@1.16.0", "@typespec/openapi3@1.16.0", "@typespec/json-schema@1.16.0", "@typespec/rest@0.86.0"),
    *("@typespec/versioning@0.86.0", "@typespec/xml@0.86.0", "@typespec/events@0.86.0", "@typespec/sse@0.86.0"),
    "@typespec/streams@0.86.0",
)


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The URL of a server, which is installed into a folder inside a git repository, and stopped at the end."""
    node, port = install(folder, PACKAGES), free_port()
    modules = folder / "node_modules" / "@typespec"
    command = [
        *(str(node), str(modules / "spector" / "cmd" / "cli.mjs"), "serve", str(modules / "http-specs" / "specs")),
        *("--port", str(port), "--coverageFile", str(folder / "coverage.json")),
    ]
    with (folder / "server.log").open("w") as log, subprocess.Popen(command, cwd=folder, stdout=log, stderr=log) as it:
        try:
            yield awaited(it, f"http://127.0.0.1:{port}", folder / "server.log", path="/.admin/health")
        finally:
            it.terminate()
