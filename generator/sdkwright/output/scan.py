"""What is on the disk, without following a symbolic link."""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import Enum


class Kind(Enum):
    """What a directory entry is."""

    FILE = "file"
    FOLDER = "folder"
    OTHER = "symbolic link or special file"


def scan(root: str, names: Iterable[str]) -> dict[str, Kind]:
    """The kind of everything at and below `names` in `root`, by relative path with forward slashes.

    Parents come before what they hold. Names that are not there are left out. Raises OSError for a folder that cannot
    be read.
    """
    found: dict[str, Kind] = {}
    folders: list[str] = []
    for name in names:
        kind = kind_of(f"{root}/{name}")
        if kind is not None:
            found[name] = kind
            if kind is Kind.FOLDER:
                folders.append(name)
    while folders:
        folder = folders.pop()
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if entry.is_symlink():
                    found[path] = Kind.OTHER
                elif entry.is_dir(follow_symlinks=False):
                    found[path] = Kind.FOLDER
                    folders.append(path)
                else:
                    found[path] = Kind.FILE if entry.is_file(follow_symlinks=False) else Kind.OTHER
    return found


def kind_of(path: str) -> Kind | None:
    """The kind of one path; None if nothing is there."""
    try:
        mode = os.lstat(path).st_mode & 0o170000
    except (FileNotFoundError, NotADirectoryError):
        return None
    if mode == 0o100000:
        return Kind.FILE
    return Kind.FOLDER if mode == 0o040000 else Kind.OTHER
