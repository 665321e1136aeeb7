"""The folder of templates that replace shipped ones."""

from __future__ import annotations

from pathlib import Path

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..resources import templates_root


def check_overrides(overrides: Path | None) -> None:
    """Raises InputError for a folder of templates that is none, or holds what cannot be read as a template."""
    if overrides is None:
        return
    if not overrides.is_dir():
        message = "this is no folder" if overrides.exists() else "the folder of templates does not exist"
        raise InputError(Diagnostic("templates", message, Location(str(overrides)), Severity.ERROR))
    shipped = templates_root()
    problems = [
        (path, "this link leads nowhere" if path.is_symlink() else "this is no file")
        for path in sorted(overrides.rglob("*"))
        if (path.is_symlink() and not path.exists())
        or (not path.is_file() and (shipped / path.relative_to(overrides)).is_file())
    ]
    found = [Diagnostic("templates", text, Location(str(path)), Severity.ERROR) for path, text in problems]
    if found:
        raise InputError(*found)
