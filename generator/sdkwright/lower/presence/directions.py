"""Which way properties go: OpenAPI `readOnly` and `writeOnly`, JSON Schema validation 9.4."""

from __future__ import annotations

from ...ir.declarations import Direction
from ...schema import Schema
from ..context import Context
from .defaults import holding


def one_way(cx: Context, schema: Schema) -> Direction | None:
    """The only way that a property goes, if its schema, or one that this stands for, says so."""
    said = [one.annotations for one in holding(cx.schemas, schema)]
    received = next((one.read_only for one in said if one.read_only is not None), False)
    sent = next((one.write_only for one in said if one.write_only is not None), False)
    if received and sent:
        cx.report.warn(
            "contradictory-direction",
            "a property cannot be both readOnly and writeOnly; it is taken to be neither",
            schema.pointer,
            "leave out one of them",
        )
        return None
    return Direction.RECEIVED if received else Direction.SENT if sent else None
