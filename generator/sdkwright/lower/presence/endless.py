"""Defaults that contain themselves: what is absent in them would have the same default again, without end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ...document import Json
from ...ir.declarations import Alias, Declaration, Defaulted, Enumeration, Record, Union
from ...ir.graph import goes_round
from ...ir.inheritance import ancestry
from ...ir.types import (
    CheckedType,
    ListType,
    MapType,
    NullableType,
    Reference,
    SchemaId,
    TupleType,
    Type,
    UnionType,
)
from ..values import Judge

_DEEPEST: Final = 64

Node = tuple[SchemaId, str]
"""A property with a default: the record that declares it, and its name."""


def endless(declarations: Mapping[SchemaId, Declaration]) -> set[Node]:
    """The properties whose default contains that very default."""
    finder = _Finder(declarations)
    follows: dict[Node, list[Node]] = {}
    for id, declaration in declarations.items():
        for field in declaration.fields if isinstance(declaration, Record) else ():
            if isinstance(field.presence, Defaulted) and isinstance(field.presence.value, dict | list):
                follows[id, field.name] = [*dict.fromkeys(finder.within(field.type, field.presence.value))]
    return {node for node in follows if goes_round(node, lambda one: follows.get(one, ()))}


class _Finder:
    def __init__(self, declarations: Mapping[SchemaId, Declaration]) -> None:
        self._declarations = declarations
        self._judge = Judge(declarations)

    def within(self, type: Type, value: Json, depth: int = 0) -> Iterator[Node]:
        """The properties that are absent in a value of a type, and have defaults."""
        if depth > _DEEPEST or not isinstance(value, dict | list):
            return
        depth += 1
        match type:
            case NullableType(inner=inner) | CheckedType(inner=inner):
                yield from self.within(inner, value, depth)
            case ListType(items=items) if isinstance(value, list):
                for item in value:
                    yield from self.within(items, item, depth)
            case TupleType(items=parts) if isinstance(value, list):
                for part, item in zip(parts, value, strict=False):
                    yield from self.within(part, item, depth)
            case MapType(values=values) if isinstance(value, dict):
                for item in value.values():
                    yield from self.within(values, item, depth)
            case UnionType(variants=variants):
                yield from self._any(variants, value, depth)
            case Reference(id=id):
                yield from self._declared(id, value, depth)
            case _:
                pass

    def _any(self, variants: tuple[Type, ...], value: Json, depth: int) -> Iterator[Node]:
        for variant in variants:
            if self._judge.admits(variant, value):
                yield from self.within(variant, value, depth)

    def _declared(self, id: SchemaId, value: Json, depth: int) -> Iterator[Node]:
        match self._declarations.get(id):
            case Alias(type=type):
                yield from self.within(type, value, depth)
            case Union(variants=variants):
                yield from self._any(variants, value, depth)
            case Record() as record if isinstance(value, dict):
                yield from self._record(record, value, depth)
            case Record() | Enumeration() | None:
                pass

    def _record(self, record: Record, value: dict[str, Json], depth: int) -> Iterator[Node]:
        seen: set[str] = set()
        for link in ancestry(record, self._declarations):
            for field in link.fields:
                if field.name in seen:
                    continue
                seen.add(field.name)
                if field.name in value:
                    yield from self.within(field.type, value[field.name], depth)
                elif isinstance(field.presence, Defaulted):
                    yield link.id, field.name
