"""Descriptions given as trees."""

from __future__ import annotations

import json
from typing import Any

from sdkwright.diagnostics import Diagnostic
from sdkwright.document import Document
from sdkwright.load import load
from sdkwright.normalize import normalize

VERSIONS = {
    "2.0": {"swagger": "2.0"},
    "3.0": {"openapi": "3.0.3"},
    "3.1": {"openapi": "3.1.0"},
    "3.2": {"openapi": "3.2.0"},
}


def document(version: str, **parts: Any) -> Document:
    """A document as load makes it."""
    root = {**VERSIONS[version], "info": {"title": "t", "version": "1"}, **parts}
    return load("-", stdin=json.dumps(root).encode())


def normalized(version: str, **parts: Any) -> tuple[Document, tuple[Diagnostic, ...]]:
    """A document after the stage."""
    return normalize(document(version, **parts))


def schema(version: str, said: Any, **others: Any) -> Any:
    """One component schema after the stage."""
    section: dict[str, Any] = {"S": said, **others}
    parts = {"definitions": section} if version == "2.0" else {"components": {"schemas": section}}
    made, _ = normalized(version, **parts)
    return made.resolve("#/components/schemas/S")


def codes(version: str, said: Any) -> list[tuple[str, str]]:
    """What is said about one component schema: code and pointer."""
    section = {"S": said}
    parts = {"definitions": section} if version == "2.0" else {"components": {"schemas": section}}
    _, found = normalized(version, **parts)
    return [(each.code, each.location.pointer) for each in found]
