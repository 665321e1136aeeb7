"""How loading refuses: one located error, raised at once."""

from __future__ import annotations

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..jsonvalue.pointers import Pointer

MAX_DEPTH = 250
"""Levels of nesting beyond which no description is meant seriously and recursive stages would fail."""

MAX_ALIASED = 2_000_000
"""Nodes that YAML aliases may stand for, all told: every later walk meets each of them."""


def refusal(
    code: str,
    message: str,
    file: str,
    position: tuple[int, int] | None = None,
    pointer: Pointer = "#",
    hint: str = "",
) -> InputError:
    """The error, to be raised, that refuses a description for this one finding."""
    line, column = position or (None, None)
    return InputError(Diagnostic(code, message, Location(file, pointer, line, column), Severity.ERROR, hint))


def warning(
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


def too_deep(file: str, position: tuple[int, int] | None = None, pointer: Pointer = "#") -> InputError:
    """The error for nesting beyond MAX_DEPTH."""
    tokens = pointer.split("/")
    if len(tokens) > 8:
        pointer = "/".join(tokens[:8]) + "/..."
    return refusal(
        "too-deep",
        f"nested deeper than {MAX_DEPTH} levels",
        file,
        position,
        pointer,
        "a description written by a person or a program stays far below that; look for a generator that repeats itself",
    )
