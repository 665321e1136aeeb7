"""What may be thrown away: small JSON files in the user's cache folder, kept by key.

Nothing here may ever fail a run: what cannot be read is not there, what cannot be written is not kept.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from .frozen import dataclass


@dataclass(frozen=True, slots=True)
class Cache:
    """The entries of one kind; the oldest go when there are more than `limit`."""

    kind: str
    limit: int

    def read(self, key: str) -> Any:
        """The JSON value kept under `key`, or None."""
        path = directory() / self.kind / f"{key}.json"
        try:
            value = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return value

    def write(self, key: str, value: Any) -> None:
        """Keep a JSON value under `key`."""
        folder = directory() / self.kind
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=folder, suffix=".tmp")
            try:
                with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                    json.dump(value, file)
                Path(temporary).replace(folder / f"{key}.json")
            except BaseException:
                Path(temporary).unlink()
                raise
            entries = sorted(folder.glob("*.*"), key=lambda path: path.stat().st_mtime, reverse=True)
            for path in entries[self.limit :]:
                path.unlink()
        except (OSError, ValueError):
            return

    def forget(self, key: str) -> None:
        """Drop what is kept under `key`, if anything is."""
        with contextlib.suppress(OSError, ValueError):
            (directory() / self.kind / f"{key}.json").unlink()

    def keys(self) -> tuple[str, ...]:
        """All that something is kept under."""
        try:
            return tuple(sorted(path.stem for path in (directory() / self.kind).glob("*.json")))
        except (OSError, ValueError):
            return ()


def directory() -> Path:
    """Where this system keeps what may be thrown away."""
    if configured := os.environ.get("XDG_CACHE_HOME"):
        return Path(configured) / "sdkwright"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else _home() / "AppData" / "Local") / "sdkwright" / "Cache"
    if sys.platform == "darwin":
        return _home() / "Library" / "Caches" / "sdkwright"
    return _home() / ".cache" / "sdkwright"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # a user without a home
        return Path(tempfile.gettempdir())
