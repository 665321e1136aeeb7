"""What has drifted: the difference between a build and what is on the disk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..files import MANIFEST, OWN, Cause, Change, Difference, Drift, FileTree, Origin, Provenance
from .manifest import same_files
from .plan import Plan, plan

_LINES = 20
_COMPARED = 2_000
"""difflib takes time that grows with the square of what it is given."""


def drift(tree: FileTree, root: Path, made: Provenance | None = None) -> Drift:
    """Compare `root` with `tree`; writes nothing. Raises InputError if `root` cannot be read."""
    try:
        state = plan(tree, root, made)
        causes = {
            **dict.fromkeys(state.stale, Cause.STALE),
            **dict.fromkeys(state.edited, Cause.EDITED),
            **dict.fromkeys(state.endings, Cause.ENDINGS),
            **dict.fromkeys(state.unended, Cause.UNENDED),
            **dict.fromkeys((*state.foreign, *state.blocked), Cause.FOREIGN),
            **dict.fromkeys(state.missing, Cause.MISSING),
            **dict.fromkeys(state.stray, Cause.STRAY),
        }
        causes = {path: cause for path, cause in causes.items() if path not in OWN}
        if len(causes) > 1 or _as_good(root, state):
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
    by_hand = all(one.cause in (Cause.EDITED, Cause.ENDINGS, Cause.UNENDED, Cause.MISSING) for one in differences)
    changes = tuple(_changes(state.made, made, explained=by_hand)) if differences and made else ()
    return Drift(differences, sum(path != MANIFEST for path in state.unchanged), changes)


def _as_good(root: Path, state: Plan) -> bool:
    """Whether the manifest lacks nothing but who has made the same files lately."""
    return MANIFEST in state.stale and same_files((root / MANIFEST).read_bytes(), state.contents[MANIFEST])


def _changes(before: Provenance | None, now: Provenance, *, explained: bool) -> Iterator[Change]:
    """What is another than when the output was made; nothing where that is not known."""
    if before is None:
        return
    count = 0
    if before.description != now.description:
        yield Change(Origin.DESCRIPTION, "it says something else")
        count += 1
    elif before.source != now.source:
        yield Change(Origin.DESCRIPTION, f"it was called {before.source}, and is {now.source} now")
        count += 1
    for name in sorted({*before.settings, *now.settings}):
        old, new = (_shown(settings.get(name)) for settings in (before.settings, now.settings))
        if old != new:
            yield Change(Origin.SETTINGS, f"`{name}` was {old}, and is {new} now")
            count += 1
    if before.templates != now.templates:
        yield Change(Origin.TEMPLATES, "those that replace shipped ones are others")
        count += 1
    if before.version != now.version:
        yield Change(Origin.SDKWRIGHT, f"{before.version} made this, and this is {now.version}")
    elif not count and not explained:
        yield Change(Origin.SDKWRIGHT, f"another state of {now.version} made this")


def _shown(value: object) -> str:
    return "its default" if value is None else json.dumps(value, ensure_ascii=False)


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
