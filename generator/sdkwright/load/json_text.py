"""JSON to a tree, by the standard library's C scanner."""

from __future__ import annotations

import json
import re

from ..diagnostics import Diagnostic
from ..jsonvalue.pointers import Pointer, join
from ..jsonvalue.types import Json
from . import scalars
from .errors import MAX_DEPTH, too_deep, warning
from .text import place

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_COMMENT = re.compile(r'("(?:[^"\\\n]|\\.)*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
_TRAILING_COMMA = re.compile(r'("(?:[^"\\\n]|\\.)*")|,(?=\s*[}\]])')
_MARKS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{,\]}]')


class _NoNumber(str):
    """The text of a number that JSON does not have, until the tree is mended."""

    __slots__ = ()


class JsonReader:
    """One reading of one text."""

    def __init__(self, text: str, file: str) -> None:
        self.findings: list[Diagnostic] = []
        self.duplicated = False
        """Whether an object has a key twice."""
        self._text = text
        self._file = file
        self._odd = False
        """Whether the tree holds something that Python reads and JSON does not have."""

    def read(self) -> Json:
        """The tree. Raises json.JSONDecodeError for what is no JSON, InputError for what nests too deep."""
        try:
            try:
                tree = self._decode(int)
            except json.JSONDecodeError:
                raise
            except (
                ValueError
            ):  # an integer of more digits than Python reads; the hook costs too much to be always there
                tree = self._decode(self._int)
        except RecursionError:
            offset, pointer = first_too_deep(self._text)
            raise too_deep(self._file, place(self._text, offset), pointer) from None
        if self._odd or _SURROGATE.search(self._text):
            return self._mend(tree)
        return tree

    def _decode(self, parse_int: object) -> Json:
        decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_float=self._float,
            parse_int=parse_int,  # type: ignore[arg-type]
            parse_constant=self._constant,
        )
        tree: Json = decoder.decode(self._text)
        return tree

    def _object(self, pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        made = dict(pairs)
        if len(made) != len(pairs):
            self.duplicated = True
        return made

    def _int(self, text: str) -> Json:
        try:
            return scalars.integer(text)
        except scalars.NoJsonNumberError:
            return self._constant(text)

    def _float(self, text: str) -> Json:
        try:
            return scalars.real(text)
        except scalars.NoJsonNumberError:
            return self._constant(text)

    def _constant(self, text: str) -> str:
        self._odd = True
        return _NoNumber(text)

    def _mend(self, tree: Json) -> Json:
        """Numbers that JSON lacks become text, halves of surrogate pairs the replacement character; each is told."""
        todo: list[tuple[dict[str, Json] | list[Json], Pointer]] = []
        tree = self._child(tree, "#", todo)
        while todo:
            node, pointer = todo.pop()
            if isinstance(node, dict):
                pairs = [(self._text_of(key, pointer), value) for key, value in node.items()]
                node.clear()
                node.update((key, self._child(value, join(pointer, key), todo)) for key, value in pairs)
            else:
                node[:] = [self._child(value, join(pointer, index), todo) for index, value in enumerate(node)]
        return tree

    def _child(self, value: Json, pointer: Pointer, todo: list[tuple[dict[str, Json] | list[Json], Pointer]]) -> Json:
        if isinstance(value, str):
            return self._text_of(value, pointer)
        if isinstance(value, (dict, list)):
            todo.append((value, pointer))
        return value

    def _text_of(self, text: str, pointer: Pointer) -> str:
        if isinstance(text, _NoNumber):
            message = f"{text[:40]} is no JSON number; it is read as text"
            self.findings.append(warning("not-a-number", message, self._file, pointer=pointer))
            return str(text)
        if text.isprintable() or not any("\ud800" <= character <= "\udfff" for character in text):
            return text
        message = "half of a surrogate pair is no character; it is read as U+FFFD"
        self.findings.append(warning("invalid-character", message, self._file, pointer=pointer))
        return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)


def first_too_deep(text: str) -> tuple[int, Pointer]:
    """The offset and the pointer of the first bracket that nests deeper than any description may."""
    tokens: list[str | int] = []
    keyed = False
    """Whether the innermost object has a key whose value is still to come."""
    for found in _MARKS.finditer(text):
        mark = found.group()
        if mark[0] == '"':
            if tokens and isinstance(tokens[-1], str) and not keyed:
                tokens[-1], keyed = json.loads(mark, strict=False), True
        elif mark in "[{":
            if len(tokens) == MAX_DEPTH:
                return found.start(), join("#", *tokens)
            tokens.append("" if mark == "{" else 0)
            keyed = False
        elif mark == ",":
            if tokens and isinstance(last := tokens[-1], int):
                tokens[-1] = last + 1
            keyed = False
        elif tokens:
            tokens.pop()
            keyed = True
    return 0, "#"


def without_comments(text: str) -> str:
    """The text with spaces for comments and trailing commas, which JSON has not but people write; places stay."""
    return _TRAILING_COMMA.sub(_blank, _COMMENT.sub(_blank, text))


def _blank(found: re.Match[str]) -> str:
    text = found.group()
    if found.group(1):
        return text
    return "".join("\n" if character == "\n" else " " for character in text)
