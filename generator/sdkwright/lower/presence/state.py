"""The defaults met so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...ir.types import SchemaId
from ...jsonvalue.pointers import Pointer


@dataclass(slots=True)
class Defaults:
    """What is to be settled when all types are known, and what is told already."""

    pending: dict[tuple[SchemaId, int], Pointer] = field(default_factory=dict)
    """Fields whose default is to be judged: the record and the field's index, and the schema that states it."""
    told: set[Pointer] = field(default_factory=set)
    """The schemas whose defaults a property or a parameter tells."""
