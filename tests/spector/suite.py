"""The scenarios of a folder: what each asks a client to send, and what it gets."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

VERSIONS = ("3.0.0", "3.1.0", "3.2.0")
ITSELF = b"http://localhost:3000"
"""What the server is called in the answers."""


@dataclass(frozen=True, slots=True)
class Target:
    """An operation that a call may be made with; `raw` is the text of each variable of the path and the server."""

    document: str
    path: str
    raw: dict[str, str]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request that the scenario expects, and the answer that it gives."""

    method: str
    uri: str
    request: dict[str, Any]
    response: dict[str, Any]
    targets: tuple[Target, ...]

    @property
    def status(self) -> int:
        """Of the answer."""
        return int(self.response["status"])

    def content(self, server: str) -> bytes:
        """The body of the answer, as a server gives it that knows its own address."""
        content = raw_bytes((self.response.get("body") or {}).get("rawContent"))
        return content.replace(ITSELF, f"http://localhost:{urlsplit(server).port}".encode())

    @property
    def media(self) -> str:
        """The media type of the answer."""
        return ((self.response.get("body") or {}).get("contentType") or "").lower()


@dataclass(frozen=True, slots=True)
class Scenario:
    """Some exchanges that belong together."""

    name: str
    folder: str
    exchanges: tuple[Exchange, ...]


def scenarios(folder: Path) -> Iterator[Scenario]:
    """All scenarios of a folder with `index.json` and `scenarios.json`."""
    told = {one["name"]: one for one in json.loads((folder / "scenarios.json").read_text(encoding="utf-8"))}
    for entry in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        apis = told[entry["scenario"]]["apis"]
        exchanges = tuple(
            Exchange(
                call["method"],
                call["uri"],
                api.get("request") or {},
                api["response"],
                tuple(Target(one["document"], one["path"], one.get("raw") or {}) for one in call["operations"]),
            )
            for call, api in zip(entry["calls"], apis, strict=True)
        )
        yield Scenario(entry["scenario"], entry["folder"], exchanges)


def in_version(target: Target, version: str) -> str:
    """The document of another version that has the same operation."""
    parts = target.document.split("/")
    return "/".join(version if part in VERSIONS else part for part in parts)


def raw_bytes(content: Any) -> bytes:
    """The body that a scenario writes in one of several ways."""
    if content is None:
        return b""
    if isinstance(content, str):
        return content.encode()
    if "$base64" in content:
        return b64decode(content["$base64"])
    return str(content["serialized"]).encode()
