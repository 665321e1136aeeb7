"""Finding the line and column of a pointer, only when somebody asks."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from ..jsonvalue.pointers import Pointer, split
from .text import place

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = re.compile(r"[ \t\n\r]*")
_decode = json.JSONDecoder(strict=False, parse_int=str).raw_decode

_Children: TypeAlias = "dict[str, tuple[int, int]]"
"""By token: offset of the key (of the value in an array) and of the value."""


class JsonPlaces:
    """Places in JSON text. Siblings are skipped by the C scanner; a container that was scanned once is remembered."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._children: dict[int, _Children] = {}

    def find(self, pointer: Pointer) -> tuple[int, int] | None:
        """1-based line and column of the key, or array item, that a pointer names."""
        value = _space(self._text, 0)
        key = value
        for token in split(pointer):
            if value not in self._children:
                self._children[value] = {token: (key, value) for token, key, value in reversed(list(self._scan(value)))}
            if token not in self._children[value]:
                return None
            key, value = self._children[value][token]
        return place(self._text, key)

    def duplicate(self) -> tuple[list[str], int, int] | None:
        """The tokens of the first key that comes twice in one object, and the offsets of both."""
        todo: list[tuple[list[str], int]] = [([], _space(self._text, 0))]
        while todo:
            tokens, start = todo.pop()
            seen: dict[str, int] = {}
            below = []
            for token, key, value in self._scan(start):
                if token in seen:
                    return [*tokens, token], seen[token], key
                seen[token] = key
                if self._text[value] in "{[":
                    below.append(([*tokens, token], value))
            todo.extend(reversed(below))
        return None

    def _scan(self, start: int) -> Iterator[tuple[str, int, int]]:
        """Each child of the container at `start`: token, offset of the key, offset of the value."""
        text = self._text
        opening = text[start : start + 1]
        if opening not in ("{", "["):
            return
        offset, index = _space(text, start + 1), 0
        while text[offset] not in "}]":
            key = offset
            token: Any = str(index)
            if opening == "{":
                token, offset = _decode(text, offset)
                offset = _space(text, _space(text, offset) + 1)
            yield token, key, offset
            _, offset = _decode(text, offset)
            offset = _space(text, offset)
            if text[offset] == ",":
                offset = _space(text, offset + 1)
            index += 1


def _space(text: str, offset: int) -> int:
    found = _SPACE.match(text, offset)
    return found.end() if found else offset
