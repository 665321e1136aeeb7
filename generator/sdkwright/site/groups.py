"""Many names in groups of a few, by what they begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST = 48
"""How many names a group may have that still can be divided."""
_FEW = 4
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]|[^A-Za-z0-9]+")


def grouped(names: Iterable[str], prefix: str = "") -> list[tuple[str, list[str]]]:
    """Groups in their order, each with what its names begin with: empty for what has nothing in common."""
    every = sorted(names, key=str.casefold)
    if len(every) <= MOST:
        return [(prefix, every)] if every else []
    parts: dict[str, list[str]] = {}
    for name in every:
        word = _WORD.match(name, len(prefix))
        parts.setdefault(prefix + word[0] if word else prefix, []).append(name)
    small = [name for start, found in parts.items() if len(found) < _FEW or start == prefix for name in found]
    large = {start: found for start, found in parts.items() if len(found) >= _FEW and start != prefix}
    groups = [group for start, found in large.items() for group in grouped(found, start)]
    rest = [(prefix, small[start : start + MOST]) for start in range(0, len(small), MOST)]
    return [*rest, *groups]
