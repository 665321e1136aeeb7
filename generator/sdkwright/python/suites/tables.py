"""Payloads as Python source in black's layout, long ones shortened to a repetition."""

from __future__ import annotations

from ...document import Json
from ...values.repeat import LongList, LongString
from ..literals import number, string
from ..source import LIMIT, STEP, columns

ARGUMENT = 8
"""The indentation of the arguments of a call in a class body."""


def inline(value: Json) -> str:
    """The value on one line."""
    text = repr(value)
    if '"' not in text and "\\" not in text and "e+" not in text:
        # The value has no quotes, so these are all around strings.
        return text.replace("'", '"')
    if isinstance(value, dict):
        return "{" + ", ".join([f"{string(key)}: {inline(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, LongList):
        return f"[{inline(value[0])}] * {len(value)}"
    if isinstance(value, list):
        return "[" + ", ".join([inline(item) for item in value]) + "]"
    if isinstance(value, LongString):
        return f"{string(value[0])} * {len(value)}"
    if isinstance(value, str):
        return string(value)
    return text if value is None or isinstance(value, bool) else number(value)


def broken(value: Json, indent: int, before: int, after: int) -> str:
    """The value as it stands after `before` columns of a line at `indent`, with `after` columns to follow it."""
    line = inline(value)
    if indent + before + columns(line) + after <= LIMIT or not value:
        return line
    inner = indent + STEP
    margin = "\n" + " " * inner
    if isinstance(value, dict):
        parts = []
        for key, item in value.items():
            name = string(key) + ": "
            parts.append(f"{margin}{name}{broken(item, inner, columns(name), 1)},")
        return "{" + "".join(parts) + "\n" + " " * indent + "}"
    if isinstance(value, list) and not isinstance(value, LongList):
        parts = [f"{margin}{broken(item, inner, 0, 1)}," for item in value]
        return "[" + "".join(parts) + "\n" + " " * indent + "]"
    return line


def argument(name: str, value: Json) -> str:
    """`name=value`, one of the arguments of a call."""
    return f"{name}={broken(value, ARGUMENT, len(name) + 1, 1)}"


def pairs(name: str, rows: list[tuple[str, Json]]) -> str:
    """`name=[(expression, value), ...]`, one of the arguments of a call."""
    row, cell = " " * (ARGUMENT + STEP), " " * (ARGUMENT + 2 * STEP)
    lines = []
    for expression, value in rows:
        text = inline(value)
        if ARGUMENT + STEP + columns(expression) + columns(text) + 5 <= LIMIT:
            lines.append(f"{row}({expression}, {text}),\n")
        else:
            text = broken(value, ARGUMENT + 2 * STEP, 0, 1)
            lines.append(f"{row}(\n{cell}{expression},\n{cell}{text},\n{row}),\n")
    return f"{name}=[\n{''.join(lines)}{' ' * ARGUMENT}]"
