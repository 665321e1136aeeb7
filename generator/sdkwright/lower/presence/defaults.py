"""Defaults, JSON Schema validation 9.2: where they are stated, and how their type writes them."""

from __future__ import annotations

from typing import Final

from ...document import Json, Pointer
from ..context import Context

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
