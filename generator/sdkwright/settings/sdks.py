"""`[tool.sdkwright.sdks.NAME]`: several SDKs of one project, each with settings of its own over those around."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..config import OF_ALL, SDK_NAME, Config
from ..diagnostics import Diagnostic, Severity
from .table import Table, problems, relative, values

SDKS = "sdks"


def problems_of_sdks(own: object, table: Table) -> list[Diagnostic]:
    """What is wrong with the tables of SDKs, as `problems` has it of one."""
    if not isinstance(own, dict):
        return [Diagnostic("config", f"`{SDKS}` is a table of tables", table.locate(SDKS), Severity.ERROR)]
    return [found for name, settings in own.items() for found in _problems(name, settings, _places(table, name))]


def sdks(own: Mapping[str, Mapping[str, Any]], shared: Table, base: Path) -> dict[str, Table]:
    """The tables of SDKs without problems, by name.

    The output of one that says nothing of it is a folder of its name in the one that all share.
    """
    made: dict[str, Table] = {}
    for name, settings in own.items():
        mine = values(settings, base)
        if "output" not in mine:
            around = shared.values.get("output", relative(str(Config("").output), base))
            mine["output"] = str(Path(str(around), name))
        places = {**shared.places, **_places(shared, name).places}
        made[name] = Table({**shared.values, **mine}, shared.file, places)
    return made


def _problems(name: str, settings: object, table: Table) -> list[Diagnostic]:
    if re.fullmatch(SDK_NAME, name) is None:
        message = f"`{name}` names no SDK: a name has letters, digits, `-` and `_`"
        return [Diagnostic("config", message, table.locate(""), Severity.ERROR)]
    if not isinstance(settings, dict):
        return [Diagnostic("config", f"`{SDKS}.{name}` is a table", table.locate(""), Severity.ERROR)]
    misplaced = [
        Diagnostic("config", f"`{key}` is for all SDKs: [tool.sdkwright] says it", table.locate(key), Severity.ERROR)
        for key in sorted(OF_ALL & settings.keys())
    ]
    return [*misplaced, *problems({key: settings[key] for key in settings if key not in OF_ALL}, table)]


def _places(table: Table, name: str) -> Table:
    """A table without values: it only knows where things are said in that of one SDK."""
    return Table({}, table.file, {way[2:]: at for way, at in table.places.items() if way[:2] == (SDKS, name)})
