"""The manifest: which files of an output folder are ours, and what each held when it was written.

It also says what they were made from, so that drift can be explained. It is committed with the output, so it says
nothing that changes without cause: no time, sorted paths, one line per file.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from pathlib import Path

from ..files import MANIFEST, OWN, FileTree, Manifest, Provenance

_ABOUT = "The files that sdkwright wrote here, with the SHA-256 of each. Commit this file with them."
_HASH = "sha256:"
_MADE = re.compile(rb'^ "made": \{\r?$.*?^ \},\r?\n', re.MULTILINE | re.DOTALL)
_ENTRY = re.compile(rb'^\s*("(?:[^"\\]|\\.)+"): "([0-9a-f]{64})",?\s*$', re.MULTILINE)


def digest(content: bytes) -> str:
    """The hash that a manifest holds of a file."""
    return hashlib.sha256(content).hexdigest()


def describe(tree: FileTree, provenance: Provenance | None = None) -> str:
    """The text of the manifest of `tree`."""
    lines = [f'  {json.dumps(path)}: "{digest(tree[path].encode())}"' for path in sorted(tree) if path not in OWN]
    files = (' "files": {', ",\n".join(lines), " }", "}", "")
    return "\n".join(("{", f' "about": "{_ABOUT}",', *(_provenance(provenance) if provenance else ()), *files))


def _provenance(made: Provenance) -> tuple[str, ...]:
    """No line here looks like one of a file."""
    entries = asdict(made)
    entries["settings"] = dict(sorted(made.settings.items()))
    entries["description"] = _HASH + made.description
    entries["templates"] = made.templates and _HASH + made.templates
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in entries.items()]
    return ' "made": {', ",\n".join(lines), " },"


def read(root: Path) -> Manifest:
    """The manifest in `root`; an empty one where there is none.

    Entries are taken line by line, so that a manifest with merge conflicts still tells what is ours: the files of
    both sides. A path that leads out of `root` is nobody's.
    """
    try:
        content = (root / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Manifest({})
    return Manifest(_hashes(content), _made(content))


def made(root: Path) -> Provenance | None:
    """What the output in `root` was made from; None where that is not known."""
    try:
        return read(root).made
    except OSError:
        return None


def same_files(one: bytes, other: bytes) -> bool:
    """Whether two manifests differ at most in what they say of the making, and in line endings."""
    first, second = (_MADE.sub(b"", text.replace(b"\r\n", b"\n")).rstrip() for text in (one, other))
    return first == second


def _hashes(content: bytes) -> dict[str, str]:
    hashes: dict[str, str] = {}
    for quoted, value in _ENTRY.findall(content):
        try:
            path = json.loads(quoted)
        except ValueError:
            continue
        if inside(path):
            hashes[path] = value.decode()
    return hashes


def _made(content: bytes) -> Provenance | None:
    found = _MADE.findall(content)
    try:
        fields = json.loads(found[0].replace(b' "made": ', b"").rstrip().rstrip(b",")) if len(found) == 1 else {}
        texts = [fields[key] for key in ("version", "source", "description", "templates")]
        settings = fields["settings"]
    except (ValueError, KeyError, TypeError):
        return None
    if not isinstance(settings, dict) or not all(isinstance(text, str) for text in texts):
        return None
    version, source, description, templates = texts
    return Provenance(version, source, description.removeprefix(_HASH), settings, templates.removeprefix(_HASH))


def inside(path: str) -> bool:
    """Whether a relative path surely leads to something below where it starts."""
    parts = path.split("/")
    return "\\" not in path and "\0" not in path and not {"", ".", ".."}.intersection(parts)
