"""Which output folders are being written: noted in the cache, so that a command that is about another folder, or about
none, can complete what a killed run has left.
"""

from __future__ import annotations

import hashlib

from ..cache import Cache

_CACHE = Cache("unfinished", 64)


def begin(root: str) -> None:
    """Note that a run begins to write in `root`."""
    _CACHE.write(_key(root), root)


def end(root: str) -> None:
    """Forget it again."""
    _CACHE.forget(_key(root))


def every() -> tuple[str, ...]:
    """The folders that are noted."""
    return tuple(root for root in map(_CACHE.read, _CACHE.keys()) if isinstance(root, str))


def _key(root: str) -> str:
    return hashlib.sha256(root.encode("utf-8", "surrogateescape")).hexdigest()
