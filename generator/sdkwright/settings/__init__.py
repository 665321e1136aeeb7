"""`[tool.sdkwright]` of a pyproject.toml, in every spelling that TOML has for a table."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from .. import __version__
from ..config import problem
from ..diagnostics import Diagnostic, InputError, Location, Severity
from .accept import ACCEPT, acceptances, problems_of_accept
from .places import places
from .sdks import SDKS, problems_of_sdks, sdks
from .table import Table, problems, values

__all__ = ["Table", "nearest", "read"]

_TABLE = ("tool", "sdkwright")


class _TooDeepError(ValueError):
    """TOML that nests deeper than can be read."""


def nearest(start: Path) -> Path | None:
    """The nearest pyproject.toml at or above a folder that has settings; or is broken, and may have some."""
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if not file.is_file():
            continue
        try:
            data = file.read_bytes()
        except OSError:
            return file
        if b"sdkwright" not in data and b"\\u" not in data.lower():
            continue
        try:
            if _table(_parsed(data.decode("utf-8-sig"))) is not None:
                return file
        except ValueError:
            return file
    return None


def read(file: Path) -> Table:
    """The settings in a pyproject.toml, checked.

    Raises InputError with every unknown key and every value of a wrong kind, each at its line.
    """
    name = os.path.relpath(file)
    text = ""
    try:
        text = file.read_bytes().decode("utf-8-sig")
        parsed = _parsed(text)
    except OSError as error:
        message = f"cannot read the settings: {error.strerror or type(error).__name__}"
        raise InputError(Diagnostic("config-unreadable", message, Location(name), Severity.ERROR)) from error
    except ValueError as error:
        position, message = _broken(error, text)
        where = Location(name, "#", *position)
        raise InputError(Diagnostic("config-unreadable", message, where, Severity.ERROR)) from error
    settings = _table(parsed)
    known = {way[2:]: position for way, position in places(text).items() if way[:2] == _TABLE}
    table = Table({}, name, known)
    if settings is None:
        return table
    if not isinstance(settings, dict):
        raise InputError(Diagnostic("config", "`tool.sdkwright` is a table", table.locate(""), Severity.ERROR))
    _check_version(settings.get("required-version"), table)
    own = settings.pop(SDKS, {})
    accept = settings.pop(ACCEPT, [])
    if found := [*problems(settings, table), *problems_of_sdks(own, table), *problems_of_accept(accept, table)]:
        raise InputError(*found)
    shared = Table(values(settings, file.parent), name, known)
    return Table(shared.values, name, known, sdks(own, shared, file.parent), acceptances(accept))


def _check_version(wanted: object, table: Table) -> None:
    """Raises InputError if the settings are for other releases; they may hold what this one does not know."""
    if not isinstance(wanted, str) or not wanted or problem("required-version", wanted):
        return
    from ..versions import admits

    if not admits(wanted, __version__):
        message = f"these settings are for sdkwright {wanted}, and this is {__version__}"
        range_ = wanted if wanted[0] in "<>=!~" else f"=={wanted}"
        hint = f"install one that fits: pip install 'sdkwright{range_}'"
        where = table.locate("required-version")
        raise InputError(Diagnostic("required-version", message, where, Severity.ERROR, hint))


def _broken(error: ValueError, text: str) -> tuple[tuple[int, int] | tuple[()], str]:
    """Where TOML breaks, and words for it: the parser's own differ from one Python to the next."""
    if isinstance(error, _TooDeepError):
        return (), "cannot read the settings: nested too deeply"
    if isinstance(error, UnicodeDecodeError):
        return (), "cannot read the settings: the file is not UTF-8"
    position = _breaks(str(error), text)
    lines = text.split("\n")
    line = lines[position[0] - 1].strip() if position and position[0] <= len(lines) else ""
    return position, f"cannot read the settings: this is no TOML{f': {line[:60]}' if line else ''}"


def _breaks(message: str, text: str) -> tuple[int, int] | tuple[()]:
    """Line and column where TOML breaks, as the parser has them; it tells them in its message alone."""
    if at := re.search(r"line (\d+), column (\d+)", message):
        return int(at[1]), int(at[2])
    return (text.count("\n") + 1, len(text) - text.rfind("\n")) if text else ()


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise _TooDeepError from error


def _table(parsed: dict[str, Any]) -> object:
    tool = parsed.get("tool")
    return tool.get("sdkwright") if isinstance(tool, dict) else None
