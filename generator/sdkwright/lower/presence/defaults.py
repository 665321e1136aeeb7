"""Defaults, JSON Schema validation 9.2: where they are stated, and how their type writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeVar, assert_never

from ...document import Json, Pointer
from ...equality import key
from ...ir.declarations import Alias, Declaration, Enumeration, Field, Record, Typed, Union
from ...ir.types import (
    AnyType,
    BooleanType,
    CheckedType,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NeverType,
    NullableType,
    NullType,
    NumberType,
    Reference,
    SchemaId,
    StringType,
    TaggedBy,
    Tagging,
    TupleType,
    Type,
    UnionType,
)
from ...schema import Annotations, Catalogue, Schema
from ..values import Judge

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


class Writer:
    """Writes values as their types do: `5.0` is `5` where it is an integer."""

    def __init__(self, declarations: Mapping[SchemaId, Declaration]) -> None:
        self._declarations = declarations
        self._judge = Judge(declarations)

    def write(self, type: Type, value: Json, depth: int = 0) -> Json:
        """A value that a type admits, as it writes it."""
        if depth > _DEEPEST or value is None or isinstance(value, bool | str):
            return value
        depth += 1
        match type:
            case IntegerType():
                return int(value) if isinstance(value, float) and value.is_integer() else value
            case LiteralType(values=values):
                return next((one for one in values if key(one) == key(value)), value)
            case NullableType(inner=inner) | CheckedType(inner=inner):
                return self.write(inner, value, depth)
            case ListType(items=items) if isinstance(value, list):
                return [self.write(items, item, depth) for item in value]
            case TupleType(items=parts) if isinstance(value, list) and len(parts) == len(value):
                return [self.write(part, item, depth) for part, item in zip(parts, value, strict=True)]
            case MapType(values=values) if isinstance(value, dict):
                return {name: self.write(values, item, depth) for name, item in value.items()}
            case UnionType(variants=variants, tagging=tagging):
                return self._variant(variants, tagging, value, depth)
            case Reference(id=id):
                return self._declared(id, value, depth)
            case ListType() | TupleType() | MapType() | StringType() | NumberType() | BooleanType() | NullType():
                return value
            case AnyType() | NeverType():
                return value
        assert_never(type)

    def _declared(self, id: SchemaId, value: Json, depth: int) -> Json:
        match self._declarations.get(id):
            case Alias(type=type) | Enumeration(type=type):
                return self.write(type, value, depth)
            case Union(variants=variants, tagging=tagging):
                return self._variant(variants, tagging, value, depth)
            case Record() as record if isinstance(value, dict):
                known = fields(self._declarations, record)
                extra = record.extra.type if isinstance(record.extra, Typed) else AnyType()
                return {
                    name: self.write(known[name].type if name in known else extra, item, depth)
                    for name, item in value.items()
                }
            case _:
                return value

    def _variant(self, variants: tuple[Type, ...], tagging: Tagging, value: Json, depth: int) -> Json:
        chosen = variant(self._judge, variants, tagging, value)
        return value if chosen is None else self.write(chosen, value, depth)


def variant(judge: Judge, variants: tuple[Type, ...], tagging: Tagging, value: Json) -> Type | None:
    """The variant of a union that a value is of: by its tag, or the first that admits it."""
    if isinstance(tagging, TaggedBy) and isinstance(value, dict):
        tag = value.get(tagging.property)
        for known, index in tagging.mapping:
            if key(known) == key(tag):
                return variants[index]
    return next((one for one in variants if judge.admits(one, value)), None)


def fields(declarations: Mapping[SchemaId, Declaration], record: Record) -> dict[str, Field]:
    """All properties of a record, those that it inherits too."""
    found: dict[str, Field] = {}
    seen: set[SchemaId] = set()
    current: Declaration | None = record
    while isinstance(current, Record) and current.id not in seen:
        seen.add(current.id)
        found = {field.name: field for field in current.fields} | found
        current = declarations.get(current.base) if current.base is not None else None
    return found
