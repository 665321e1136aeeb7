"""Names that would be too long to read: they drop words from the middle, each decided by itself.

What a name begins with says where it belongs, what it ends with says what it is. What the description itself calls
something, where Python can call it that, is kept at any length.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from hashlib import sha256
from typing import NamedTuple

from .clashes import Key, settle
from .words import pieces


class Limit(NamedTuple):
    """How long a name may be."""

    characters: int
    bytes: int = 225
    """So that every file system takes it with what may be added."""

    def admits(self, name: str) -> bool:
        """Whether a name is no longer."""
        return len(name) <= self.characters and (name.isascii() or len(name.encode()) <= self.bytes)


CLASS = Limit(75)
METHOD = Limit(68)
"""The tables beside it have `_` before it, and up to `_HANDSHAKE` behind it."""
CONNECTION_CLASS = Limit(70)
"""That of an `AsyncClient` has `Async` before it."""
OPERATION = Limit(76)
"""Its page is in a file with `.md` behind it."""
STEM = Limit(71, 100)
"""Its tests are in a file with `test_` before it and `.py` behind it."""

_DIGEST = 8
_PLACES = ((0.5, True), (0.5, False), (0.25, True), (0.75, True))
"""Where words are dropped, from the start (0) to the end (1), and whether first those that come again further on."""


def shortened(
    names: Mapping[Key, str],
    limit: Limit,
    *,
    kept: Collection[Key] = (),
    taken: Collection[str] = (),
    same: Callable[[str], str] = str,
) -> dict[Key, str]:
    """Unique `names`, none longer than `limit` but those that are `kept`; they stay unique, and out of `taken`.

    Where several would have one name then, each of them drops other words; if nothing else tells them apart, a digest
    of their long names does. `same` makes names equal that are not to stand side by side.
    """
    fixed = {key: name for key, name in names.items() if limit.admits(name) or key in kept}
    if len(fixed) == len(names):
        return dict(names)
    return settle(
        names, lambda key, _, level: _form(names[key], limit, level), fixed=fixed, taken=taken, same=same
    ).names


def _form(name: str, limit: Limit, level: int) -> str | None:
    if level < len(_PLACES):
        short = _without_middle(name, limit, *_PLACES[level])
        return short if limit.admits(short) else _digested(name, limit)
    return _digested(name, limit) if level == len(_PLACES) else None


def brief(name: str, limit: Limit) -> str:
    """`name`, or what it is where nothing else wants that name."""
    return name if limit.admits(name) else _form(name, limit, 0) or name


def _without_middle(name: str, limit: Limit, place: float, repeated: bool) -> str:
    """`name` without the words around `place`, as many as needed; its first and last stay."""
    words = pieces(name)
    while len(words) > 2 and not limit.admits("".join(words)):
        center = (len(words) - 1) * place
        last = {word.rstrip("_"): index for index, word in enumerate(words)}
        inner = range(1, len(words) - 1)
        again = [index for index in inner if last[words[index].rstrip("_")] != index] if repeated else []
        words.pop(min(again or inner, key=lambda index: abs(index - center)))
    return "".join(words)


def _digested(name: str, limit: Limit) -> str:
    """`name` with a digest of it at the end, and as much of it as there is room for."""
    room = Limit(limit.characters - _DIGEST - 1, limit.bytes - _DIGEST - 1)
    short = _without_middle(name, room, *_PLACES[0])[: room.characters]
    while not room.admits(short):
        short = short[:-1]
    return f"{short.rstrip('_')}_{sha256(name.encode()).hexdigest()[:_DIGEST]}"
