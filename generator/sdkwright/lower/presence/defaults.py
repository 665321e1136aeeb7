"""Defaults, JSON Schema validation 9.2: where they are stated, and how their type writes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from ...jsonvalue.pointers import Pointer
from ...jsonvalue.types import Json
from ...schema import Annotations, Catalogue, Schema

Said = TypeVar("Said")

_DEEPEST: Final = 32


def default(schemas: Catalogue, schema: Schema) -> tuple[Json, Pointer] | None:
    """The default of a schema, and the schema that says it."""
    found = stated(schemas, schema, lambda one: one.default)
    return None if found is None else (found[0].value, found[1])


def stated(
    schemas: Catalogue, schema: Schema, said: Callable[[Annotations], Said | None], depth: int = 0
) -> tuple[Said, Pointer] | None:
    """What a schema says of its values' use, and the schema that says it.

    That is itself, or what holds for it by `$ref` or `allOf`.
    """
    if (value := said(schema.annotations)) is not None:
        return value, schema.pointer
    if depth > _DEEPEST:
        return None
    if schema.ref:
        found = stated(schemas, schemas.at(schema.ref), said, depth + 1)
        if found is not None:
            return found
    for member in reversed(schema.all_of):
        found = stated(schemas, member, said, depth + 1)
        if found is not None:
            return found
    return None
