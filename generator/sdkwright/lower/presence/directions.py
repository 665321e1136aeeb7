"""Which way properties go: OpenAPI `readOnly` and `writeOnly`, JSON Schema validation 9.4."""

from __future__ import annotations

from typing import Final

from ...document import Json, Pointer
from ...ir.declarations import Direction
from ..context import Context
from .defaults import stated

_WORDS: Final = {"readOnly": Direction.RECEIVED, "writeOnly": Direction.SENT}


def one_way(cx: Context, schema: dict[str, Json], pointer: Pointer) -> Direction | None:
    """The only way that a property goes, if its schema, or one that this stands for, says so."""
    said = {
        way
        for word, way in _WORDS.items()
        if (found := stated(cx, schema, pointer, word)) is not None and found[0] is True
    }
    if len(said) > 1:
        cx.warn(
            "contradictory-direction",
            "a property cannot be both readOnly and writeOnly; it is taken to be neither",
            pointer,
            "leave out one of them",
        )
        return None
    return next(iter(said), None)
