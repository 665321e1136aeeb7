"""The Python in Markdown: fenced blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import dedent, indent
from typing import NamedTuple

_PYTHON = frozenset(("python", "python3", "py", "py3"))
_RUN = re.compile("```|~~~")
_OPENING = re.compile(r"([ \t]*)(`{3,}|~{3,})[ \t]*\{?(\w*).*\n")
_CLOSING = re.compile(r"[ \t]*([`~]{3,})[ \t]*$", re.MULTILINE)


class Block(NamedTuple):
    """The code between two fences."""

    start: int
    end: int
    margin: str
    code: str


def blocks(page: str) -> Iterator[Block]:
    """The blocks of Python in a page, in their order."""
    marked = [*_marked(page)]
    at = 0
    while at < len(marked):
        opening = _OPENING.match(page, marked[at])
        at += 1
        if opening is None:
            continue
        margin, fence, language = opening.groups()
        for index in range(at, len(marked)):
            closing = _CLOSING.match(page, marked[index])
            if closing and closing[1].startswith(fence):
                code = page[opening.end() : marked[index]]
                if language.lower() in _PYTHON and code.strip():
                    yield Block(opening.end(), marked[index], margin, dedent(code) if code[0].isspace() else code)
                at = index + 1
                break
        else:  # all that follows is in the block, whatever it looks like
            return


def _marked(page: str) -> Iterator[int]:
    """Where the lines begin that have a run of marks: to look for these alone is many times as fast."""
    end = -1
    while run := _RUN.search(page, end + 1):
        yield page.rfind("\n", 0, run.start()) + 1
        end = page.find("\n", run.end())
        if end < 0:
            return


def replaced(page: str, found: Sequence[Block], codes: Sequence[str | None]) -> str:
    """The page with other code in the blocks that were found; those given None stay."""
    parts: list[str] = []
    at = 0
    for block, code in zip(found, codes, strict=True):
        if code is not None:
            parts += (page[at : block.start], indent(code, block.margin) if block.margin else code)
            at = block.end
    return "".join((*parts, page[at:]))
