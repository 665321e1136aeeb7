"""Building the new state of a folder beside the old one, and clearing away what is left afterwards."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from errno import EMLINK, ENOSYS, ENOTSUP, EPERM

from ..files import MANIFEST
from .plan import Plan
from .scan import Kind, scan

_NO_LINKS = frozenset((EPERM, ENOSYS, ENOTSUP, EMLINK))
"""What file systems without hard links answer, or with a limit to them."""


def fill(stage: str, root: str, plan: Plan, on_disk: Mapping[str, Kind], units: Collection[str] | None = None) -> None:
    """Make in the folder `stage` what `root` is to hold: everything, or what is in its entries `units`.

    What changes is written; what stays, foreign files above all, is hard-linked and so keeps everything it has.
    `on_disk` says what `root` holds. Raises OSError.
    """

    def within(path: str) -> bool:
        return units is None or path.partition("/")[0] in units

    unchanged = frozenset(plan.unchanged)
    contents = {path: content for path, content in plan.contents.items() if within(path)}
    kept = [path for path, kind in on_disk.items() if _stays(path, kind, plan) and within(path)]
    emptied = _parents(plan.ours)
    folders = _parents(contents) | _parents(kept)
    folders.update(path for path, kind in on_disk.items() if kind is Kind.FOLDER and path not in emptied)
    inside = sorted(folder for folder in folders if within(folder))
    for folder in inside:
        os.mkdir(f"{stage}/{folder}")
    for path, content in contents.items():
        if path in unchanged:
            _link(f"{root}/{path}", f"{stage}/{path}")
        else:
            create(f"{stage}/{path}", content)
    for path in kept:
        _link(f"{root}/{path}", f"{stage}/{path}")
    for folder in reversed(inside):
        if on_disk.get(folder) is Kind.FOLDER:
            copy_rights(f"{root}/{folder}", f"{stage}/{folder}")


def create(path: str, content: bytes) -> None:
    """Write a file that must not exist yet."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        written = os.write(descriptor, content)
        while written < len(content):
            written += os.write(descriptor, content[written:])
    finally:
        os.close(descriptor)


def copy_rights(old: str, new: str) -> None:
    """Give a folder the owner, the mode and the extended attributes of the one it replaces, as far as one may."""
    before, after = os.stat(old), os.stat(new)
    if (before.st_uid, before.st_gid) != (after.st_uid, after.st_gid):
        with suppress(PermissionError):
            os.chown(new, before.st_uid, before.st_gid)
    shutil.copystat(old, new)
    os.utime(new)  # its entries are new: import systems look at this


def dispose(stage: str, root: str, ours: Collection[str]) -> None:
    """Remove a stage that is not needed, or the old state that it holds after the switch.

    A foreign file in it that `root` does not share came while we worked, or was saved anew then: it is moved to
    `root`, unless something newer is there. Nothing is raised: what cannot be removed now is removed by the next run.
    """
    with suppress(OSError):
        found = scan(stage, os.listdir(stage))
        # The manifest says what is ours to a run that has to go on with this: it goes last, alone.
        last = MANIFEST if found.pop(MANIFEST, None) else ""
        for path, kind in found.items():
            if kind is not Kind.FOLDER:
                with suppress(OSError):
                    _discard(stage, root, path, path in ours)
        for path in reversed(found):
            if found[path] is Kind.FOLDER:
                with suppress(OSError):
                    os.rmdir(f"{stage}/{path}")
        if last and os.listdir(stage) == [last]:
            os.unlink(f"{stage}/{last}")
        os.rmdir(stage)


def _discard(stage: str, root: str, path: str, ours: bool) -> None:
    old = f"{stage}/{path}"
    if not ours:
        before = os.lstat(old)
        try:
            now = os.lstat(f"{root}/{path}")
        except FileNotFoundError:
            os.makedirs(os.path.dirname(f"{root}/{path}"), exist_ok=True)
            os.rename(old, f"{root}/{path}")
            return
        if (before.st_dev, before.st_ino) != (now.st_dev, now.st_ino) and before.st_mtime_ns > now.st_mtime_ns:
            os.replace(old, f"{root}/{path}")
            return
    os.unlink(old)


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(old, new, follow_symlinks=False)


def _stays(path: str, kind: Kind, plan: Plan) -> bool:
    return kind is not Kind.FOLDER and path not in plan.contents and (kind is Kind.OTHER or path not in plan.ours)


def _parents(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        parent = path.rpartition("/")[0]
        while parent and parent not in found:
            found.add(parent)
            parent = parent.rpartition("/")[0]
    return found
