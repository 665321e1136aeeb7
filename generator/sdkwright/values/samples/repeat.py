"""Long values that a test file writes short."""

from __future__ import annotations

from ...jsonvalue.types import Json


class LongString(str):
    """A string of one character, printed as `"x" * 513`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f'"{self[0]}" * {len(self)}'


class LongList(list[Json]):
    """A list of equal items, printed as `["text"] * 2049`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f'"[{self[0]!r}]" * {len(self)}'
