"""How loading refuses: one located error, raised at once."""

from __future__ import annotations

from typing import NoReturn

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..document import Pointer

MAX_DEPTH = 500
"""Levels of nesting beyond which no description is meant seriously and recursive stages would fail."""

MAX_ALIASED = 2_000_000
"""Nodes that YAML aliases may stand for, all told: every later walk meets each of them."""


def refuse(
    code: str,
    message: str,
    file: str,
    position: tuple[int, int] | None = None,
    pointer: Pointer = "#",
    hint: str = "",
) -> NoReturn:
    """Raise InputError with this one finding."""
    line, column = position or (None, None)
    raise InputError(Diagnostic(code, message, Location(file, pointer, line, column), Severity.ERROR, hint))


def warn(
    code: str,
    message: str,
    file: str,
    position: tuple[int, int] | None = None,
    pointer: Pointer = "#",
    hint: str = "",
) -> Diagnostic:
    """A finding that costs only its place."""
    line, column = position or (None, None)
    return Diagnostic(code, message, Location(file, pointer, line, column), Severity.WARNING, hint)


def refuse_depth(file: str, position: tuple[int, int] | None = None, pointer: Pointer = "#") -> NoReturn:
    """Raise InputError for nesting beyond MAX_DEPTH."""
    tokens = pointer.split("/")
    if len(tokens) > 8:
        pointer = "/".join(tokens[:8]) + "/..."
    refuse(
        "too-deep",
        f"nested deeper than {MAX_DEPTH} levels",
        file,
        position,
        pointer,
        "a description written by a person or a program stays far below that; look for a generator that repeats itself",
    )
