"""Which SDKs a command is about: options over the settings of the nearest pyproject.toml over defaults."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import Config, Setting, configure, did_you_mean
from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..frozen import dataclass

if TYPE_CHECKING:
    from ..comparison.acceptance import Acceptance
    from ..settings import Table

_OF_ONE = ("output", "package", "distribution")
"""Settings that several SDKs cannot share."""


@dataclass(frozen=True, slots=True)
class Sdks:
    """The SDKs that a command is about."""

    configs: Mapping[str, Config]
    """By name; the only one may have none."""
    file: str = ""
    """Where their settings are."""


def choose(given: Mapping[str, Setting], names: Sequence[str] = ()) -> Sdks:
    """All SDKs of the project, or those named; the one of a description that is among the options.

    Raises InputError with all that is wrong with their settings.
    """
    table = _table()
    if names and not table.sdks:
        hint = "write [tool.sdkwright.sdks.NAME] for each"
        raise _usage("--sdk", "the settings have no tables of several SDKs", hint)
    for name in names:
        if name not in table.sdks:
            raise _usage("--sdk", f"there is no SDK `{name}`{did_you_mean(name, table.sdks)}")
    if not table.sdks or ("spec" in given and not names):
        return Sdks({"": _config(table, given)})
    return _several({name: table.sdks[name] for name in dict.fromkeys(names or table.sdks)}, given, table.file)


def names() -> tuple[str, ...]:
    """The SDKs of the project, for completion; none where the settings cannot be read."""
    try:
        return tuple(_table().sdks)
    except InputError:
        return ()


def acceptances() -> tuple[Acceptance, ...]:
    """The findings of `diff` that the project accepts. Raises InputError."""
    return _table().accept


def config_of(values: Mapping[str, Setting], where: Location | None = None) -> Config:
    """A Config that names a description. Raises InputError."""
    if "spec" not in values:
        hint = "name a file, a URL or `-`"
        raise InputError(Diagnostic("usage", "which description?", where or Location("SPEC"), Severity.ERROR, hint))
    return configure(values)


def _table() -> Table:
    """Raises InputError."""
    from ..settings import Table, nearest, read

    try:
        file = nearest(Path.cwd())
    except FileNotFoundError as error:
        hint = 'it may be there again under its name: cd "$PWD"'
        raise _usage(".", "the working directory is no more", hint) from error
    return read(file) if file else Table()


def _config(table: Table, given: Mapping[str, Setting], where: Location | None = None) -> Config:
    """Raises InputError."""
    config = config_of({**table.values, **given}, where)
    if missing := table.without(given).missing():
        raise InputError(*missing)
    return config


def _several(tables: Mapping[str, Table], given: Mapping[str, Setting], file: str) -> Sdks:
    """Raises InputError."""
    if len(tables) > 1:
        for key in _OF_ONE:
            if key in given:
                raise _usage(f"--{key}", "the settings have several SDKs", "say which one with --sdk")
    configs: dict[str, Config] = {}
    found: list[Diagnostic] = []
    for name, table in tables.items():
        try:
            configs[name] = _config(table, given, table.locate(""))
        except InputError as error:
            found += error.diagnostics
    if len(tables) > 1:
        found += _clashes(configs, tables)
    if found:
        raise InputError(*dict.fromkeys(found))
    return Sdks(configs, file)


def _clashes(configs: Mapping[str, Config], tables: Mapping[str, Table]) -> Iterable[Diagnostic]:
    """What two SDKs cannot both have: the same output, or the standard input."""
    homes: dict[str, str] = {}
    for name, config in configs.items():
        other = homes.setdefault(os.path.realpath(config.output), name)
        if other != name:
            message = f"`{name}` has the same output as `{other}`"
            yield Diagnostic("config", message, tables[name].locate("output"), Severity.ERROR)
        if config.spec == "-":
            message = "the standard input is the description of one SDK alone"
            yield Diagnostic("config", message, tables[name].locate("spec"), Severity.ERROR)


def _usage(where: str, message: str, hint: str = "") -> InputError:
    return InputError(Diagnostic("usage", message, Location(where), Severity.ERROR, hint))
