"""Findings of earlier runs, on disk, by the content that they are about."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from pathlib import Path

from .. import __version__
from ..cache import Cache

_CACHE = Cache("validate", 256)
_SHAPE = "4"
"""To be changed with the shape of the files, and with what is looked for."""

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
    rows = _CACHE.read(name)
    if not isinstance(rows, list):
        return None
    found: list[Row] = []
    for row in rows:
        if not isinstance(row, list) or len(row) != 4 or not all(isinstance(part, str) for part in row):
            return None
        code, pointer, message, hint = row
        found.append((code, pointer, message, hint))
    return found


def write(name: str, rows: list[Row]) -> None:
    """Keep findings under a key, and drop the oldest where there are too many."""
    _CACHE.write(name, rows)


def _version(package: str) -> str:
    """A package's version without importing it, nor importlib.metadata, which takes longer than all the rest here."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return ""
    site = Path(spec.origin).parent.parent
    return ",".join(sorted(path.name for path in site.glob(f"{package}-*.dist-info")))
