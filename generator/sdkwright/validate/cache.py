"""Findings of earlier runs, on disk, by the content that they are about.

Nothing here may ever fail a run: what cannot be read is not there, what cannot be written is not kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import sys
import tempfile
from pathlib import Path

from .. import __version__

_ENTRIES = 256
_SHAPE = "1"
"""To be changed with the shape of the files."""

Row = tuple[str, str, str, str]
"""Code, pointer, message, hint."""


def key(digest: str) -> str:
    """The name under which findings about a description are kept: other versions find other things."""
    made = hashlib.sha256()
    for part in (_SHAPE, digest, __version__, sys.version, *map(_version, ("openapi_spec_validator", "jsonschema"))):
        made.update(part.encode() + b"\0")
    return made.hexdigest()


def read(name: str) -> list[Row] | None:
    """The findings kept under a key; None if there are none, or they cannot be understood."""
    path = directory() / f"{name}.json"
    try:
        rows = json.loads(path.read_bytes())
        if not isinstance(rows, list):
            return None
        found: list[Row] = []
        for row in rows:
            code, pointer, message, hint = row
            if not all(isinstance(part, str) for part in row):
                return None
            found.append((code, pointer, message, hint))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return found


def write(name: str, rows: list[Row]) -> None:
    """Keep findings under a key, and drop the oldest where there are too many."""
    folder = directory()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            json.dump(rows, file)
        Path(temporary).replace(folder / f"{name}.json")
        entries = sorted(folder.glob("*.*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in entries[_ENTRIES:]:
            path.unlink()
    except (OSError, ValueError):
        return


def directory() -> Path:
    """Where this system keeps what may be thrown away."""
    if said := os.environ.get("XDG_CACHE_HOME"):
        return Path(said) / "sdkwright" / "validate"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else _home() / "AppData" / "Local") / "sdkwright" / "Cache" / "validate"
    if sys.platform == "darwin":
        return _home() / "Library" / "Caches" / "sdkwright" / "validate"
    return _home() / ".cache" / "sdkwright" / "validate"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # a user without a home
        return Path(tempfile.gettempdir())


def _version(package: str) -> str:
    """A package's version without importing it, nor importlib.metadata, which takes longer than all the rest here."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return ""
    site = Path(spec.origin).parent.parent
    return ",".join(sorted(path.name for path in site.glob(f"{package}-*.dist-info")))
