"""`sdkwright.names.toml`: what is called otherwise than it would be, and what it was called before."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..names import NO_EXCEPTIONS, Exceptions

_TABLES = ("pinned", "renamed")


def exceptions(file: str) -> Exceptions:
    """The exceptions in a file; none without one. Raises InputError where it cannot be read, or says anything else."""
    if not file:
        return NO_EXCEPTIONS
    import tomllib

    try:
        found = tomllib.loads(Path(file).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "this is no TOML"
        raise _unfit("config-unreadable", f"cannot read the names: {reason}", file) from error
    for table, entries in found.items():
        if table not in _TABLES:
            raise _unfit("config", f"unknown table `{table}`: there are [pinned] and [renamed]", file)
        if not isinstance(entries, dict) or not all(map(_is_name, (*entries, *entries.values()))):
            raise _unfit("config", f'[{table}] holds names of classes: Name = "Name"', file)
    return Exceptions(found.get("pinned", {}), found.get("renamed", {}))


def text(found: Exceptions) -> str:
    """What the file says."""
    lines: list[str] = []
    for table, entries in (("pinned", found.pinned), ("renamed", found.renamed)):
        if entries:
            lines += [f"[{table}]", *(f'{name} = "{other}"' for name, other in sorted(entries.items())), ""]
    return "\n".join(lines)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and value.isidentifier()


def _unfit(code: str, message: str, file: str) -> InputError:
    return InputError(Diagnostic(code, message, Location(os.path.relpath(file)), Severity.ERROR))
