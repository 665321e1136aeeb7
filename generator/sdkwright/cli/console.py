"""What a command prints, and where: results on the standard output, everything about them on the standard error."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from .present import present

if TYPE_CHECKING:
    from ..diagnostics import Diagnostic, InputError

Locate = Callable[["Diagnostic"], "Diagnostic"]


class Console:
    """One command's voice."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False, as_json: bool = False) -> None:
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
            for text in present(diagnostics, locate, verbose=self.verbose):
                click.echo(text, err=True)

    def refuse(self, error: InputError) -> None:
        """Print why nothing was done. Not even `quiet` hides that."""
        if self.as_json:
            self._diagnostics += [_plain(found) for found in error.diagnostics]
            self.finish({}, ok=False)
        else:
            for text in present(error.diagnostics, verbose=self.verbose):
                click.echo(text, err=True)

    def finish(self, result: Mapping[str, Any], *, ok: bool = True) -> None:
        """The end of a command: with `as_json`, the one object that it prints."""
        if self.as_json:
            click.echo(json.dumps({"ok": ok, **result, "diagnostics": self._diagnostics}, indent=2, ensure_ascii=False))


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
