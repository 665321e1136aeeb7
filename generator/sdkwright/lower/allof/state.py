"""Merges under way, and what is known of records that can be extended."""

from __future__ import annotations

from dataclasses import field
from typing import TypeAlias

from ...frozen import dataclass
from ...ir.types import SchemaId
from ...jsonvalue.pointers import Pointer
from ...schema import Schema

Trail: TypeAlias = tuple[tuple[Pointer, frozenset[str]], ...]
"""Schemas that are merged: where each is, and which of its keywords."""


@dataclass(frozen=True, slots=True)
class Base:
    """A record that can be extended: all that it says, and the schemas that say it."""

    schema: Schema
    pointers: frozenset[Pointer]


@dataclass(slots=True)
class Merges:
    """The state of merging."""

    under_way: dict[Trail, SchemaId] = field(default_factory=dict)
    """What is being merged at the moment, and for which declaration: it may contain itself."""
    bases: dict[SchemaId, Base | None] = field(default_factory=dict)
