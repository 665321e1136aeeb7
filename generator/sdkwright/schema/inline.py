"""Which schemas that are written inline get a declaration of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from ..frozen import dataclass
from ..ir.types import SchemaId
from ..jsonvalue.pointers import Pointer


@dataclass(frozen=True, slots=True)
class Inline:
    """What is declared beside records, and unions of such."""

    unions: bool = False
    """Every union of two or more members, each of them as it is written."""
    aliases: frozenset[Pointer] = frozenset()
    """Schemas that only stand for another."""
    shared: Mapping[Pointer, SchemaId] = field(default_factory=dict)
    """Schemas that are declared elsewhere, where the same schema stands first."""


NOTHING_MORE: Final = Inline()
