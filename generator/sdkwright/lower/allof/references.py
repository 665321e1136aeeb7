"""Schemas that refer to others."""

from __future__ import annotations

from typing import Final

from ...jsonvalue.pointers import Pointer
from ...schema import Catalogue, Schema

_DEEPEST: Final = 16
_REF: Final = frozenset({"$ref"})


def is_reference(schema: Schema) -> bool:
    """Whether a schema says nothing of values but what it refers to."""
    return schema.ref != "" and schema.asserted == _REF


def chain(schemas: Catalogue, schema: Schema) -> list[Pointer]:
    """What a reference names, and what that names if it refers to another itself."""
    found: list[Pointer] = []
    while schema.ref and schema.ref not in found:
        found.append(schema.ref)
        schema = schemas.at(schema.ref)
    return found


def meant(schema: Schema) -> Pointer | None:
    """The schema that one but refers to, whatever it says to people beside."""
    for _ in range(_DEEPEST):
        if schema.ref:
            return schema.ref if is_reference(schema) else None
        if len(schema.all_of) != 1 or len(schema.asserted) > 1:
            return None
        schema = schema.all_of[0]
    return None


def extends(schemas: Catalogue, schema: Schema, pointer: Pointer) -> bool:
    """Whether a schema extends the one at a pointer, or is but another name for it."""
    pending, seen = [schema], set[Pointer]()
    while pending:
        one = pending.pop()
        pending += one.all_of
        if one.ref == pointer:
            return True
        if one.ref and one.ref not in seen:
            seen.add(one.ref)
            pending.append(schemas.at(one.ref))
    return False
