"""Where bytes come from: a file, the standard input or an http(s) URL."""

from __future__ import annotations

import sys
from pathlib import Path

from ..diagnostics import InputError
from .errors import refusal

STDIN = "<stdin>"
"""What the standard input is called in messages."""


def is_url(text: str) -> bool:
    """Whether it names something on the network."""
    return text[:8].lower().startswith(("http://", "https://"))


def read_stdin() -> bytes:
    """All of the standard input. Raises InputError where it cannot be read."""
    try:
        return sys.stdin.buffer.read()
    except (OSError, ValueError, AttributeError) as error:
        raise refusal("unreadable", f"the standard input cannot be read: {error}", STDIN) from error


def read_file(path: Path, name: str) -> bytes:
    """A file's bytes. Raises InputError where there is no file or it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise refusal("missing-file", "there is no such file", name, hint=_alternatives(path)) from error
    except (OSError, ValueError) as error:
        if path.is_dir():
            raise _directory(path, name) from error
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise refusal("unreadable", f"the file cannot be read: {reason}", name) from error


def read_regular_file(path: Path, name: str) -> bytes:
    """The bytes of a file that a reference names: no device or pipe, which might never end. Raises InputError."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise refusal("unreadable", "this is no regular file", name)
    return read_file(path, name)


def _directory(path: Path, name: str) -> InputError:
    near = _descriptions(path)
    hint = "name the file inside it" + (f", such as {near[0]}" if near else "")
    return refusal("directory", "this is a directory, not a description", name, hint=hint)


def _alternatives(path: Path) -> str:
    near = _descriptions(path.parent)
    return "beside it: " + ", ".join(near[:5]) if near else ""


def _descriptions(directory: Path) -> list[str]:
    try:
        return sorted(path.name for path in directory.iterdir() if path.suffix in (".yaml", ".yml", ".json"))
    except OSError:
        return []
