"""Small trees to write, and what is on the disk afterwards."""

from __future__ import annotations

import os
from pathlib import Path

Snapshot = dict[str, bytes | str | None]

OLD = {
    "pkg/__init__.py": "old\n",
    "pkg/models/a.py": "a\n",
    "pkg/models/gone.py": "gone\n",
    "docs/index.md": "index\n",
    "docs/only/old.md": "old\n",
    "tests/test_a.py": "same\n",
}
NEW = {
    "pkg/__init__.py": "new\n",
    "pkg/models/a.py": "a\n",
    "pkg/models/b.py": "b\n",
    "docs/index.md": "new index\n",
    "docs/only/new/deep.md": "deep\n",
    "tests/test_a.py": "same\n",
}


def snapshot(root: Path) -> Snapshot:
    """Everything below a folder: contents of files, targets of links, None for folders."""
    found: Snapshot = {}
    for folder, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = Path(folder, name)
            key = path.relative_to(root).as_posix()
            if path.is_symlink():
                found[key] = str(path.readlink())
            else:
                found[key] = None if path.is_dir() else path.read_bytes()
    return found


def files(root: Path) -> dict[str, str]:
    """The files below a folder, but for the manifest."""
    return {
        path: content.decode()
        for path, content in snapshot(root).items()
        if isinstance(content, bytes) and path != ".sdkwright.json"
    }


def put(root: Path, path: str, text: str = "mine\n") -> Path:
    """A file of somebody else."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file
