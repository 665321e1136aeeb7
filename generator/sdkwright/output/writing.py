"""Bringing an output folder to the state of a build, all or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..files import MANIFEST, FileTree, Provenance, Written
from . import pending, replacing
from .journal import STAGE
from .lock import locked
from .plan import Plan, plan
from .scan import Kind, kind_of

_SHOWN = 10
_TURN = 600.0
"""Seconds that a run may take."""


def write(
    tree: FileTree,
    root: Path,
    made: Provenance | None = None,
    *,
    force: bool = False,
    agree: Callable[[], None] | None = None,
) -> Written:
    """Make `root` hold `tree` and every file of others that it holds now, see the package's documentation.

    With `force`, files that no manifest knows are taken for ours where they are in the way. `agree` is called when only
    renaming is left to do; what it raises changes nothing. Raises InputError, with
    nothing changed, if `root` is no folder or cannot be written, or if a file of somebody else is in the way.
    """
    place = os.path.realpath(root)
    with _refusing(root):
        _check_place(place, root)
        folders = _make(place)
        try:
            with locked(place):
                replacing.resume(place)
                todo = plan(tree, Path(place), made)
                adopted = todo.foreign if force else ()
                if force:
                    todo = replace(todo, foreign=(), edited=(*todo.edited, *adopted))
                _check(todo, root)
                if not todo.settled:
                    pending.begin(place)
                    replacing.replace(todo, place, agree)
                    pending.end(place)
        except BaseException:
            with suppress(OSError):
                for folder in reversed(folders):
                    os.rmdir(folder)
            raise
    return Written(
        written=tuple(path for path in todo.changed if path != MANIFEST),
        unchanged=tuple(path for path in todo.unchanged if path != MANIFEST),
        removed=todo.stray,
        edited=tuple(path for path in todo.edited if path not in adopted),
        adopted=adopted,
    )


def resume(root: Path) -> None:
    """Complete what a run that was cut short has begun in `root`, and clear away what it left.

    Raises InputError if that cannot be done.
    """
    place = os.path.realpath(root)
    if replacing.unfinished(place):
        with _refusing(root), locked(place):
            replacing.resume(place)
    pending.end(place)


def resume_all(roots: Iterable[Path]) -> None:
    """Resume what is noted anywhere, and what is in `roots`; raises nothing: the run that needs it will."""
    for root in (*map(Path, pending.every()), *roots):
        with suppress(InputError):
            resume(root)


@contextmanager
def turn(file: Path) -> Iterator[None]:
    """Hold the lock of a file while several outputs are written, so that two runs never wait for each other.

    Raises InputError.
    """
    with _refusing(file), locked(str(file), patience=_TURN):
        yield


@contextmanager
def _refusing(root: Path) -> Iterator[None]:
    """Turn what the system says into a diagnostic."""
    try:
        yield
    except TimeoutError as error:
        raise _refusal("output-locked", str(error), root, "wait for the other run, or end it") from error
    except OSError as error:
        reason = error.strerror or str(error)
        names = [name for name in (error.filename2, error.filename) if isinstance(name, str) and STAGE not in name]
        where = Path(names[0]) if names else root
        raise _refusal("output-unwritable", f"cannot write the output: {reason}", where) from error


def _refusal(code: str, message: str, where: Path, hint: str = "") -> InputError:
    return InputError(Diagnostic(code, message, Location(str(where)), Severity.ERROR, hint))


def _check_place(place: str, root: Path) -> None:
    """Refuse a place that is no folder, or that nobody may write to; the superuser heeds the mode too."""
    existing = place
    while (kind := kind_of(existing)) is None:
        existing = os.path.dirname(existing)
    if kind is not Kind.FOLDER:
        what = "the output is a file" if existing == place else f"{existing} is a file, not a folder"
        raise _refusal("output-not-a-folder", what, root, "name a folder with -o")
    if not os.stat(existing).st_mode & 0o222 or not os.access(existing, os.W_OK):
        raise _refusal("output-unwritable", f"cannot write the output: {existing} is read-only", root)


def _make(folder: str) -> list[str]:
    """Make a folder and its parents; returns those that were not there."""
    missing: list[str] = []
    while not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    made: list[str] = []
    for path in reversed(missing):
        with suppress(FileExistsError):  # another writer was faster
            os.mkdir(path)
            made.append(path)
    return made


def _check(todo: Plan, root: Path) -> None:
    """Refuse to overwrite or to write through what is not ours."""
    if todo.blocked:
        ways = sorted(set(todo.blocked.values()))
        message = f"cannot write the output: {_list(ways)} {'is' if len(ways) == 1 else 'are'} in the way"
        raise _refusal("output-blocked", message, root, "a file is needed there, or a folder; move it away")
    if todo.foreign:
        message = f"files that sdkwright did not write would be overwritten: {_list(todo.foreign)}"
        hint = "choose another output folder, or let `generate --force` take them over"
        raise _refusal("output-foreign", message, root, hint)
    changed = (*todo.changed, *todo.stray)
    for parent in dict.fromkeys(path.rpartition("/")[0] for path in changed):
        folder = root / parent
        if todo.on_disk.get(parent) is Kind.FOLDER and not folder.stat().st_mode & 0o222:
            raise _refusal("output-unwritable", f"cannot write the output: {folder} is read-only", root)


def _list(paths: Iterable[str]) -> str:
    every = list(paths)
    more = f" and {len(every) - _SHOWN} more" if len(every) > _SHOWN else ""
    return ", ".join(every[:_SHOWN]) + more
