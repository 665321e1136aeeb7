"""Every rule there is, by its id."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Final

from . import api, attributes, classes, operations, parameters, responses, types
from .rule import Rule


def _in(module: ModuleType) -> dict[str, Rule]:
    return {one.id: one for one in vars(module).values() if isinstance(one, Rule)}


GROUPS: Final[Mapping[str, Mapping[str, Rule]]] = {
    "Classes": _in(classes),
    "Attributes": _in(attributes),
    "Types": _in(types),
    "Operations": _in(operations),
    "Parameters and bodies": _in(parameters),
    "Responses": _in(responses),
    "The API": _in(api),
}
"""The rules by what they are about."""
RULES: Final[Mapping[str, Rule]] = {id: rule for group in GROUPS.values() for id, rule in group.items()}
