"""A whole API, lowered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from ..frozen import dataclass
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from .declarations import Declaration, See
from .http.operations import Operation
from .http.security import Requirement, SecurityScheme
from .http.servers import Server
from .http.xml import Element
from .paging import Paging, Unpaged
from .types import SchemaId


@dataclass(frozen=True, slots=True)
class About:
    """Who answers for the API, and on what terms: the rest of the Info Object."""

    summary: str = ""
    terms: str = ""
    """The URL of the terms of service."""
    contact: str = ""
    """A name."""
    contact_url: str = ""
    contact_email: str = ""
    license: str = ""
    license_url: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A group of operations."""

    name: str
    description: str = ""
    summary: str = ""
    """What to show for the name."""
    see: See | None = None
    parent: str = ""
    """The tag that it is part of (OpenAPI 3.2)."""
    kind: str = ""
    """What it is for: `nav`, `badge`, `audience` or another of the registry (OpenAPI 3.2)."""


@dataclass(frozen=True, slots=True)
class Api:
    """Everything that the description says, in the order it says it; no order matters to names."""

    title: str
    version: str
    description: str
    servers: tuple[Server, ...]
    declarations: Mapping[SchemaId, Declaration]
    operations: tuple[Operation, ...]
    schemes: tuple[SecurityScheme, ...] = ()
    """The ways to prove who calls."""
    tags: tuple[Tag, ...] = ()
    schemas: Mapping[Pointer, Json] = field(default_factory=dict)
    """The schemas that checks refer to, by the pointer their `$ref` gives."""
    about: About = About()
    see: See | None = None
    security: tuple[Requirement, ...] = ()
    """Ways to be let in, for every operation that does not say otherwise; `Operation.security` has them."""
    elements: Mapping[SchemaId, Element] = field(default_factory=dict)
    """How schemas are written in XML that others refer to."""
    lists: Mapping[Pointer, Paging | Unpaged] = field(default_factory=dict)
    """Whether the list that an operation gives comes in pages, by the operation's id."""

    @property
    def pages(self) -> Mapping[Pointer, Paging]:
        """How those follow each other that do."""
        return {id: one for id, one in self.lists.items() if isinstance(one, Paging)}
