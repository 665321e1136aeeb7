"""`[tool.sdkwright]` of a pyproject.toml, in every spelling that TOML has for a table."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .. import __version__
from ..config import Setting, is_remote, keys, problem
from ..diagnostics import Diagnostic, InputError, Location, Severity
from .places import Place, places

__all__ = ["Table", "nearest", "read"]

_TABLE = ("tool", "sdkwright")


class _TooDeepError(ValueError):
    """TOML that nests deeper than can be read."""


@dataclass(frozen=True, slots=True)
class Table:
    """Settings that were read: values by key, paths in them relative to the working directory."""

    values: Mapping[str, Setting] = field(default_factory=dict)
    file: str = ""
    places: Mapping[Place, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each key and each item of a list, by their way inside the table."""

    def locate(self, key: str, index: int | str | None = None) -> Location:
        """Where a setting is said."""
        way: Place = (key,) if index is None else (key, index)
        position = self.places.get(way) or self.places.get((key,)) or self.places.get(()) or (None, None)
        return Location(self.file, "#", *position)

    def without(self, given: Mapping[str, Setting]) -> Table:
        """The settings that no option replaces."""
        left = {key: value for key, value in self.values.items() if key not in given}
        return Table(left, self.file, self.places)

    def check(self) -> None:
        """Raises InputError for each file or folder that is named and is not there, at its line."""
        found = [
            Diagnostic("missing-file", f"`{key}` names no file: {path}", self.locate(key, index), Severity.ERROR)
            for key, value in self.values.items()
            if keys()[key].about.exists
            for index, path in (enumerate(value) if isinstance(value, tuple) else [(None, str(value))])
            if path != "-" and not is_remote(path) and not Path(path).exists()
        ]
        if found:
            raise InputError(*found)


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
    problems = [
        Diagnostic("config", found[1], table.locate(key, found[0]), Severity.ERROR)
        for key, value in settings.items()
        if (found := problem(key, value))
    ]
    if problems:
        raise InputError(*problems)
    return Table({key: _setting(key, value, file.parent) for key, value in settings.items()}, name, known)


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


def _setting(key: str, value: Any, base: Path) -> Setting:
    if isinstance(value, list):
        return tuple(_relative(item, base) if keys()[key].about.path else item for item in value)
    return _relative(value, base) if keys()[key].about.path else value


def _relative(path: str, base: Path) -> str:
    return path if path == "-" or is_remote(path) else os.path.relpath(base / path)


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise _TooDeepError from error


def _table(parsed: dict[str, Any]) -> object:
    tool = parsed.get("tool")
    return tool.get("sdkwright") if isinstance(tool, dict) else None
