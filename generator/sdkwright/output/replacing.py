"""Replacing what changed in an output folder, file by file, under a journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..files import MANIFEST
from . import manifest
from .journal import FOLDER, NOTHING, STAGE, Journal, Step, clear, read, state
from .plan import Plan
from .scan import Kind, kind_of


def replace(plan: Plan, root: str, agree: Callable[[], None] | None = None) -> None:
    """Bring `root`, an existing folder, to the state of `plan`. Raises OSError with nothing changed.

    `agree` is called when all is prepared; what it raises changes nothing.
    Where going back after a failure fails too, the journal stays, for the next run to go on.
    """
    steps = tuple(_steps(plan, root))
    journal = Journal(root, steps)
    journal.begin()
    try:
        journal.prepare(plan.contents[step.path] for step in steps if step.path in plan.contents)
        if agree is not None:
            agree()
        journal.commit()
    except BaseException:
        journal.clear()
        raise
    try:
        journal.forward()
    except BaseException:
        journal.back()
        journal.clear()
        raise
    journal.clear()


def unfinished(root: str) -> bool:
    """Whether a run is writing in `root`, or was cut short while it did."""
    return kind_of(f"{root}/{STAGE}") is Kind.FOLDER


def resume(root: str) -> None:
    """Complete what a run that was cut short had begun to replace; forget what it had only prepared.

    Raises OSError if that is not possible.
    """
    if not unfinished(root):
        return
    journal = read(root)
    if journal is None:
        clear(root)
    else:
        journal.resume()
        journal.clear()


def _steps(plan: Plan, root: str) -> Iterator[Step]:
    """What has to happen, in this order: what is no longer needed goes, folders come, then files, the manifest last."""
    files = sorted(plan.changed, key=lambda path: (path == MANIFEST, path))
    folders = sorted(folder for folder in _parents(files) if plan.on_disk.get(folder) is not Kind.FOLDER)
    kept = {*folders, *files}
    making_room = {path for path in files if plan.on_disk.get(path) is Kind.FOLDER}
    inside = [path for path, kind in plan.on_disk.items() if kind is Kind.FOLDER and making_room & _parents([path])]
    for path in (*plan.stray, *sorted(inside, reverse=True)):
        if path not in kept:
            yield Step(path, state(f"{root}/{path}"), NOTHING)
    for path in folders:
        yield Step(path, state(f"{root}/{path}"), FOLDER)
    for path in files:
        before = state(f"{root}/{path}") if path in plan.on_disk else NOTHING
        yield Step(path, before, manifest.digest(plan.contents[path]))


def _parents(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        parent = path.rpartition("/")[0]
        while parent and parent not in found:
            found.add(parent)
            parent = parent.rpartition("/")[0]
    return found
