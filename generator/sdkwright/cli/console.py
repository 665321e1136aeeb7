"""What a command prints, and where: results on the standard output, everything about them on the standard error."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from ..diagnostics import Diagnostic, InputError, Location, Severity
from .annotate import annotate_errors, wanted
from .present import present

Locate = Callable[[Diagnostic], Diagnostic]


class Console:
    """One command's voice."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False, as_json: bool = False, command: str = "") -> None:
        self.command = command
        self.base = Path()
        """Where the description is: names of its further files start there."""
        self.quiet = quiet
        self.verbose = verbose
        self.as_json = as_json
        self._diagnostics: list[dict[str, Any]] = []

    def say(self, text: str) -> None:
        """A line of the result, for people."""
        if not self.quiet and not self.as_json:
            click.echo(text)

    def diagnose(self, diagnostics: Iterable[Diagnostic], locate: Locate | None = None) -> None:
        """Print findings, the many of a kind in short; `locate` finds lines and columns of those that are shown."""
        if self.as_json:
            self._diagnostics += [_plain(locate(found) if locate else found) for found in diagnostics]
        elif not self.quiet:
            for text in present(diagnostics, locate, verbose=self.verbose, base=self.base):
                click.echo(text, err=True)

    def refuse(self, error: InputError) -> None:
        """Print why nothing was done. Not even `quiet` hides that."""
        if self.as_json:
            self._diagnostics += [_plain(found) for found in error.diagnostics]
            self.finish({}, ok=False)
            return
        for text in present(error.diagnostics, verbose=self.verbose, base=self.base):
            click.echo(text, err=True)
        if wanted():
            annotate_errors(error.diagnostics, self.base)

    def finish(self, result: Mapping[str, Any], *, ok: bool = True) -> None:
        """The end of a command: with `as_json`, the one object that it prints, see `output.schema.json`."""
        if self.as_json:
            output = {"command": self.command, "ok": ok, **result, "diagnostics": self._diagnostics}
            click.echo(json.dumps(output, indent=2, ensure_ascii=False))


def fail(command: str, code: str, message: str) -> None:
    """As JSON, that a command came to nothing for a reason that no input is to blame for."""
    console = Console(as_json=True, command=command)
    console.refuse(InputError(Diagnostic(code, message, Location(""), Severity.ERROR)))


def _plain(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.location
    return {
        "severity": diagnostic.severity.name.lower(),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "pointer": place.pointer,
        "hint": diagnostic.hint,
    }
