"""The Jinja environment that templates run in."""

from __future__ import annotations

import os
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from ..cache import directory
from ..resources import templates_root


def environment(overrides: Path | None) -> Environment:
    """An environment whose templates come from `overrides` where they are there, else from the shipped ones.

    Undefined names are errors, nothing is escaped, and lines with only a block tag leave no trace. Compiled templates
    are kept in the user's cache if it can be written to, which saves half of a small run.
    """
    folders = [str(templates_root())]
    if overrides is not None:
        folders.insert(0, str(overrides))
    cache = _cache()
    return Environment(
        loader=FileSystemLoader(folders),
        bytecode_cache=None if cache is None else FileSystemBytecodeCache(str(cache), "%s.jinja"),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _cache() -> Path | None:
    folder = directory() / "templates"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
