"""Arguments of methods."""

from __future__ import annotations

import re

from ...views.client import Argument

_ROOM = 74
"""What a line of a method's head holds beside its margin and `: = ,`."""
_STRING = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")


def make_argument(name: str, annotation: str, default: str, text: str) -> Argument:
    """An argument; a union too long for a line stands in brackets, since black writes them there and ruff does not."""
    if len(name) + len(annotation) + len(default) > _ROOM and _is_union(annotation):
        annotation = f"({annotation})"
    return Argument(name, annotation, default, text)


def _is_union(annotation: str) -> bool:
    text = _STRING.sub("", annotation)
    while (shorter := _BRACKETS.sub("", text)) != text:
        text = shorter
    return "|" in text
