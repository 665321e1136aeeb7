"""Which declarations share a file: Python cannot import files in a circle as far as it needs them at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from ..ir.graph import components
from ..ir.types import SchemaId

Uses: TypeAlias = Mapping[SchemaId, tuple[SchemaId, ...]]
"""What each declaration names."""

Homes: TypeAlias = Mapping[SchemaId, SchemaId]
"""For each declaration, the one whose file it is in."""


def apart(owner: Homes, eager: Uses) -> Homes:
    """What stands in its owner's file, and what in one of its own, as files would import one another otherwise.

    `eager` is what has to be defined before each declaration.
    """
    home = dict(owner)
    for circle in _circles(owner, eager):
        for source, targets in eager.items():
            for target in targets:
                if owner[source] != owner[target] and circle >= {owner[source], owner[target]}:
                    home[source], home[target] = source, target
    return home


def together(home: Homes, eager: Uses, stems: Mapping[SchemaId, str]) -> Homes:
    """The same, but declarations that extend, or are defined by, one another share a file, that of the first stem."""
    first = {id: min(circle, key=stems.__getitem__) for circle in _circles(home, eager) for id in circle}
    return {id: first.get(top, top) for id, top in home.items()}


def _circles(home: Homes, eager: Uses) -> list[frozenset[SchemaId]]:
    """Files that would import one another."""
    imports: dict[SchemaId, dict[SchemaId, None]] = {top: {} for top in home.values()}
    for id, targets in eager.items():
        imports[home[id]].update(dict.fromkeys([home[target] for target in targets]))
    return [frozenset(circle) for circle in components(imports, imports.__getitem__) if len(circle) > 1]
