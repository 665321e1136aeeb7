"""What sdkwright has to say about a description, each saying with its place."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum

from .frozen import dataclass


class Severity(IntEnum):
    """How much a diagnostic weighs: an error refuses the document, a warning costs one place, a note nothing."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a source: file as the user named it, JSON pointer (`#/a/b`), 1-based line and column.

    Line and column are `None` until somebody needs them, see `Document.locate`.
    """

    file: str
    pointer: str = "#"
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = self.file
        if self.line is not None:
            place += f":{self.line}"
            if self.column is not None:
                place += f":{self.column}"
        return f"{place} {self.pointer}" if self.pointer not in ("", "#") else place


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a stable kebab-case code, what is wrong, where, and what to do about it."""

    code: str
    message: str
    location: Location
    severity: Severity = Severity.WARNING
    hint: str = ""

    def at(self, location: Location) -> Diagnostic:
        """The same finding at a more exact place."""
        return replace(self, location=location)


class InputError(Exception):
    """Input that cannot be worked with; carries the diagnostics to print. Exit code 2."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics
