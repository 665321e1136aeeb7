"""Where the keys of a TOML document stand. `tomllib` reads values; this reads only how far each one goes.

The text must be valid TOML, https://toml.io/en/v1.0.0: whoever calls has it parsed before.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

Place: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys, and indices of lists."""

_SPACE: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_STRING: Final = re.compile(
    r'"""(?:[^\\]|\\[\s\S])*?"{3,5}' r"|'''[\s\S]*?'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'"
)
_OTHER: Final = re.compile(r"[^,\]}#\n]*")
"""Numbers, booleans, dates."""


def places(text: str) -> dict[Place, tuple[int, int]]:
    """Line and column of every key and every item of a list; of a table, those of its header."""
    return _Reader(text).run()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._found: dict[Place, int] = {}
        self._counts: dict[Place, int] = {}
        """Of each array of tables, how many there are."""

    def run(self) -> dict[Place, tuple[int, int]]:
        table: Place = ()
        self._skip()
        while self._at < len(self._text):
            if self._take("[["):
                keys = self._keys(table=())
                way = self._header(keys)
                self._counts[way] = self._counts.get(way, -1) + 1
                table = (*way, self._counts[way])
                self._take("]]")
            elif self._take("["):
                table = self._header(self._keys(table=()))
                self._take("]")
            else:
                self._pair(table)
            self._skip()
        return {way: self._position(offset) for way, offset in self._found.items()}

    def _header(self, keys: Place) -> Place:
        """The way of a table: tables inside an array of tables are in its last one."""
        way: Place = ()
        for index, key in enumerate(keys):
            way = (*way, key)
            if index < len(keys) - 1 and way in self._counts:
                way = (*way, self._counts[way])
        return way

    def _pair(self, table: Place) -> None:
        way = self._keys(table)
        self._skip()
        self._take("=")
        self._skip()
        self._value(way)

    def _keys(self, table: Place) -> Place:
        """A key, perhaps dotted; each part of it is noted."""
        way = table
        while True:
            self._skip()
            start = self._at
            if string := _STRING.match(self._text, self._at):
                self._at = string.end()
                key = _unquoted(string[0])
            elif bare := _BARE.match(self._text, self._at):
                self._at = bare.end()
                key = bare[0]
            else:
                self._at += 1  # not TOML
                return way
            way = (*way, key)
            self._found.setdefault(way, start)
            self._skip()
            if not self._take("."):
                return way

    def _value(self, way: Place) -> None:
        if self._take("["):
            index = 0
            self._skip()
            while self._at < len(self._text) and not self._take("]"):
                self._found.setdefault((*way, index), self._at)
                self._value((*way, index))
                index += 1
                self._skip()
                self._take(",")
                self._skip()
        elif self._take("{"):
            self._skip()
            while self._at < len(self._text) and not self._take("}"):
                self._pair(way)
                self._skip()
                self._take(",")
                self._skip()
        else:
            found = _STRING.match(self._text, self._at) or _OTHER.match(self._text, self._at)
            assert found is not None, "the second pattern matches nothing, too"
            self._at = max(found.end(), self._at)

    def _take(self, mark: str) -> bool:
        if self._text.startswith(mark, self._at):
            self._at += len(mark)
            return True
        return False

    def _skip(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _position(self, offset: int) -> tuple[int, int]:
        start = self._text.rfind("\n", 0, offset) + 1
        return self._text.count("\n", 0, offset) + 1, offset - start + 1


def _unquoted(text: str) -> str:
    if text[0] == "'":
        return text[1:-1]
    import tomllib

    return next(iter(tomllib.loads(f"{text} = 0")))
