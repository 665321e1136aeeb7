"""A description as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from ..frozen import dataclass
from ..ir.api import About, Tag
from ..ir.declarations import See
from ..ir.http.security import Requirement, SecurityScheme
from ..ir.http.servers import Server
from ..jsonvalue.pointers import Pointer
from .operations import PathItem


@dataclass(frozen=True, slots=True)
class Info:
    """What the API is called, and by whom."""

    title: str
    version: str
    description: str
    about: About


@dataclass(frozen=True, slots=True)
class Description:
    """All but the schemas."""

    info: Info
    servers: tuple[Server, ...]
    items: tuple[PathItem, ...]
    """Paths, then webhooks."""
    callbacks: Mapping[Pointer, PathItem]
    """Those that operations name, each once."""
    security: tuple[Requirement, ...]
    schemes: tuple[SecurityScheme, ...]
    tags: tuple[Tag, ...]
    see: See | None = None
