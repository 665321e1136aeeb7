"""What records have from those that they extend."""

from __future__ import annotations

from collections.abc import Iterator

from .declarations import Declarations, Field, Record
from .types import SchemaId


def ancestry(record: Record, declarations: Declarations) -> Iterator[Record]:
    """The record and what it extends, nearest first; each once, should they go round."""
    seen: set[SchemaId] = set()
    while record.id not in seen:
        yield record
        seen.add(record.id)
        base = declarations.get(record.base) if record.base is not None else None
        if not isinstance(base, Record):
            return
        record = base


def all_fields(record: Record, declarations: Declarations) -> dict[str, Field]:
    """All properties of a record by wire name: inherited ones first, each as the nearest record declares it."""
    chain = [*ancestry(record, declarations)]
    return {field.name: field for link in reversed(chain) for field in link.fields}


def find_field(record: Record, name: str, declarations: Declarations) -> Field | None:
    """A record's own or inherited property, by its wire name."""
    for link in ancestry(record, declarations):
        for field in link.fields:
            if field.name == name:
                return field
    return None
