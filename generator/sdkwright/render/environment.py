"""The Jinja environment that templates run in."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from ..cache import directory
from ..resources import templates_root
from .docstrings import docstring


def environment(overrides: Path | None) -> Environment:
    """An environment whose templates come from `overrides` where they are there, else from the shipped ones.

    Undefined names are errors, nothing is escaped, and lines with only a block tag leave no trace. Compiled templates
    are kept in the user's cache if it can be written to, which saves half of a small run.
    """
    folders = [str(templates_root())]
    if overrides is not None:
        folders.insert(0, str(overrides))
    cache = _cache()
    made = Environment(
        loader=FileSystemLoader(folders),
        bytecode_cache=None if cache is None else _Cache(str(cache), "%s.jinja"),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters["docstring"] = docstring
    return made


class _Cache(FileSystemBytecodeCache):
    """A cache that fails no run: what cannot be kept is compiled again, what cannot be read is not there."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """See FileSystemBytecodeCache."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """See FileSystemBytecodeCache."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def _cache() -> Path | None:
    folder = directory() / "templates"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
