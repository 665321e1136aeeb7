"""Replacing an output folder as a whole: one step of the file system takes it from the old state to the new one."""

from __future__ import annotations

import os
from pathlib import Path

from ..files import MANIFEST
from . import manifest
from .plan import Plan
from .scan import Kind, TooManyError, kind_of, scan
from .staging import copy_rights, dispose, fill
from .swap import exchange

_FOREIGN = 5_000
"""More files of others than this are not linked again for every run."""


def stage_of(root: str) -> str:
    """Where the new state of `root` is built."""
    parent, name = os.path.split(root)
    return os.path.join(parent, f".{name}.sdkwright")


def suits(root: str) -> bool:
    """Whether a folder may be another folder after the run.

    Not if someone stands in it, if it is the root of a repository, which has more to it than files, or a mount point.
    """
    if kind_of(root) is None:
        return True
    try:
        here = os.getcwd()
    except FileNotFoundError:
        here = ""
    inside = here == root or here.startswith(f"{root}/")
    repository = any(os.path.lexists(f"{root}/{name}") for name in (".git", ".hg", ".jj", ".svn"))
    return not (inside or repository or os.path.ismount(root)) and os.access(os.path.dirname(root), os.W_OK)


def replace(plan: Plan, root: str) -> bool:
    """Bring `root` to the state of `plan`. False if that cannot be done as a whole; nothing has changed then.

    Raises OSError, again with nothing changed, for a folder that is not there yet.
    """
    stage = stage_of(root)
    exists = kind_of(root) is not None
    limit = _FOREIGN + len(plan.contents) + len(plan.ours)
    try:
        on_disk = scan(root, os.listdir(root), limit) if exists else {}
        os.mkdir(stage)
    except (OSError, TooManyError):
        if exists:
            return False
        raise
    try:
        fill(stage, root, plan, on_disk)
        if exists:
            copy_rights(root, stage)
        if on_disk:
            return exchange(stage, root)
        os.rename(stage, root)
        return True
    except OSError:
        if exists:
            return False
        raise
    finally:
        dispose(stage, root, plan.ours | plan.contents.keys())


def recover(root: str) -> None:
    """Clear away what a run that was cut short has left beside `root`."""
    stage = stage_of(root)
    if kind_of(stage) is not Kind.FOLDER:
        return
    left = scan(stage, os.listdir(stage))
    if MANIFEST in left or all(kind is Kind.FOLDER for kind in left.values()):
        sides = (root, stage)
        dispose(stage, root, frozenset((MANIFEST,)).union(*(manifest.read(Path(side)).hashes for side in sides)))
