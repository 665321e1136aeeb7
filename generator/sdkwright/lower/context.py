"""What the rooms of lowering share: the schemas, the declarations, the report; and the state that each room owns."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from ..ir.types import Reference, SchemaId, Type
from ..jsonvalue.pointers import Pointer
from ..report import Report
from ..schema import Catalogue, Schema
from ..schema.inline import Inline
from .allof.state import Merges
from .declarations.registry import VARIANTS, Registry
from .operations.state import Operations
from .presence.state import Defaults
from .residual.conditions import NONE, Conditions
from .residual.state import Checks
from .site import Site
from .subtypes.state import Subtypes
from .types import ANY
from .unions.facts import FactFinder
from .xml.state import Elements

Dispatch: TypeAlias = "Callable[[Context, Schema, Site, Conditions], Type]"

MAX_DEPTH: Final = 100
"""Schemas nested deeper than this, references not counted, are taken for any value."""


@dataclass(slots=True)
class Context:
    """One run."""

    schemas: Catalogue
    report: Report
    inline: Inline
    formats: bool
    """Whether `format` is asserted."""
    endless: Collection[Pointer]
    """Schemas that are nothing but themselves and each other."""
    facts: FactFinder
    subtypes: Subtypes
    dispatch: Dispatch
    declarations: Registry = field(default_factory=Registry)
    merges: Merges = field(default_factory=Merges)
    defaults: Defaults = field(default_factory=Defaults)
    checks: Checks = field(default_factory=Checks)
    operations: Operations = field(default_factory=Operations)
    elements: Elements = field(default_factory=Elements)
    _depth: int = 0

    def lower(self, schema: Schema, site: Site | None = None, conditions: Conditions = NONE) -> Type:
        """The type of a schema, where some further keywords must hold. Declares whatever in it has a name."""
        if self._depth >= MAX_DEPTH:
            message = f"schemas are nested more than {MAX_DEPTH} deep"
            self.report.warn("nested-too-deeply", message, schema.pointer)
            return ANY
        self._depth += 1
        try:
            return self.dispatch(self, schema, site or Site(schema.pointer), conditions)
        finally:
            self._depth -= 1

    def reference(self, id: SchemaId) -> Reference:
        """A reference to what a schema means where it is used; it will be declared if it is not yet."""
        if id in self.subtypes.children:
            id += VARIANTS
        self.declarations.want(id)
        return Reference(id)
