"""Reads one schema, and the schemas within it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..jsonvalue.pointers import Pointer, join
from ..jsonvalue.types import Json
from ..report import Report
from ..schema import Schema
from .vocabulary import READERS

if TYPE_CHECKING:
    from .catalogue import Schemas

_DEEPEST: Final = 1000
"""Schemas nested deeper than this are taken for any value."""


class Reader:
    """Reads a schema with all that is within it."""

    def __init__(self, schemas: Schemas, report: Report) -> None:
        self.schemas = schemas
        self.report = report
        self.within: list[Reader] = []
        """The readers of schemas within it that had been asked for before."""
        self._depth = 0

    def schema(self, node: Json, pointer: Pointer) -> Schema:
        """A schema within another."""
        return self.schemas.within(pointer, self) if pointer in self.schemas.roots else self.read(node, pointer)

    def schemas_in(self, nodes: list[Json], pointer: Pointer) -> tuple[Schema, ...]:
        """The schemas of a list."""
        return tuple([self.schema(node, f"{pointer}/{index}") for index, node in enumerate(nodes)])

    def schemas_of(self, nodes: dict[str, Json], pointer: Pointer) -> dict[str, Schema]:
        """The schemas of a map."""
        return {
            name: self.schema(node, join(pointer, name) if "/" in name or "~" in name else f"{pointer}/{name}")
            for name, node in nodes.items()
        }

    def read(self, node: Json, pointer: Pointer) -> Schema:
        """The schema at a pointer."""
        if not isinstance(node, dict):
            if not isinstance(node, bool):
                hint = "any value is taken here"
                self.report.warn("malformed-schema", "a schema must be an object or a boolean", pointer, hint)
            return Schema(pointer, node is False)
        self.report.schemas[pointer] = node
        if self._depth > _DEEPEST:
            self.report.warn("nested-too-deeply", f"schemas are nested more than {_DEEPEST} deep", pointer)
            return Schema(pointer)
        self._depth += 1
        parts: dict[str, object] = {"pointer": pointer}
        for keyword in node:
            if keyword in READERS:
                attribute, reads = READERS[keyword]
                if attribute not in parts:
                    parts[attribute] = reads(self, node, pointer)
        self._depth -= 1
        made = self.schemas.nouns[pointer] = Schema.of(parts)
        return made
