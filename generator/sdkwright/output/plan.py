"""What separates an output folder from the tree that belongs there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..files import MANIFEST, FileTree
from . import manifest
from .scan import Kind, kind_of, scan


@dataclass(frozen=True, slots=True)
class Plan:
    """Every path of the tree in one of `missing`, `stale`, `edited`, `foreign` and `unchanged`, in its order.

    A path whose name is taken by something else than a file, or that would need a folder where none can be, is
    `blocked` (and says by what). `stray` files are ours, on the disk, and no longer in the tree.
    """

    contents: Mapping[str, bytes]
    """The tree as it goes to the disk, the manifest among it."""
    on_disk: Mapping[str, Kind]
    ours: frozenset[str]
    """What earlier runs wrote."""
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    """Ours, as it was written, and different now."""
    edited: tuple[str, ...]
    """Ours, and changed since it was written."""
    foreign: tuple[str, ...]
    """Not ours, with other content than the tree's."""
    blocked: Mapping[str, str]
    unchanged: tuple[str, ...]
    stray: tuple[str, ...]

    @property
    def settled(self) -> bool:
        """Whether the disk holds just what it should."""
        return len(self.unchanged) == len(self.contents) and not self.stray


def plan(tree: FileTree, root: Path) -> Plan:
    """Compare `tree`, and the manifest that goes with it, with what `root` holds. Reads, writes nothing.

    Raises OSError for what cannot be read.
    """
    contents = {MANIFEST: manifest.describe(tree).encode()}
    contents.update((path, text.encode()) for path, text in tree.items())
    known = manifest.read(root).hashes
    units = dict.fromkeys(path.partition("/")[0] for paths in (contents, known) for path in paths)
    base = str(root)
    on_disk = scan(base, units) if kind_of(base) is Kind.FOLDER else {}
    missing: list[str] = []
    stale: list[str] = []
    edited: list[str] = []
    foreign: list[str] = []
    unchanged: list[str] = []
    blocked: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path, content in contents.items():
        kind = on_disk.get(path)
        if kind is None:
            obstacle = _obstacle(path, on_disk, known, contents, folders)
            if obstacle:
                blocked[path] = obstacle
            else:
                missing.append(path)
        elif kind is not Kind.FILE:
            if kind is Kind.FOLDER and _holds_only(path, on_disk, known, contents):
                missing.append(path)
            else:
                blocked[path] = path
        else:
            present = _read(f"{base}/{path}")
            if present == content:
                unchanged.append(path)
            elif path == MANIFEST:
                stale.append(path)
            elif path not in known:
                foreign.append(path)
            elif manifest.digest(present) == known[path]:
                stale.append(path)
            else:
                edited.append(path)
    stray = [path for path in known if path not in contents and on_disk.get(path) is Kind.FILE]
    return Plan(
        contents,
        on_disk,
        frozenset((*known, MANIFEST)),
        tuple(missing),
        tuple(stale),
        tuple(edited),
        tuple(foreign),
        blocked,
        tuple(unchanged),
        tuple(stray),
    )


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.readall()


def _obstacle(
    path: str,
    on_disk: Mapping[str, Kind],
    known: Mapping[str, str],
    contents: Mapping[str, bytes],
    folders: dict[str, str],
) -> str:
    """The parent of `path` that is no folder and has to stay what it is; empty if there is none."""
    parent = path.rpartition("/")[0]
    if not parent:
        return ""
    if parent in folders:
        return folders[parent]
    kind = on_disk.get(parent)
    if kind is None:
        found = _obstacle(parent, on_disk, known, contents, folders)
    elif kind is Kind.FOLDER or (kind is Kind.FILE and parent in known and parent not in contents):
        found = ""
    else:
        found = parent
    folders[parent] = found
    return found


def _holds_only(
    folder: str, on_disk: Mapping[str, Kind], known: Mapping[str, str], contents: Mapping[str, bytes]
) -> bool:
    """Whether a folder goes away with the strays in it."""
    inside = [path for path in on_disk if path.startswith(f"{folder}/")]
    files = [path for path in inside if on_disk[path] is not Kind.FOLDER]
    return bool(files) and all(on_disk[path] is Kind.FILE and path in known and path not in contents for path in files)
