"""Any text as a comment."""

from __future__ import annotations

import re

from .wrapping import LIMIT, lines_of, printable, wrapped

_ORDER = re.compile(
    r"#? ?(type|fmt|yapf|isort|ruff|noqa|flake8|pylint|mypy|pyright|pragma|nosec)\b|!|-\*-|.*coding[:=]", re.IGNORECASE
)
"""What would be an order to Python or to a tool."""


def comment(text: str, indent: int = 0) -> str:
    """The text as lines that begin with `# `, the first without indentation; "" for an empty text.

    Line breaks stay where they are and long lines are wrapped at spaces. What tools would take for an order is quoted.
    """
    lines = wrapped([_plain(printable(line)) for line in lines_of(text)], LIMIT - indent - 2)
    return ("\n" + " " * indent).join([f"# {line}" if line else "#" for line in lines])


def _plain(line: str) -> str:
    return f"> {line}" if _ORDER.match(line.lstrip()) else line
