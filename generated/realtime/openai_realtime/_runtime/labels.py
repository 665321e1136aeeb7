"""What errors call a member of a union, where pydantic would show how it is checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, cast

from .marks import Schema


def label(schema: Schema) -> str:
    """The name of what a schema admits."""
    kind = schema["type"]
    metadata: Schema = schema.get("metadata") or {}
    if known := metadata.get("label"):
        return cast("str", known)
    if kind in _WRAPPERS:
        return label(schema["schema"])
    if kind == "list":
        return f"list[{_inner_label(schema, 'items_schema')}]"
    if kind == "dict":
        return f"dict[str, {_inner_label(schema, 'values_schema')}]"
    if kind == "union":
        choices: list[Schema | tuple[Schema, str]] = schema["choices"]
        return _joined(c[0] if isinstance(c, tuple) else c for c in choices)
    if kind == "tagged-union":
        members: dict[Any, Schema] = schema["choices"]
        return _joined(members.values())
    if kind == "literal":
        return f"Literal[{', '.join(map(repr, schema['expected']))}]"
    if kind == "model":
        return cast("type[object]", schema["cls"]).__name__
    if kind == "definition-ref":  # `package.models.pet.Pet:94873`
        path = cast("str", schema["schema_ref"]).partition(":")[0]
        return path.rpartition(".")[2]
    return _NAMES.get(kind, cast("str", kind))


def _inner_label(schema: Schema, key: str) -> str:
    return label(schema[key]) if key in schema else "Any"


def _joined(members: Iterable[Schema]) -> str:
    return " | ".join(dict.fromkeys(label(member) for member in members))


_WRAPPERS: Final = ("function-after", "function-before", "function-wrap", "nullable")
_NAMES: Final = {"any": "Any", "none": "None"}
