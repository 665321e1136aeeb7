"""A whole API, lowered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..document import Json, Pointer
from .declarations import Declaration
from .operations import Operation
from .types import SchemaId


@dataclass(frozen=True, slots=True)
class SecurityScheme:
    """A way to prove who calls: OpenAPI `securitySchemes`."""

    name: str
    type: str
    """`http`, `apiKey`, `oauth2`, `openIdConnect` or `mutualTLS`."""
    description: str = ""
    scheme: str = ""
    location: str = ""
    parameter: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A group of operations."""

    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Api:
    """Everything that the description says, in the order it says it; no order matters to names."""

    title: str
    version: str
    description: str
    servers: tuple[str, ...]
    declarations: Mapping[SchemaId, Declaration]
    operations: tuple[Operation, ...]
    security: tuple[SecurityScheme, ...] = ()
    tags: tuple[Tag, ...] = ()
    schemas: Mapping[Pointer, Json] = field(default_factory=dict)
    """The schemas that checks refer to, by the pointer their `$ref` gives."""
    license: str = ""
