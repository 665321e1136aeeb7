"""Replacing the entries of an output folder one by one, under a journal: for folders that have to stay what they are.

Each entry (the package, the docs, the tests, the manifest) is replaced in one step. The steps follow each other within
microseconds once everything is in place; a run that is cut short between two of them is completed by the next one.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..files import MANIFEST
from . import manifest
from .plan import Plan
from .scan import Kind, kind_of, scan
from .staging import create, dispose, fill
from .swap import exchange

STAGE = ".sdkwright.tmp"
"""In the output folder while a run replaces its entries: `new/`, `old/` and the journal."""


class TornError(OSError):
    """Replacing failed half-way, and so did going back: the journal stays, for the next run to go on."""


@dataclass(frozen=True, slots=True)
class Step:
    """One entry to replace: the inodes tell at any time whether that was done."""

    name: str
    new: int | None
    """Of what comes; None if the entry goes."""
    old: int | None
    """Of what goes; None if there was nothing."""


def replace(plan: Plan, root: str) -> None:
    """Bring `root`, an existing folder, to the state of `plan`. Raises OSError with nothing changed."""
    changed = (*plan.missing, *plan.stale, *plan.edited, *plan.stray)
    units = list(dict.fromkeys(path.partition("/")[0] for path in changed))
    stage = f"{root}/{STAGE}"
    ours = plan.ours | plan.contents.keys()
    os.mkdir(stage)
    try:
        os.mkdir(f"{stage}/old")
        os.mkdir(f"{stage}/new")
        fill(f"{stage}/new", root, plan, scan(root, units), units)
        steps = [Step(name, _inode(f"{stage}/new/{name}"), _inode(f"{root}/{name}")) for name in units]
        _write_journal(stage, steps)
        _carry_out(steps, root)
    except TornError:
        raise
    except BaseException:
        _clear(root, ours)
        raise
    _clear(root, ours)


def recover(root: str) -> None:
    """Complete what a run that was cut short had begun to replace; forget what it had only prepared.

    Raises OSError if that is not possible.
    """
    stage = f"{root}/{STAGE}"
    if kind_of(stage) is not Kind.FOLDER:
        return
    with suppress(FileNotFoundError):  # somebody has taken the stage apart: the next plan sees what is there
        _carry_out(_read_journal(stage), root)
    sides = (root, f"{stage}/new", f"{stage}/old")
    _clear(root, frozenset((MANIFEST,)).union(*(manifest.read(Path(side)).hashes for side in sides)))


def _carry_out(steps: list[Step], root: str) -> None:
    """Take every step; after a failure, take back those that were taken."""
    begun: list[Step] = []
    try:
        for step in steps:
            begun.append(step)
            _swap(step, root)
    except BaseException as error:
        try:
            for step in reversed(begun):
                _swap(Step(step.name, step.old, step.new), root)
        except OSError:
            raise TornError(*error.args) from error
        raise


def _swap(step: Step, root: str) -> None:
    """Put `step.new` in the place of `step.old`, wherever in the stage it lies; nothing if it is there already."""
    place, stage = f"{root}/{step.name}", f"{root}/{STAGE}"
    present = _inode(place)
    if present == step.new:
        return
    if step.new is None:
        os.rename(place, f"{stage}/old/{step.name}")
        return
    sides = (f"{stage}/new/{step.name}", f"{stage}/old/{step.name}")
    side = next((path for path in sides if _inode(path) == step.new), None)
    if side is None:
        raise FileNotFoundError(f"{sides[0]} is gone")
    if present is None:
        os.rename(side, place)
    elif not exchange(side, place):
        os.rename(place, sides[0] if side == sides[1] else sides[1])
        os.rename(side, place)


def _clear(root: str, ours: frozenset[str]) -> None:
    """Remove the stage, its journal first; what does not go now goes with the next run."""
    stage = f"{root}/{STAGE}"
    for name in ("journal", "journal.new"):
        with suppress(OSError):
            os.unlink(f"{stage}/{name}")
    for name in ("old", "new"):  # the manifest of what went is in `new` after an exchange, and has to go last
        dispose(f"{stage}/{name}", root, ours)
    with suppress(OSError):
        os.rmdir(stage)


def _inode(path: str) -> int | None:
    try:
        return os.lstat(path).st_ino
    except FileNotFoundError:
        return None


def _write_journal(stage: str, steps: list[Step]) -> None:
    text = json.dumps([[step.name, step.new, step.old] for step in steps])
    create(f"{stage}/journal.new", text.encode())
    os.rename(f"{stage}/journal.new", f"{stage}/journal")


def _read_journal(stage: str) -> list[Step]:
    """The steps of a journal; none if it is missing or says what no run would have written."""
    try:
        with open(f"{stage}/journal", encoding="utf-8") as file:
            rows = json.load(file)
        steps = [Step(str(name), new, old) for name, new, old in rows]
    except (OSError, ValueError, TypeError):
        return []
    return steps if all(step.name.strip(".") and "/" not in step.name for step in steps) else []
