"""Class names in sdkwright's own style: components stay themselves, inline schemas are named by their path."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from ..diagnostics import Diagnostic
from ..ir.declarations import Declaration, InlineOrigin, VariantsOrigin
from ..ir.types import SchemaId
from ..jsonvalue.pointers import Pointer
from .clashes import settle
from .forms import class_name, component_name, forms, free
from .lengths import CLASS, shortened
from .numbers import numbered_name
from .reserved import CLASSES


def class_names(
    declarations: Mapping[SchemaId, Declaration], operations: Mapping[Pointer, str]
) -> tuple[dict[SchemaId, str], list[Diagnostic]]:
    """A unique class name for each declaration; and a note on each that took a number.

    What is inside a declaration is named after all of its owner's name, however much of that the owner's class has.
    """
    parents: dict[SchemaId, SchemaId] = {}
    fixed: dict[SchemaId, str] = {}
    for id, declaration in declarations.items():
        origin = declaration.origin
        if isinstance(origin, InlineOrigin | VariantsOrigin):
            if origin.parent in declarations and origin.parent != id:
                parents[id] = origin.parent
        elif (name := component_name(id, declaration)) is not None and class_name(name) == name:
            fixed[id] = name

    def spell(id: SchemaId, owner: str, level: int) -> str | None:
        name = next(islice(forms(declarations[id], owner, operations), level, None), None)
        return None if name is None else free(name)

    settled = settle(declarations, spell, parents=parents, fixed=fixed)
    names = shortened(settled.names, CLASS, kept=fixed, taken=CLASSES)
    return names, [numbered_name("schema", names[id], id) for id in settled.numbered]
