"""Payloads as Python source in black's layout, long ones shortened to a repetition."""

from __future__ import annotations

from ...document import Json
from ..literals import number, string
from ..source import LIMIT, STEP, columns
from .repeat import LongList, LongString

ARGUMENT = 8
"""The indentation of the arguments of a call in a class body."""
LONG = 1000
"""Room for the item of a long list, which is short."""


def flat(value: Json, room: int) -> str | None:
    """The value on one line, or None if that takes more than `room` columns."""
    if isinstance(value, dict):
        parts = []
        room -= 2
        for key, item in value.items():
            name = string(key)
            room -= columns(name) + 2
            text = flat(item, room)
            if text is None:
                return None
            room -= columns(text) + 2
            parts.append(f"{name}: {text}")
        return f"{{{', '.join(parts)}}}" if room >= -2 or not parts else None
    if isinstance(value, list):
        if isinstance(value, LongList):
            return f"[{flat(value[0], LONG)}] * {len(value)}"
        parts = []
        room -= 2
        for item in value:
            text = flat(item, room)
            if text is None:
                return None
            room -= columns(text) + 2
            parts.append(text)
        return f"[{', '.join(parts)}]" if room >= -2 or not parts else None
    text = scalar(value)
    return text if columns(text) <= room else None


def scalar(value: None | bool | int | float | str) -> str:
    """A value without parts."""
    if isinstance(value, str):
        return f"{string(value[0])} * {len(value)}" if isinstance(value, LongString) else string(value)
    if value is None or value is True or value is False:
        return str(value)
    return number(value)


def broken(value: Json, indent: int, before: int, after: int) -> str:
    """The value as it stands after `before` columns of a line at `indent`, with `after` columns to follow it."""
    line = flat(value, LIMIT - indent - before - after)
    if line is not None:
        return line
    inner = indent + STEP
    margin = "\n" + " " * inner
    if isinstance(value, dict):
        parts = []
        for key, item in value.items():
            name = string(key) + ": "
            parts.append(f"{margin}{name}{broken(item, inner, columns(name), 1)},")
        return "{" + "".join(parts) + "\n" + " " * indent + "}"
    if isinstance(value, list):
        parts = [f"{margin}{broken(item, inner, 0, 1)}," for item in value]
        return "[" + "".join(parts) + "\n" + " " * indent + "]"
    return scalar(value)


def argument(name: str, value: Json) -> str:
    """`name=value`, one of the arguments of a call."""
    return f"{name}={broken(value, ARGUMENT, len(name) + 1, 1)}"


def pairs(name: str, rows: list[tuple[str, Json]]) -> str:
    """`name=[(expression, value), ...]`, one of the arguments of a call."""
    row, cell = " " * (ARGUMENT + STEP), " " * (ARGUMENT + 2 * STEP)
    lines = []
    for expression, value in rows:
        text = flat(value, LIMIT - ARGUMENT - STEP - columns(expression) - 5)
        if text is not None:
            lines.append(f"{row}({expression}, {text}),\n")
        else:
            text = broken(value, ARGUMENT + 2 * STEP, 0, 1)
            lines.append(f"{row}(\n{cell}{expression},\n{cell}{text},\n{row}),\n")
    return f"{name}=[\n{''.join(lines)}{' ' * ARGUMENT}]"
