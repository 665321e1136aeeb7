"""Checks: what ordinary types cannot say, attached where the schema says it."""

from __future__ import annotations

from collections.abc import Mapping

from ...ir.types import CheckedType, Type
from ...jsonvalue.pointers import Pointer
from ...jsonvalue.types import Json
from ...openapi.schemas import subschemas
from ..context import Context
from .conditions import Conditions, both, rendered


def checked(cx: Context, type: Type, conditions: Conditions) -> Type:
    """`type`, and the conditions hold too."""
    if not conditions:
        return type
    inner = type
    if isinstance(type, CheckedType) and isinstance(type.check.schema, dict):
        inner, conditions = type.inner, both(type.check.schema, conditions)
    made = cx.checks.check(conditions)
    return type if made is None else CheckedType(inner, made)


def referred(cx: Context) -> Mapping[Pointer, Json]:
    """All schemas that the checks refer to, directly or not, by the pointer of their `$ref`."""
    found: dict[Pointer, Json] = {}
    pending = [check.schema for check in cx.checks.made]
    while pending:
        node = pending.pop()
        if not isinstance(node, dict):
            continue
        ref = node.get("$ref")
        if isinstance(ref, str) and ref not in found:
            found[ref] = ref in cx.endless or rendered(cx.schemas.meet(ref))
            pending.append(found[ref])
        pending.extend(part for _, part in subschemas(node, ""))
    return dict(sorted(found.items()))
