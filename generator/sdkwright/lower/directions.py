"""Which way properties go: OpenAPI `readOnly` and `writeOnly`, JSON Schema validation 9.4."""

from __future__ import annotations

from typing import Final

from ..document import Json, Pointer
from ..ir.declarations import Direction
from .context import Context

_WORDS: Final = {"readOnly": Direction.RECEIVED, "writeOnly": Direction.SENT}


def one_way(cx: Context, schema: dict[str, Json], pointer: Pointer) -> Direction | None:
    """The only way that a property goes, if its schema, or one that this stands for, says so."""
    said = {way for word, way in _WORDS.items() if _says(cx, schema, word, set())}
    if len(said) > 1:
        cx.warn(
            "contradictory-direction",
            "a property cannot be both readOnly and writeOnly; it is taken to be neither",
            pointer,
            "leave out one of them",
        )
        return None
    return next(iter(said), None)


def _says(cx: Context, schema: Json, word: str, seen: set[Pointer]) -> bool:
    """Whether a schema says a word: itself, else what it refers to, else a part of its `allOf`."""
    if not isinstance(schema, dict):
        return False
    if word in schema:
        return schema[word] is True
    if "$ref" in schema and (found := cx.resolve(schema["$ref"])) is not None and found[0] not in seen:
        seen.add(found[0])
        if _says(cx, found[1], word, seen):
            return True
    parts = schema.get("allOf")
    return isinstance(parts, list) and any(_says(cx, part, word, seen) for part in parts)
