"""What is wrong with text that is nearly JSON, in words and at a place of our own: json's differ between Pythons."""

from __future__ import annotations

import re
from typing import NamedTuple

from .text import place

_TOKEN = re.compile(
    r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"'
    r"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null|NaN|-?Infinity|[{}\[\],:]"
)
_SPACE = re.compile(r"[ \t\n\r]*")
_INSIDE = re.compile(r'(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*')
_WORD = re.compile(r"[^\s\[\]{},:\"']{1,40}")
_NAMES = {"{": "object", "[": "list"}
_CLOSING = {"{": "}", "[": "]"}


class Fault(NamedTuple):
    """The first thing that JSON does not have."""

    message: str
    position: tuple[int, int]


def first_fault(text: str) -> Fault:
    """The first place where the text is no JSON. It is asked of text that the scanner refused."""
    message, offset = _Scan(text).fault()
    return Fault(f"not valid JSON: {message}", place(text, offset))


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[int] = []
        """Offsets of the brackets that are open."""

    def fault(self) -> tuple[str, int]:
        """The message and the offset."""
        offset = 0
        before = ""
        """The last token: what may come next depends on it, and on what is open."""
        expected = "value"
        while True:
            offset = self._skip(offset)
            found = _TOKEN.match(self._text, offset)
            token = found.group() if found else ""
            if not token or (expected == "end" and not self._open):
                return self._unexpected(offset, expected, before)
            after = self._after(token, offset, expected, before)
            if after is None:
                return self._unexpected(offset, expected, before)
            expected, before, offset = after, token, offset + len(token)

    def _skip(self, offset: int) -> int:
        found = _SPACE.match(self._text, offset)
        return found.end() if found else offset

    def _after(self, token: str, offset: int, expected: str, before: str) -> str | None:
        """What is expected after a token; None if the token is not."""
        kind = token[0]
        inside = self._text[self._open[-1]] if self._open else ""
        if expected == "colon":
            return "value" if kind == ":" else None
        if kind in "}]":
            admitted = expected == "end" or before == inside
            if not admitted or kind != _CLOSING.get(inside):
                return None
            self._open.pop()
            return "end"
        if expected == "end":
            return ("key" if inside == "{" else "value") if kind == "," else None
        if expected == "key":
            return "colon" if kind == '"' else None
        if kind in "{[":
            self._open.append(offset)
            return "key" if kind == "{" else "value"
        return None if kind in ",:" else "end"

    def _unexpected(self, offset: int, expected: str, before: str) -> tuple[str, int]:
        here = self._text[offset : offset + 1]
        inside = self._text[self._open[-1]] if self._open else ""
        if here == '"' and expected in ("key", "value"):
            return self._string(offset)
        if not here and self._open:
            line, column = place(self._text, self._open[-1])
            return f"the {_NAMES[inside]} that {inside} opens at line {line}, column {column} is never closed", offset
        if before == "," and here in ("}", "]"):
            return f"a comma stands before {here}, with nothing between them", offset
        if expected == "key":
            return "the name of a property is expected here, in double quotes", offset
        if expected == "colon":
            return "a colon is expected here, after the name of a property", offset
        if expected == "end":
            end = f"a comma or {_CLOSING[inside]} is expected here" if inside else "nothing may follow the value"
            return end, offset
        word = _WORD.match(self._text, offset)
        return f"a value is expected here{f', not {word.group()}' if word else ''}", offset

    def _string(self, offset: int) -> tuple[str, int]:
        found = _INSIDE.match(self._text, offset + 1)
        end = found.end() if found else offset + 1
        stop = self._text[end : end + 1]
        if stop in ("", "\n", "\r"):
            return "the text that opens with a quote here is never closed", offset
        if stop == "\\":
            return f"{self._text[end : end + 2]} is no escape of JSON", end
        return f"the character U+{ord(stop):04X} must be written as an escape", end
