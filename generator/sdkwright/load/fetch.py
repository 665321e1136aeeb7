"""Where bytes come from: a file, the standard input or an http(s) URL."""

from __future__ import annotations

from pathlib import Path

from .problems import refuse


def is_url(spec: str) -> bool:
    """Whether a reference names something on the network."""
    return spec[:8].lower().startswith(("http://", "https://"))


def read_file(path: Path, name: str) -> bytes:
    """A file's bytes. Raises InputError where there is no file or it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        refuse("missing-file", "there is no such file", name, hint=_missing_hint(path))
    except IsADirectoryError:
        refuse("directory", "this is a directory, not a description", name, hint="name the file inside it")
    except (OSError, ValueError) as error:
        if path.is_dir():  # Windows says PermissionError
            refuse("directory", "this is a directory, not a description", name, hint="name the file inside it")
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        refuse("unreadable", f"the file cannot be read: {reason}", name)


def _missing_hint(path: Path) -> str:
    try:
        near = sorted(
            sibling.name
            for sibling in path.parent.iterdir()
            if sibling.suffix in (".yaml", ".yml", ".json") and sibling.is_file()
        )
    except OSError:
        return f"there is no directory {path.parent} either"
    return "beside it are " + ", ".join(near[:5]) if near else ""
