"""Defaults, JSON Schema validation 9.2: where they are stated, and how their type writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, assert_never

from ...document import Json, Pointer
from ...equality import key
from ...ir.declarations import Alias, Declaration, Enumeration, Record, Typed, Union
from ...ir.inheritance import all_fields
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
from ..context import Context
from ..values import Judge

_DEEPEST: Final = 32


def stated(
    cx: Context, schema: Json, pointer: Pointer, keyword: str = "default", depth: int = 0
) -> tuple[Json, Pointer] | None:
    """The default of a schema (or another keyword), and the schema that says it.

    That is itself, or what holds for it by `$ref` or `allOf`.
    """
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return None
    if keyword in schema:
        return schema[keyword], pointer
    if "$ref" in schema and (target := cx.resolve(schema["$ref"])) is not None:
        found = stated(cx, target[1], target[0], keyword, depth + 1)
        if found is not None:
            return found
    members = schema.get("allOf")
    for index, member in reversed([*enumerate(members if isinstance(members, list) else ())]):
        found = stated(cx, member, f"{pointer}/allOf/{index}", keyword, depth + 1)
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
                known = all_fields(record, self._declarations)
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
