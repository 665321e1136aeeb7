"""The declarations made so far, and what their origins are told from."""

from __future__ import annotations

from typing import Final

from ...ir.declarations import Alias, ComponentOrigin, Declaration, OperationOrigin, VariantStep
from ...ir.types import Reference, SchemaId
from ...jsonvalue.pointers import Pointer
from ..types import ANY

COMPONENTS: Final = "#/components/schemas/"
VARIANTS: Final = "/x-sdkwright-variants"
"""Ends the id of the union of a record with a discriminator and the records that extend it."""

NAMED: Final = Alias("", ComponentOrigin("named"), ANY)
"""Stands for a named schema that is being lowered, so that it keeps its place."""
PENDING: Final = Alias("", ComponentOrigin("pending"), ANY)
"""Stands for a record or a union that is being made, so that it is made once."""


class Registry:
    """Everything that gets a name."""

    def __init__(self) -> None:
        self.by_id: dict[SchemaId, Declaration] = {}
        self.wanted: dict[SchemaId, None] = {}
        """What is referred to and may not be declared yet."""
        self.steps: dict[Pointer, VariantStep | None] = {}
        """What tells a member of a union from its siblings; None if it has none."""
        self.roots: dict[Pointer, OperationOrigin] = {}
        """Schemas of operations."""
        self.titles: dict[Pointer, str] = {}
        """Titles of schemas that were put together, by the place that they have."""

    def begin(self, id: SchemaId) -> bool:
        """Reserve the place of a declaration; false if it is made already, or being made."""
        if self.by_id.get(id, NAMED) is not NAMED:
            return False
        self.by_id[id] = PENDING
        return True

    def give_up(self, id: SchemaId) -> None:
        """Free the place again, if nothing was declared."""
        if self.by_id.get(id) is PENDING:
            del self.by_id[id]

    def declare(self, declaration: Declaration) -> Reference:
        """Keep a declaration, and refer to it."""
        self.by_id[declaration.id] = declaration
        return Reference(declaration.id)

    def want(self, id: SchemaId) -> None:
        """Have a schema declared, if it is not yet."""
        if id not in self.by_id:
            self.wanted[id] = None
