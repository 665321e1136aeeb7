"""The schemas that `$ref` and `allOf` bring together."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from ...jsonvalue.pointers import Pointer
from ...schema import NO_ANNOTATIONS, NO_ARRAYS, NO_OBJECTS, Schema
from ..context import Context
from ..residual.conditions import NONE, Conditions, both, whole

_DEEPEST: Final = 2000


JOINS: Final = frozenset({"$ref", "allOf"})
"""What brings in other schemas."""


class Leaf(NamedTuple):
    """One of the schemas: what it says itself, as what it brings in are leaves of their own."""

    schema: Schema
    foreign: bool
    """Whether it was reached through a `$ref`: what it says to people, it says elsewhere."""


class Leaves:
    """All leaves of one schema, the referred ones first."""

    def __init__(self, cx: Context) -> None:
        self.cx = cx
        self.found: list[Leaf] = []
        self.conditions: Conditions = NONE
        self.possible = True
        self.visited: set[Pointer] = set()
        self._trail: list[Pointer] = []

    def add(self, schema: Schema, foreign: bool = False) -> Leaves:
        """Add a schema and whatever it refers to."""
        self.possible &= not schema.never
        if len(self._trail) > _DEEPEST:
            message = f"schemas extend each other more than {_DEEPEST} deep"
            self.cx.report.warn("nested-too-deeply", message, schema.pointer)
            return self
        self._trail.append(schema.pointer)
        self.visited.add(schema.pointer)
        own = schema
        if schema.unevaluated:
            self.conditions = both(self.conditions, {"allOf": [whole(schema)]})
            own = _without_unevaluated(schema)
        if schema.ref:
            self._refer(schema)
        for member in schema.all_of:
            self.add(member, foreign)
        if own.one_of or own.any_of:
            own = self._without_own_descendants(own)
        if own.asserted - JOINS or own.annotations is not NO_ANNOTATIONS or own.discriminator is not None:
            self.found.append(Leaf(own, foreign))
        self._trail.pop()
        return self

    def _refer(self, schema: Schema) -> None:
        if schema.ref in self._trail or schema.ref in self.cx.endless:
            return
        self.cx.declarations.want(schema.ref)
        self.add(self.cx.schemas.at(schema.ref), foreign=True)

    def _without_own_descendants(self, own: Schema) -> Schema:
        """A union whose member extends the very schema that holds the union says nothing more about that member."""
        one_of = () if any(member.ref in self._trail for member in own.one_of) else own.one_of
        any_of = () if any(member.ref in self._trail for member in own.any_of) else own.any_of
        return replace(own, one_of=one_of, any_of=any_of)


def _without_unevaluated(schema: Schema) -> Schema:
    arrays, objects = replace(schema.arrays, unevaluated=None), replace(schema.objects, unevaluated=None)
    return replace(
        schema,
        arrays=NO_ARRAYS if arrays == NO_ARRAYS else arrays,
        objects=NO_OBJECTS if objects == NO_OBJECTS else objects,
    )
