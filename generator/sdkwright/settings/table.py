"""Settings as they were read, and where each is said."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from ..comparison.acceptance import Acceptance
from ..config import Setting, is_remote, keys, problem
from ..diagnostics import Diagnostic, Location, Severity
from ..frozen import dataclass
from .places import Place


@dataclass(frozen=True, slots=True)
class Table:
    """Settings that were read: values by key, paths in them relative to the working directory."""

    values: Mapping[str, Setting] = field(default_factory=dict)
    file: str = ""
    places: Mapping[Place, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each key and each item of a list, by their way inside the table."""

    sdks: Mapping[str, Table] = field(default_factory=dict[str, "Table"])
    """The SDKs that have tables of their own, `sdks.NAME`, with what all of them share."""
    accept: tuple[Acceptance, ...] = ()
    """The findings of `diff` that are accepted."""

    def locate(self, key: str, index: int | str | None = None) -> Location:
        """Where a setting is said."""
        way: Place = (key,) if index is None else (key, index)
        position = self.places.get(way) or self.places.get((key,)) or self.places.get(()) or (None, None)
        return Location(self.file, "#", *position)

    def without(self, given: Mapping[str, Setting]) -> Table:
        """The settings that no option replaces."""
        left = {key: value for key, value in self.values.items() if key not in given}
        return Table(left, self.file, self.places, self.sdks, self.accept)

    def missing(self) -> list[Diagnostic]:
        """An error for each file or folder that is named and is not there, at its line."""
        return [
            Diagnostic("missing-file", f"`{key}` names no file: {path}", self.locate(key, index), Severity.ERROR)
            for key, value in self.values.items()
            if keys()[key].about.exists
            for index, path in (enumerate(value) if isinstance(value, tuple) else [(None, str(value))])
            if path != "-" and not is_remote(path) and not Path(path).exists()
        ]


def problems(settings: Mapping[str, Any], table: Table) -> list[Diagnostic]:
    """An error for every unknown key and every value of a wrong kind, at its place in `table`."""
    return [
        Diagnostic("config", found[1], table.locate(key, found[0]), Severity.ERROR)
        for key, value in settings.items()
        if (found := problem(key, value))
    ]


def values(settings: Mapping[str, Any], base: Path) -> dict[str, Setting]:
    """Settings without problems, the paths in them from the folder `base` on."""
    return {key: _setting(key, value, base) for key, value in settings.items()}


def _setting(key: str, value: Any, base: Path) -> Setting:
    if isinstance(value, list):
        return tuple(relative(item, base) if keys()[key].about.path else item for item in value)
    return relative(value, base) if keys()[key].about.path else value


def relative(path: str, base: Path) -> str:
    """A path from the working directory on; a URL, and `-`, stay as they are."""
    return path if path == "-" or is_remote(path) else os.path.relpath(base / path)
