"""The manifest: which files of an output folder are ours, and what each held when it was written.

It is committed with the output, so it says nothing that changes without cause: no time, no version, sorted paths, one
line per file.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from ..files import MANIFEST, FileTree, Manifest

_ABOUT = "The files that sdkwright wrote here, with the SHA-256 of each. Commit this file with them."
_ENTRY = re.compile(rb'^\s*("(?:[^"\\]|\\.)+"): "([0-9a-f]{64})",?\s*$', re.MULTILINE)


def digest(content: bytes) -> str:
    """The hash that a manifest holds of a file."""
    return hashlib.sha256(content).hexdigest()


def describe(tree: FileTree) -> str:
    """The text of the manifest of `tree`."""
    lines = [f'  {json.dumps(path)}: "{digest(tree[path].encode())}"' for path in sorted(tree)]
    return "\n".join(("{", f' "about": "{_ABOUT}",', ' "files": {', ",\n".join(lines), " }", "}", ""))


def read(root: Path) -> Manifest:
    """The manifest in `root`; an empty one where there is none.

    Entries are taken line by line, so that a manifest with merge conflicts still tells what is ours: the files of
    both sides. A path that leads out of `root` is nobody's.
    """
    try:
        content = (root / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Manifest({})
    hashes: dict[str, str] = {}
    for quoted, value in _ENTRY.findall(content):
        try:
            path = json.loads(quoted)
        except ValueError:
            continue
        if inside(path):
            hashes[path] = value.decode()
    return Manifest(hashes)


def inside(path: str) -> bool:
    """Whether a relative path surely leads to something below where it starts."""
    parts = path.split("/")
    return "\\" not in path and "\0" not in path and not {"", ".", ".."}.intersection(parts)
