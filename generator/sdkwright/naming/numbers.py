"""The diagnostic for names that only a number tells apart."""

from __future__ import annotations

from ..diagnostics import Diagnostic, Location, Severity
from ..jsonvalue.pointers import Pointer


def numbered_name(what: str, name: str, pointer: Pointer) -> Diagnostic:
    """A note that `what` had to be called `name`, for lack of words."""
    return Diagnostic(
        "numbered-name",
        f"{what} is named {name}: nothing but a number tells it from others of that name",
        Location("", pointer),
        Severity.NOTE,
        "a title, or a component of its own, would give it a name",
    )
