"""What a schema says to people: `title`, `description`, `examples`, `deprecated`, `externalDocs`."""

from __future__ import annotations

from typing import Final

from ...document import Json
from ...ir.declarations import NO_DOC, Doc, See

_KEYS: Final = frozenset({"title", "description", "examples", "example", "deprecated", "externalDocs"})
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
    return Doc(
        text(schema, "title"),
        text(schema, "description"),
        _examples(schema),
        schema.get("deprecated") is True,
        see(schema) if "externalDocs" in schema else None,
    )


def see(holder: dict[str, Json]) -> See | None:
    """The documentation elsewhere that an object names, if it gives a URL."""
    said = holder.get("externalDocs")
    url = text(said, "url") if isinstance(said, dict) else ""
    return See(url, text(said, "description")) if isinstance(said, dict) and url else None


def _examples(schema: dict[str, Json]) -> tuple[Json, ...]:
    found = schema.get("examples")
    if isinstance(found, list):
        return tuple(found)
    return (schema["example"],) if "example" in schema else ()


def wrapped(schema: dict[str, Json]) -> dict[str, Json]:
    """The one inline schema that a schema wraps, or nothing."""
    for keyword in _WRAPPERS:
        if keyword in schema:
            return _only(schema[keyword]) or {}
    return {}


def _only(members: Json) -> dict[str, Json] | None:
    if not isinstance(members, list):
        return None
    rest = [member for member in members if isinstance(member, dict) and member.get("type") != "null"]
    return rest[0] if len(rest) == 1 and "$ref" not in rest[0] else None
