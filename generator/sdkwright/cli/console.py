"""What a command prints, and where: results on the standard output, everything about them on the standard error."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from ..diagnostics import Diagnostic, InputError, Location, Severity
from .annotate import of_errors, wanted
from .present import present

BUG = 70
"""The exit code of a command that met a bug of sdkwright."""

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
            self._print(text)

    def annotate(self, lines: Iterable[str]) -> None:
        """Lines that a runner of GitHub Actions reads, if it is there."""
        if wanted() and not self.as_json:
            for line in lines:
                self._print(line)

    def repeat(self, lines: Iterable[tuple[str, bool]]) -> None:
        """Print what a Transcript has taken down."""
        for text, err in lines:
            self._print(text, err=err)

    def diagnose(self, diagnostics: Iterable[Diagnostic], locate: Locate | None = None) -> None:
        """Print findings, the many of a kind in short; `locate` finds lines and columns of those that are shown."""
        if self.as_json:
            self._diagnostics += [_plain(locate(found) if locate else found) for found in diagnostics]
        elif not self.quiet:
            for text in present(diagnostics, locate, verbose=self.verbose, base=self.base):
                self._print(text, err=True)

    def refuse(self, error: InputError) -> None:
        """Print why nothing was done. Not even `quiet` hides that."""
        if self.as_json:
            self._diagnostics += [_plain(found) for found in error.diagnostics]
            self.finish({}, ok=False)
            return
        for text in present(error.diagnostics, verbose=self.verbose, base=self.base):
            self._print(text, err=True)
        self.annotate(of_errors(error.diagnostics, self.base))

    def finish(self, result: Mapping[str, Any], *, ok: bool = True) -> None:
        """The end of a command: with `as_json`, the one object that it prints, see `output.schema.json`."""
        if self.as_json:
            self._tell({"command": self.command, "ok": ok, **result, "diagnostics": self._diagnostics})

    def _print(self, text: str, *, err: bool = False) -> None:
        click.echo(text, err=err)

    def _tell(self, output: dict[str, Any]) -> None:
        click.echo(json.dumps(output, indent=2, ensure_ascii=False))


class Transcript(Console):
    """A voice that is written down, to be printed by somebody else."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False, as_json: bool = False, command: str = "") -> None:
        super().__init__(quiet=quiet, verbose=verbose, as_json=as_json, command=command)
        self.lines: list[tuple[str, bool]] = []
        """What was said, and whether it is about the result rather than part of it."""
        self.output: dict[str, Any] | None = None

    def _print(self, text: str, *, err: bool = False) -> None:
        self.lines.append((text, err))

    def _tell(self, output: dict[str, Any]) -> None:
        self.output = output


def internal(error: Exception) -> Diagnostic:
    """The finding that there is a bug."""
    return Diagnostic("internal-error", f"{type(error).__name__}: {error}", Location(""), Severity.ERROR)


def bug(error: Exception) -> str:
    """What to say of an error that no input is to blame for."""
    if os.environ.get("SDKWRIGHT_TRACEBACK"):
        import traceback

        return "".join(traceback.format_exception(error))
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    return (
        f"sdkwright: internal error: {type(error).__name__}: {error}{place}\n"
        "This is a bug. Please report it, with what SDKWRIGHT_TRACEBACK=1 prints."
    )


def fail(command: str, found: Diagnostic) -> None:
    """As JSON, that a command came to nothing before it could say so itself."""
    Console(as_json=True, command=command).refuse(InputError(found))


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
