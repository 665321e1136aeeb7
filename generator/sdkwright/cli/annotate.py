"""Annotations of GitHub Actions: lines that its runner shows at the places they name.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..diagnostics import Diagnostic, Location
from ..files import Difference

_MOST = 50
_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+")


def wanted() -> bool:
    """Whether a runner reads what is printed."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def of_errors(diagnostics: Iterable[Diagnostic], base: Path) -> Iterator[str]:
    """Annotations of what is wrong with a description; names of files start at the working directory, or at `base`."""
    for found in list(diagnostics)[:_MOST]:
        hint = f"\n{found.hint}" if found.hint else ""
        title = f"sdkwright {found.code}"
        yield _annotation(_file(found.location, base), found.location, title, f"{found.message}{hint}")


def of_drift(differences: Iterable[Difference], output: Path) -> Iterator[str]:
    """Annotations of files that have drifted, each at the first line that differs."""
    for one in list(differences)[:_MOST]:
        place = Location(one.path, "#", _line(one))
        yield _annotation(output / one.path, place, "sdkwright drift", f"{one.cause.value}; run `sdkwright generate`")


def _file(place: Location, base: Path) -> Path | None:
    """The file of a place, if it is one that is there."""
    for path in (Path(place.file), base / place.file):
        try:
            if path.is_file():
                return path
        except (OSError, ValueError):
            continue
    return None


def _annotation(file: Path | None, place: Location, title: str, message: str) -> str:
    fields = [f"title={_escaped(title)}"]
    if file is not None:
        fields.insert(0, f"file={_escaped(_from_root(file))}")
        if place.line is not None:
            fields.append(f"line={place.line}")
        if place.column is not None:
            fields.append(f"col={place.column}")
    else:
        message = f"{place}: {message}"
    return f"::error {','.join(fields)}::{_escaped(message, data=True)}"


def _from_root(file: Path) -> str:
    """A file's path from the repository's root, which is where annotations start."""
    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    try:
        return Path(os.path.relpath(file.resolve(), root.resolve())).as_posix()
    except ValueError:  # another drive
        return file.as_posix()


def _line(difference: Difference) -> int | None:
    """The first line of the file as it is that is not as it should be."""
    at: int | None = None
    for line in difference.diff:
        if found := _HUNK.match(line):
            at = int(found[1])
        elif at is not None and line[:1] in "+-":
            return max(at, 1)
        elif at is not None:
            at += 1
    return None


def _escaped(text: str, *, data: bool = False) -> str:
    for char, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(char, code)
    return text if data else text.replace(":", "%3A").replace(",", "%2C")
