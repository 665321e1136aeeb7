"""Diagnostics as people read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import click

from ..diagnostics import Diagnostic, Location, Severity

_SHOWN = 3
"""Of each code; a real description has hundreds of the same finding."""
_WIDTH = 100
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def present(
    diagnostics: Iterable[Diagnostic],
    locate: Callable[[Diagnostic], Diagnostic] | None = None,
    *,
    verbose: bool = False,
    base: Path = Path(),
) -> Iterator[str]:
    """A text for each finding to show: errors first, then a few warnings of each code; all of them if `verbose`.

    Names of files start at the working directory, or at `base`.
    """
    every = list(diagnostics)
    counts: Counter[str] = Counter()
    hidden: Counter[str] = Counter()
    for found in sorted(every, key=lambda found: -found.severity):
        counts[found.code] += 1
        unimportant = found.severity is Severity.NOTE or counts[found.code] > _SHOWN
        if not verbose and found.severity is not Severity.ERROR and unimportant:
            hidden[found.code] += 1
        else:
            yield _text(locate(found) if locate else found, base)
    if hidden:
        parts = ", ".join(f"{count} {code}" for code, count in sorted(hidden.items()))
        yield f"and more of the kind: {parts} (--verbose shows all)"


def _text(found: Diagnostic, base: Path) -> str:
    place = found.location
    head = Location(place.file, "#", place.line, place.column)
    severity = click.style(found.severity.name.lower(), fg=_COLORS[found.severity], bold=True)
    lines = [f"{head}: {severity}: {printable(found.message)} [{found.code}]"]
    if place.pointer not in ("", "#"):
        lines.append(f"  at {printable(place.pointer)}")
    lines += excerpt(place, base)
    if found.hint:
        lines.append(f"  {click.style('hint', bold=True)}: {printable(found.hint)}")
    return "\n".join(lines)


def excerpt(place: Location, base: Path = Path()) -> list[str]:
    """The line of the source with a mark below it, if the source is a file that is still there."""
    if place.line is None:
        return []
    lines = _lines(place.file) or _lines(str(base / place.file))
    if not 0 < place.line <= len(lines):
        return []
    line, column = lines[place.line - 1], (place.column or 1) - 1
    start = max(0, column - _WIDTH // 2) if len(line) > _WIDTH else 0
    number = str(place.line)
    shown = [f"  {number} | {printable(line[start : start + _WIDTH]).rstrip()}"]
    if place.column is not None:
        shown.append(f"  {' ' * len(number)} | {' ' * (column - start)}{click.style('^', bold=True)}")
    return shown


@lru_cache(maxsize=8)
def _lines(file: str) -> list[str]:
    try:
        return Path(file).read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except (OSError, ValueError):
        return []


def printable(text: str) -> str:
    """No control character of a description reaches the terminal."""
    return (
        text
        if text.isprintable()
        else "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    )
