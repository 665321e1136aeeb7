"""Finds the records with a discriminator, and the records that extend them (OpenAPI 3.1 section 4.8.25.4)."""

from __future__ import annotations

from typing import Final

from ...jsonvalue.pointers import Pointer
from ...ledger import Outcome
from ...report import Report
from ...schema import Catalogue, Schema
from ..allof.references import chain, is_reference
from ..unions.discriminators import discriminator, mapped
from ..unions.facts import FactFinder
from .state import Subtypes

_DEEPEST: Final = 16


def find(schemas: Catalogue, facts: FactFinder, report: Report) -> Subtypes:
    """The schemas with a discriminator and no union, and all schemas that stand for them.

    These are what extends them, however indirectly, and what their mappings name. What extends such a schema, and is
    extended itself, stands for others in the same way.
    """
    found = Subtypes()
    children, discriminators = found.children, found.discriminators
    named = {schema.pointer: schema for schema in schemas.named()}
    for pointer, schema in named.items():
        if not (schema.one_of or schema.any_of) and (said := discriminator(schema)) is not None:
            discriminators[pointer] = said
    if not discriminators:
        return found
    direct: dict[Pointer, dict[Pointer, None]] = {}
    for pointer, schema in named.items():
        for base in _bases(schemas, schema):
            direct.setdefault(base, {})[pointer] = None
    for parent in [*discriminators]:
        below = _descendants(parent, direct)
        for child in below:
            if _descendants(child, direct):
                discriminators.setdefault(child, discriminators[parent])
        for ref in discriminators[parent].mapping.values():
            # a mapping may name schemas of objects that extend nothing
            targets = mapped(schemas, ref)
            new = targets and parent not in targets and below.keys().isdisjoint(targets)
            if new and "object" in facts.at(targets[-1]).kinds:
                below[targets[-1]] = None
        if below:
            children[parent] = tuple(below)
        else:
            report.outcomes[discriminators[parent].pointer, "discriminator"] = Outcome.DROPPED
    for parent in discriminators:
        if parent not in children and (below := _descendants(parent, direct)):
            children[parent] = tuple(below)
    return found


def _descendants(parent: Pointer, direct: dict[Pointer, dict[Pointer, None]]) -> dict[Pointer, None]:
    """What extends a schema."""
    found: dict[Pointer, None] = {}
    pending = [*direct.get(parent, ())]
    while pending:
        child = pending.pop(0)
        if child not in found and child != parent:
            found[child] = None
            pending.extend(direct.get(child, ()))
    return found


def _bases(schemas: Catalogue, schema: Schema, depth: int = 0) -> list[Pointer]:
    """The schemas that a schema extends."""
    if depth > _DEEPEST:
        return []
    found: list[Pointer] = []
    if schema.ref and (depth > 0 or not is_reference(schema)):
        found.extend(chain(schemas, schema))
    for member in schema.all_of:
        found.extend(_bases(schemas, member, depth + 1))
    return found
