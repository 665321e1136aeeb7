"""Runs that are over: what each made, so that a run with nothing new to say need not make it again.

An entry is known by everything that the output depends on: the description's content, the settings, the files of
sdkwright itself and the templates that replace some of them. It counts only while the output folder still holds,
byte for byte, what that run left there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from .. import __version__
from ..cache import Cache
from ..files import MANIFEST, OWN, YIELDING
from . import manifest
from .scan import Kind, scan

_CACHE = Cache("runs", 64)


def fingerprint(folders: Iterable[Path], *parts: str) -> str:
    """A key made of `parts` and of the names, sizes and times of all files in `folders`."""
    made = hashlib.sha256(__version__.encode())
    for part in parts:
        made.update(part.encode("utf-8", "surrogatepass") + b"\0")
    for folder in folders:
        for path in sorted(_files(str(folder))):
            try:
                status = os.stat(path)
            except OSError:  # a dangling link, which whoever reads it will tell
                status = os.lstat(path)
            made.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    return made.hexdigest()


def lookup(key: str, root: Path) -> tuple[Any, tuple[str, ...]]:
    """What the run under `key` kept, and its files, if `root` is still as that run left it; else None and no files."""
    entry = _CACHE.read(key)
    if not isinstance(entry, dict) or any(not (root / path).exists() for path in entry.get("own", ())):
        return None, ()
    files = _files_as_left(root, entry.get("manifest"))
    return (entry.get("kept"), files) if files else (None, ())


def store(key: str, root: Path, kept: Any, files: Iterable[str]) -> None:
    """Remember a run: the output that it left, its `files` among them, and a JSON value with what there was to say."""
    with suppress(OSError):
        left = manifest.digest((root / MANIFEST).read_bytes())
        _CACHE.write(key, {"manifest": left, "own": sorted(OWN.intersection(files)), "kept": kept})


def _files_as_left(root: Path, expected: object) -> tuple[str, ...]:
    """The files that the manifest lists; none at all if it is another one or any of them is not as it says."""
    try:
        if manifest.digest((root / MANIFEST).read_bytes()) != expected:
            return ()
        hashes = manifest.read(root).hashes
        base = str(root)
        on_disk = scan(base, dict.fromkeys(path.partition("/")[0] for path in hashes))
        for path, known in hashes.items():
            if on_disk.get(path) is not Kind.FILE:
                return ()
            if path in YIELDING:  # may have been changed, and stays so
                continue
            with open(f"{base}/{path}", "rb", buffering=0) as file:
                if manifest.digest(file.read()) != known:
                    return ()
    except OSError:
        return ()
    return tuple(hashes)


def _files(folder: str) -> Iterable[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif not entry.name.endswith(".pyc"):
            yield entry.path
