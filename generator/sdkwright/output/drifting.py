"""What has drifted: the difference between a build and what is on the disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..files import MANIFEST, Cause, Difference, Drift, FileTree
from .plan import plan

_LINES = 20
_COMPARED = 2_000
"""difflib takes time that grows with the square of what it is given."""


def drift(tree: FileTree, root: Path) -> Drift:
    """Compare `root` with `tree`; writes nothing. Raises InputError if `root` cannot be read."""
    try:
        state = plan(tree, root)
        causes = {
            **dict.fromkeys(state.stale, Cause.STALE),
            **dict.fromkeys(state.edited, Cause.EDITED),
            **dict.fromkeys((*state.foreign, *state.blocked), Cause.FOREIGN),
            **dict.fromkeys(state.missing, Cause.MISSING),
            **dict.fromkeys(state.stray, Cause.STRAY),
        }
        if len(causes) > 1:
            causes.pop(MANIFEST, None)  # it follows from the others
        compared = frozenset((*state.stale, *state.edited, *state.foreign))
        differences = tuple(
            Difference(path, causes[path], _diff(root / path, path, state.contents[path]) if path in compared else ())
            for path in sorted(causes)
        )
    except OSError as error:
        where = error.filename if isinstance(error.filename, str) else str(root)
        message = f"cannot read the output: {error.strerror or error}"
        raise InputError(Diagnostic("output-unreadable", message, Location(where), Severity.ERROR)) from error
    return Drift(differences, sum(path != MANIFEST for path in state.unchanged))


def _diff(file: Path, path: str, expected: bytes) -> tuple[str, ...]:
    before = file.read_text(encoding="utf-8", errors="replace").splitlines()
    after = expected.decode().splitlines()
    start = _common(before, after)
    context = max(0, start - 3)
    before, after = before[context : context + _COMPARED], after[context : context + _COMPARED]
    lines = _shift(unified_diff(before, after, path, path, lineterm=""), context)
    head = list(islice(lines, _LINES + 1))
    return (*head[:_LINES], "...") if len(head) > _LINES else tuple(head)


def _common(before: Sequence[str], after: Sequence[str]) -> int:
    count = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        count += 1
    return count


def _shift(lines: Iterator[str], by: int) -> Iterator[str]:
    """Hunk headers with line numbers of the whole files."""
    for line in lines:
        if line.startswith("@@ ") and by:
            numbers = [_moved(part, by) for part in line.split(" ")[1:3]]
            yield f"@@ {numbers[0]} {numbers[1]} @@"
        else:
            yield line


def _moved(part: str, by: int) -> str:
    first, comma, count = part[1:].partition(",")
    return f"{part[0]}{int(first) + by}{comma}{count}"
