"""What was made of the parts of operations, and which objects other than schemas were met."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from ..document import Document
from ..ir.operations import Content, Link, Operation, Parameter, RequestBody
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from .vocabulary import Part


@dataclass(slots=True)
class Operations:
    """The state of lowering operations: whatever references lead to is made once."""

    parts: dict[Part, dict[Pointer, Collection[str]]] = field(default_factory=dict)
    """The fields of every object that was lowered and is no schema."""
    found: dict[str, tuple[Pointer, Json] | None] = field(default_factory=dict)
    """What references name."""
    reworded: dict[Pointer, bool] = field(default_factory=dict)
    """Objects that references lead to: whether each of these says something else in their description's place."""
    parameters: dict[Pointer, Parameter] = field(default_factory=dict)
    bodies: dict[Pointer, RequestBody] = field(default_factory=dict)
    answers: dict[Pointer, tuple[tuple[Content, ...], tuple[Parameter, ...], tuple[Link, ...]]] = field(
        default_factory=dict
    )
    callbacks: dict[Pointer, Operation] = field(default_factory=dict)
    """The operations that the API calls on account of others, by id."""
    called: dict[Pointer, tuple[Pointer, ...]] = field(default_factory=dict)
    """Their ids, by the place of the path item that holds them."""

    def find(self, document: Document, ref: Json) -> tuple[Pointer, Json] | None:
        """What a reference names, and the pointer to it; None if it names nothing."""
        if not isinstance(ref, str):
            return None
        if ref not in self.found:
            self.found[ref] = document.find(ref)
        return self.found[ref]

    def meet(self, part: Part, pointer: Pointer, fields: Collection[str]) -> None:
        """Enter the fields of an object in the ledger; of a map from names, its extensions."""
        if part is Part.MAP:
            fields = [name for name in fields if name.startswith("x-")]
        self.parts.setdefault(part, {}).setdefault(pointer, fields)
