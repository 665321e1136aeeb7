"""Tags that need not be there, of unions that cannot be read without. OpenAPI 3.1 section 4.8.25."""

from __future__ import annotations

from dataclasses import replace

from ..ir.declarations import Alias, Defaulted, Enumeration, Field, Record, Union
from ..ir.types import LiteralType, Reference, SchemaId, TaggedBy, Type
from .context import Context


def imply(cx: Context) -> None:
    """Mark the properties by which unions tell their members apart, where a member has a default for its only tag."""
    tags: dict[SchemaId, set[str]] = {}
    for declaration in cx.declarations.values():
        if not isinstance(declaration, Union):
            continue
        tagging = declaration.tagging
        if isinstance(tagging, TaggedBy) and tagging.default is None:
            for id in _records(cx, declaration.variants):
                tags.setdefault(id, set()).add(tagging.property)
    for id, names in tags.items():
        record = cx.declarations[id]
        if isinstance(record, Record) and any(_implied(field, names) for field in record.fields):
            fields = [replace(field, implied=True) if _implied(field, names) else field for field in record.fields]
            cx.declarations[id] = replace(record, fields=tuple(fields))


def _implied(field: Field, names: set[str]) -> bool:
    return (
        field.name in names
        and isinstance(field.presence, Defaulted)
        and isinstance(field.type, LiteralType)
        and len(field.type.values) == 1
    )


def _records(cx: Context, variants: tuple[Type, ...]) -> list[SchemaId]:
    """The records among variants, those of unions in them too."""
    found: dict[SchemaId, None] = {}
    seen: set[SchemaId] = set()
    pending = [*variants]
    while pending:
        type = pending.pop()
        if not isinstance(type, Reference) or type.id in seen:
            continue
        seen.add(type.id)
        match cx.declarations.get(type.id):
            case Record(id=id):
                found[id] = None
            case Union(variants=inner):
                pending += inner
            case Alias(type=inner):
                pending.append(inner)
            case Enumeration() | None:
                pass
    return [*found]
