"""What a schema says to people: `title`, `description`, `examples`, `deprecated`."""

from __future__ import annotations

from typing import Final

from ..document import Json
from ..ir.declarations import NO_DOC, Doc

_KEYS: Final = frozenset({"title", "description", "examples", "example", "deprecated"})


def text(schema: dict[str, Json], key: str) -> str:
    """The string under `key`; numbers and booleans are written out, anything else is no text."""
    value = schema.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) else ""


def doc(schema: dict[str, Json]) -> Doc:
    """The documentation of a schema, JSON Schema validation 9.1, 9.3 and 9.5."""
    if _KEYS.isdisjoint(schema):
        return NO_DOC
    examples = schema.get("examples")
    if isinstance(examples, list):
        found: tuple[Json, ...] = tuple(examples)
    elif isinstance(examples, dict):
        found = tuple(
            value["value"] if isinstance(value, dict) and "value" in value else value for value in examples.values()
        )
    else:
        found = (schema["example"],) if "example" in schema else ()
    return Doc(text(schema, "title"), text(schema, "description"), found, schema.get("deprecated") is True)
