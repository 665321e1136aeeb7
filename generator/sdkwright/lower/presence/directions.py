"""Which way properties go: OpenAPI `readOnly` and `writeOnly`, JSON Schema validation 9.4."""

from __future__ import annotations

from ...ir.declarations import Direction
from ...schema import Schema
from ..context import Context
from .defaults import stated


def one_way(cx: Context, schema: Schema) -> Direction | None:
    """The only way that a property goes, if its schema, or one that this stands for, says so."""
    read_only = stated(cx.schemas, schema, lambda one: one.read_only)
    write_only = stated(cx.schemas, schema, lambda one: one.write_only)
    received, sent = read_only is not None and read_only[0], write_only is not None and write_only[0]
    if received and sent:
        cx.report.warn(
            "contradictory-direction",
            "a property cannot be both readOnly and writeOnly; it is taken to be neither",
            schema.pointer,
            "leave out one of them",
        )
        return None
    return Direction.RECEIVED if received else Direction.SENT if sent else None
