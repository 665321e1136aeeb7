"""Arguments of methods: snake_case of a parameter's name, with its location where two of one method clash."""

from __future__ import annotations

from ..diagnostics import Diagnostic
from ..ir.http.content import Location
from ..ir.http.operations import Operation
from .clashes import settle
from .numbers import numbered_name
from .reserved import ARGUMENTS
from .words import humps, identifier, snake, spelled


def argument_names(operation: Operation) -> tuple[dict[tuple[Location, str], str], list[Diagnostic]]:
    """An argument for each parameter, by its location and its name, and a note on each that took a number."""
    known = {f"{one.location.value}/{one.name}": (one.location, one.name) for one in operation.parameters}
    pointers = {(one.location, one.name): one.pointer for one in operation.parameters}

    def spell(key: str, _: str, level: int) -> str | None:
        location, name = known[key]
        match level:
            case 0:
                return _free(snake(name))
            case 1:
                return _free(f"{location.value}_{snake(name)}")
            case 2:
                return _free("_".join(word for chunk in (location.value, *spelled(name)) for word in humps(chunk)))
            case _:
                return None

    settled = settle(known, spell)
    notes = [
        numbered_name(f"parameter {known[key][1]!r}", settled.names[key], pointers[known[key]])
        for key in settled.numbered
    ]
    return {known[key]: name for key, name in settled.names.items()}, notes


def _free(name: str) -> str:
    name = identifier(name.lstrip("_") or "_", "parameter_")
    return f"{name}_" if name in ARGUMENTS else name
