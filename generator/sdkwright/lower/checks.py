"""Checks: what ordinary types cannot say, attached where the schema says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from ..document import Json, Pointer
from ..ir.types import AnyType, Check, CheckedType, NullableType, NullType, Type
from .context import Context

Conditions: TypeAlias = dict[str, Json]
"""The keywords of a schema that its type does not say."""


def select(schema: dict[str, Json], keywords: Iterable[str]) -> Conditions:
    """Those of `keywords` that `schema` has, in the schema's order."""
    wanted = frozenset(keywords)
    return {keyword: value for keyword, value in schema.items() if keyword in wanted}


def checked(cx: Context, type: Type, conditions: Conditions) -> Type:
    """`type`, and the conditions hold too."""
    if not conditions:
        return type
    if isinstance(type, CheckedType) and isinstance(type.check.schema, dict):
        return CheckedType(type.inner, cx.check(both(type.check.schema, conditions)))
    return CheckedType(type, cx.check(conditions))


def both(left: Conditions, right: Conditions) -> Conditions:
    """The conditions that hold where both hold."""
    if not left or not right:
        return left or right
    if left.keys().isdisjoint(right):
        return {**left, **right}
    return {"allOf": [left, right]}


def record_check(cx: Context, conditions: Conditions) -> Check | None:
    """The check of a record, if it needs one."""
    return cx.check(conditions) if conditions else None


def nullable(type: Type) -> Type:
    """`type` or null."""
    if isinstance(type, AnyType | NullType | NullableType):
        return type
    return NullableType(type)


def closure(cx: Context) -> Mapping[Pointer, Json]:
    """All schemas that the checks made so far refer to, directly or not, by the pointer of their `$ref`."""
    found: dict[Pointer, Json] = {}
    pending: list[Json] = [check.schema for check in cx.checked]
    while pending:
        node = pending.pop()
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            ref = node.get("$ref")
            if isinstance(ref, str) and ref not in found and (target := cx.resolve(ref)) is not None:
                found[ref] = target[1]
                pending.append(target[1])
            pending.extend(node.values())
    return dict(sorted(found.items()))
