"""The folder of templates that replace shipped ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..config import did_you_mean
from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..resources import template_names

_PROSE = ("README.md", "VIEWS.md")
"""What stands beside shipped templates, and may be copied with them."""

OWN = ".jinja"
"""Behind the name of a module of the runtime, what makes it a template."""


def check_overrides(overrides: Path | None) -> None:
    """Raises InputError for a folder of templates that is none, or holds what is no template.

    What begins with a dot or an underscore, and what tells of templates, is the user's own business.
    """
    if overrides is None:
        return
    if not overrides.is_dir():
        message = "this is no folder" if overrides.exists() else "the folder of templates does not exist"
        raise InputError(Diagnostic("templates", message, Location(str(overrides)), Severity.ERROR))
    found = [Diagnostic("templates", text, Location(str(path)), Severity.ERROR) for path, text in _problems(overrides)]
    if found:
        raise InputError(*found)


def _problems(overrides: Path) -> Iterator[tuple[Path, str]]:
    shipped = template_names()
    known = {*shipped, *(f"{name}{OWN}" for name in shipped if not name.endswith(OWN))}
    for path in sorted(overrides.rglob("*")):
        name = path.relative_to(overrides).as_posix()
        if path.is_symlink() and not path.exists():
            yield path, "this link leads nowhere"
        elif name in known:
            if not path.is_file():
                yield path, "this is no file"
        elif path.is_file() and name not in _PROSE and not any(part[0] in "._" for part in name.split("/")):
            yield path, f"no template is called `{name}`{did_you_mean(name, known)}"


def source_of(name: str, overrides: Path | None) -> Path | None:
    """The file of the user's that replaces a shipped one, if any does."""
    if overrides is None:
        return None
    return next((path for path in (overrides / f"{name}{OWN}", overrides / name) if path.is_file()), None)
