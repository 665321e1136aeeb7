"""The XML Object: OpenAPI 3.2 section 4.26."""

from __future__ import annotations

from ..frozen import dataclass
from ..ir.http.xml import Node


@dataclass(frozen=True, slots=True)
class Xml:
    """How a schema's values are written in XML, as far as the schema says so itself."""

    name: str = ""
    namespace: str = ""
    prefix: str = ""
    node: Node | None = None
    """Element where an array is `wrapped`, as versions before 3.2 have it."""
