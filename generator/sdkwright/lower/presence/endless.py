"""Defaults that contain themselves: what is absent in them would have the same default again, without end."""

from __future__ import annotations

from collections.abc import Iterator

from ...ir.declarations import Declarations, Defaulted, Field, Record
from ...ir.graph import goes_round
from ...ir.inheritance import ancestry
from ...ir.types import SchemaId, Type
from ...jsonvalue.types import Json
from ...values.judge import Judge
from ...values.parts import parts
from ...values.shapes import possible

Node = tuple[SchemaId, str]
"""A property with a default: the record that declares it, and its name."""


def endless(declarations: Declarations) -> set[Node]:
    """The properties whose default contains that very default."""
    judge = Judge(declarations)
    follows: dict[Node, list[Node]] = {}
    for id, declaration in declarations.items():
        for field in declaration.fields if isinstance(declaration, Record) else ():
            if isinstance(field.presence, Defaulted) and isinstance(field.presence.value, dict | list):
                follows[id, field.name] = [*dict.fromkeys(_absent(judge, field.type, field.presence.value))]
    return {node for node in follows if goes_round(node, lambda one: follows.get(one, ()))}


def _absent(judge: Judge, type: Type, value: Json) -> Iterator[Node]:
    """The properties that are absent in a value of a type, and have defaults."""
    if not isinstance(value, dict | list):
        return
    for shape in possible(judge, type, value):
        if isinstance(shape, Record) and isinstance(value, dict):
            for name, field in judge.fields(shape).items():
                if name not in value and isinstance(field.presence, Defaulted):
                    yield _declaring(judge, shape, field), name
        for part in parts(judge, shape, value):
            yield from _absent(judge, part.type, part.value)


def _declaring(judge: Judge, record: Record, field: Field) -> SchemaId:
    return next(link.id for link in ancestry(record, judge.declarations) if field in link.fields)
