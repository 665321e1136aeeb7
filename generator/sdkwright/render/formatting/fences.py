"""The Python in Markdown: fenced blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import dedent, indent
from typing import NamedTuple

_PYTHON = frozenset(("python", "python3", "py", "py3"))
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
    if "```" not in page and "~~~" not in page:
        return
    for match in _FENCE.finditer(page):
        if match["language"].lower() in _PYTHON and match["code"].strip():
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
