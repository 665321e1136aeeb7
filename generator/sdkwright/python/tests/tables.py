"""Payloads as Python source in black's layout, long ones shortened to a repetition."""

from __future__ import annotations

from ...document import Json
from ..literals import number, string
from ..source import LIMIT, STEP, columns
from .repeat import LongList, LongString

BODY = 4
"""The indentation of a class body."""


def inline(value: Json) -> str:
    """The value on one line."""
    if isinstance(value, str):
        return f"{string(value[0])} * {len(value)}" if isinstance(value, LongString) else string(value)
    if value is None or value is True or value is False:
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join([f"{string(key)}: {inline(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, list):
        if isinstance(value, LongList):
            return f"[{inline(value[0])}] * {len(value)}"
        return "[" + ", ".join([inline(item) for item in value]) + "]"
    return number(value)


def broken(value: Json, indent: int, before: int, after: int) -> str:
    """The value as it stands after `before` columns of a line at `indent`, with `after` columns to follow it."""
    line = inline(value)
    if indent + before + columns(line) + after <= LIMIT or not value or not isinstance(value, dict | list):
        return line
    if isinstance(value, LongList):
        return line
    inner = indent + STEP
    margin = "\n" + " " * inner
    if isinstance(value, dict):
        parts = []
        for key, item in value.items():
            name = string(key) + ": "
            parts.append(f"{margin}{name}{broken(item, inner, columns(name), 1)},")
        return "{" + "".join(parts) + "\n" + " " * indent + "}"
    parts = [f"{margin}{broken(item, inner, 0, 1)}," for item in value]
    return "[" + "".join(parts) + "\n" + " " * indent + "]"


def assigned(name: str, value: Json) -> str:
    """`name = value` in a class body."""
    return f"{name} = {broken(value, BODY, len(name) + 3, 0)}"


def pairs(name: str, rows: list[tuple[str, Json]]) -> str:
    """`name = [(expression, value), ...]` in a class body."""
    flat = [f"({expression}, {inline(value)})" for expression, value in rows]
    line = f"{name} = [{', '.join(flat)}]"
    if BODY + columns(line) <= LIMIT:
        return line
    row, cell = " " * (BODY + STEP), " " * (BODY + 2 * STEP)
    lines = []
    for (expression, value), text in zip(rows, flat, strict=True):
        if BODY + STEP + columns(text) + 1 > LIMIT:
            text = f"(\n{cell}{expression},\n{cell}{broken(value, BODY + 2 * STEP, 0, 1)},\n{row})"
        lines.append(f"{row}{text},\n")
    return f"{name} = [\n{''.join(lines)}{' ' * BODY}]"
