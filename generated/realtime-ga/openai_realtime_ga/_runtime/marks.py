"""Notes in the metadata of pydantic's core schemas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, cast

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

Schema: TypeAlias = dict[str, Any]

EXACT = "exact"
"""Key of what needs no (further) change."""

MARKED = "marked"
"""Key of what a marker says: that a field is not what it looks like."""


def is_exact(schema: Schema) -> bool:
    """Whether a schema has been changed already."""
    metadata: Schema = schema.get("metadata") or {}
    return bool(metadata.get(EXACT))


def within(
    schema: CoreSchema, change: Callable[[CoreSchema], CoreSchema]
) -> CoreSchema:
    """Changes what a schema admits besides None and MISSING, as pydantic's own notes do."""
    if schema["type"] in ("missing-sentinel", "nullable"):
        outer = cast("Schema", schema)
        return cast("CoreSchema", {**outer, "schema": within(outer["schema"], change)})
    return change(schema)


def mark(schema: Schema) -> str | None:
    """What a marker says of a field, if there is one."""
    metadata: Schema = schema.get("metadata") or {}
    return cast("str | None", metadata.get(MARKED))


def described(schema: Schema, *, label: str | None = None) -> Schema:
    """The metadata of what replaces a schema, and needs no further change.

    `label` is what errors in unions call it; `model_json_schema` shows the original.
    """
    return {EXACT: True, "label": label or schema["type"], **shown(schema)}


def shown(schema: Schema) -> Schema:
    """The metadata of what `model_json_schema` shows as another schema."""
    # a handler leaves out what is noted of the schema itself, but not of one within
    around = cast("CoreSchema", {"type": "chain", "steps": [schema]})

    def describe(_schema: CoreSchema, handler: GetJsonSchemaHandler) -> Schema:
        return handler(around)

    # one of pydantic's other kind cannot give a reference to what is still being made
    return {"pydantic_js_annotation_functions": [describe]}
