"""The schemas that are written in XML."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...ir.http.xml import Element
from ...ir.types import SchemaId


@dataclass(slots=True)
class Elements:
    """How each schema that references lead to is written."""

    known: dict[SchemaId, Element] = field(default_factory=dict)
    active: set[SchemaId] = field(default_factory=set)
    """Those that are being looked at."""
