"""What a schema says to people: `title`, `description`, `examples`, `deprecated`."""

from __future__ import annotations

from typing import Final

from ..document import Json
from ..ir.declarations import NO_DOC, Doc

_KEYS: Final = frozenset({"title", "description", "examples", "example", "deprecated"})
_WRAPPERS: Final = ("anyOf", "oneOf", "allOf")


def text(holder: dict[str, Json], key: str) -> str:
    """The string under `key`; a number is written out, anything else is no text."""
    value = holder.get(key)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) else ""


def doc(schema: Json) -> Doc:
    """The documentation of a schema, JSON Schema validation 9.1, 9.3 and 9.5.

    A schema that only wraps one inline schema (`anyOf` with null, a single `allOf`) and has no words takes those.
    """
    if not isinstance(schema, dict):
        return NO_DOC
    if _KEYS.isdisjoint(schema):
        for keyword in _WRAPPERS:
            if keyword in schema:
                return doc(_only(schema[keyword]))
        return NO_DOC
    return Doc(text(schema, "title"), text(schema, "description"), examples(schema), schema.get("deprecated") is True)


def examples(holder: dict[str, Json]) -> tuple[Json, ...]:
    """The examples of a schema, a parameter or a media type: a list, a map of Example Objects, or just one."""
    found = holder.get("examples")
    if isinstance(found, list):
        return tuple(found)
    if isinstance(found, dict):
        return tuple(each["value"] for each in found.values() if isinstance(each, dict) and "value" in each)
    return (holder["example"],) if "example" in holder else ()


def _only(members: Json) -> Json:
    if not isinstance(members, list):
        return None
    rest = [member for member in members if isinstance(member, dict) and member.get("type") != "null"]
    return rest[0] if len(rest) == 1 and "$ref" not in rest[0] else None
