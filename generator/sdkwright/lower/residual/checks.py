"""Checks: what ordinary types cannot say, attached where the schema says it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, TypeAlias

from ...document import Json, Pointer
from ...ir.types import AnyType, CheckedType, NullableType, NullType, Type
from ..context import NONE, Context
from .subschemas import subschemas
from .wellformed import sound

Conditions: TypeAlias = dict[str, Json]
"""Keywords that the type of a schema does not say."""


__all__ = ["NONE", "Conditions", "both", "checked", "finish", "nullable", "select"]


def select(schema: dict[str, Json], keywords: Collection[str]) -> Conditions:
    """Those of `keywords` that `schema` has, in the schema's order."""
    return {keyword: value for keyword, value in schema.items() if keyword in keywords}


def both(left: Conditions, right: Conditions) -> Conditions:
    """The conditions that hold where both hold."""
    if not left or not right:
        return left or right
    if left.keys().isdisjoint(right) and not _tied(left, right):
        return {**left, **right}
    if left.keys() == {"allOf"} and isinstance(parts := left["allOf"], list):
        return {"allOf": [*parts, right]}
    return {"allOf": [left, right]}


_GROUPS: Final = (
    frozenset({"if", "then", "else"}),
    frozenset({"contains", "minContains", "maxContains"}),
    frozenset({"items", "prefixItems", "unevaluatedItems", "contains", "additionalItems"}),
    frozenset({"properties", "patternProperties", "additionalProperties", "unevaluatedProperties"}),
)


def _tied(left: Conditions, right: Conditions) -> bool:
    """Whether a keyword of one would change what a keyword of the other means."""
    return any(not group.isdisjoint(left) and not group.isdisjoint(right) for group in _GROUPS)


def checked(cx: Context, type: Type, conditions: Conditions, pointer: Pointer) -> Type:
    """`type`, and the conditions hold too."""
    if not conditions:
        return type
    inner = type
    if isinstance(type, CheckedType) and isinstance(type.check.schema, dict):
        inner, conditions = type.inner, both(type.check.schema, conditions)
    made = cx.check(conditions, pointer)
    return type if made is None else CheckedType(inner, made)


def nullable(type: Type) -> Type:
    """`type` or null."""
    if isinstance(type, AnyType | NullType | NullableType):
        return type
    return NullableType(type)


def finish(cx: Context) -> Mapping[Pointer, Json]:
    """All schemas that the checks refer to, directly or not, by the pointer of their `$ref`.

    Enters the schemas within checks in the ledger as well: they are enforced.
    """
    found: dict[Pointer, Json] = {}
    pending: list[tuple[Pointer, Json]] = [(pointer, check.schema) for pointer, check in cx.checks]
    made = {id(check.schema) for _, check in cx.checks}
    while pending:
        pointer, node = pending.pop()
        if not isinstance(node, dict):
            continue
        if id(node) not in made:
            cx.schemas.setdefault(pointer, node)
        ref = node.get("$ref")
        if isinstance(ref, str) and ref not in found:
            target = cx.resolve(ref)
            if target is not None and target[0] in cx.endless:
                found[ref] = True
                continue
            if target is None or not isinstance(target[1], dict | bool):
                cx.warn("dangling-ref", f"$ref names no schema: {ref!r}", pointer, "any value is taken here")
                found[ref] = True
            else:
                found[ref] = copy = sound(cx, target[1], target[0])
                pending.append((target[0], copy))
        pending.extend(subschemas(node, pointer))
    return dict(sorted(found.items()))
