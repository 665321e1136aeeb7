"""What separates an output folder from the tree that belongs there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..files import MANIFEST, OWN, YIELDING, FileTree, Provenance
from ..frozen import dataclass
from . import manifest
from .scan import Kind, kind_of, scan


@dataclass(frozen=True, slots=True)
class Plan:
    """Every path of the tree in one of the lists below, each in its order.

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
    endings: tuple[str, ...]
    """What it should be, but for line endings."""
    unended: tuple[str, ...]
    """What it should be, but for its last line break."""
    foreign: tuple[str, ...]
    """Not ours, with other content than the tree's."""
    blocked: Mapping[str, str]
    unchanged: tuple[str, ...]
    stray: tuple[str, ...]
    made: Provenance | None
    """What the output was made from when it was written."""

    @property
    def changed(self) -> tuple[str, ...]:
        """What has to be written."""
        return (*self.missing, *self.stale, *self.edited, *self.endings, *self.unended)

    @property
    def settled(self) -> bool:
        """Whether the disk holds just what it should."""
        return len(self.unchanged) == len(self.contents) and not self.stray


def plan(tree: FileTree, root: Path, made: Provenance | None = None) -> Plan:
    """Compare `tree`, and the manifest that goes with it, with what `root` holds. Reads, writes nothing.

    Raises OSError for what cannot be read.
    """
    before = manifest.read(root)
    known = before.hashes
    base = str(root)
    contents = {MANIFEST: manifest.describe(tree, made).encode()}
    contents.update((path, text.encode()) for path, text in tree.items())
    for path in YIELDING & contents.keys():
        if _of_others(path, contents[path], base, known):
            del contents[path]
    for path in OWN & contents.keys():
        if kind_of(f"{base}/{path}") is not None:
            del contents[path]
    units = dict.fromkeys(path.partition("/")[0] for paths in (contents, known) for path in paths)
    on_disk = scan(base, units) if kind_of(base) is Kind.FOLDER else {}
    lists: dict[str, list[str]] = {name: [] for name in _LISTS}
    blocked: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path, content in contents.items():
        kind = on_disk.get(path)
        if kind is Kind.FILE:
            present = _read(f"{base}/{path}")
            lists[_state(path, present, content, known)].append(path)
            continue
        if kind is None:
            obstacle = _obstacle(path, on_disk, known, contents, folders)
        else:
            obstacle = "" if kind is Kind.FOLDER and _holds_only(path, on_disk, known, contents) else path
        if obstacle:
            blocked[path] = obstacle
        else:
            lists["missing"].append(path)
    gone = [path for path in known if path not in contents and not _yields(path, tree, base, known)]
    lists["stray"] = [path for path in gone if on_disk.get(path) is Kind.FILE]
    found = {name: tuple(paths) for name, paths in lists.items()}
    return Plan(contents, on_disk, frozenset((*known, MANIFEST)), blocked=blocked, made=before.made, **found)


_LISTS = ("missing", "stale", "edited", "endings", "unended", "foreign", "unchanged", "stray")


def _state(path: str, present: bytes, content: bytes, known: Mapping[str, str]) -> str:
    """The list that a file belongs to."""
    if present == content:
        return "unchanged"
    if path == MANIFEST:
        return "stale"
    plain = present.replace(b"\r\n", b"\n")
    if plain == content:
        return "endings"
    if plain + b"\n" == content:
        return "unended"
    if path not in known:
        return "foreign"
    left = {manifest.digest(text) for text in (present, plain, plain + b"\n")}
    return "stale" if known[path] in left else "edited"


def _of_others(path: str, content: bytes, base: str, known: Mapping[str, str]) -> bool:
    """Whether somebody has such a file of their own, or has changed ours: it stays as it is."""
    kind = kind_of(f"{base}/{path}")
    if kind is not Kind.FILE:
        return kind is not None
    return _state(path, _read(f"{base}/{path}"), content, known) in ("edited", "foreign")


def _yields(path: str, tree: FileTree, base: str, known: Mapping[str, str]) -> bool:
    """Whether a file that is not to be written stays, since it is somebody's."""
    return path in YIELDING and (path in tree or _of_others(path, b"", base, known))


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
