"""The Python in Markdown: fenced blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import dedent, indent
from typing import NamedTuple

_PYTHON = frozenset(("python", "python3", "py", "py3"))
_RUN = re.compile("```+|~~~+")
_FENCE = re.compile(
    r"^(?P<margin>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*\{?(?P<language>\w*).*\n"
    r"(?P<code>(?s:.*?))^[ \t]*(?P=fence)[`~]*[ \t]*$",
    re.MULTILINE,
)


class Block(NamedTuple):
    """The code between two fences."""

    start: int
    end: int
    margin: str
    code: str


def blocks(page: str) -> Iterator[Block]:
    """The blocks of Python in a page, in their order."""
    at = 0
    # Looking for a run of marks first is several times as fast as trying every line.
    while run := _RUN.search(page, at):
        match = _FENCE.match(page, page.rfind("\n", 0, run.start()) + 1)
        at = run.end() if match is None else match.end()
        if match and match["language"].lower() in _PYTHON and match["code"].strip():
            yield Block(*match.span("code"), match["margin"], dedent(match["code"]))


def replaced(page: str, found: Sequence[Block], codes: Sequence[str | None]) -> str:
    """The page with other code in the blocks that were found; those given None stay."""
    parts: list[str] = []
    at = 0
    for block, code in zip(found, codes, strict=True):
        if code is not None:
            parts += (page[at : block.start], indent(code, block.margin))
            at = block.end
    return "".join((*parts, page[at:]))
