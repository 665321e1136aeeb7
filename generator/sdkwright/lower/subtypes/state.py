"""Which schemas stand for others."""

from __future__ import annotations

from dataclasses import field

from ...frozen import dataclass
from ...ir.types import SchemaId
from ...schema import Discriminator


@dataclass(frozen=True, slots=True)
class Subtypes:
    """Records with a discriminator of their own or of what they extend."""

    children: dict[SchemaId, tuple[SchemaId, ...]] = field(default_factory=dict)
    """The records that extend each of them."""
    discriminators: dict[SchemaId, Discriminator] = field(default_factory=dict)
    """That of each; that of what it extends where it has none."""
