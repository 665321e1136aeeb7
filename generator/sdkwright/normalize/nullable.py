"""`nullable: true` in the words of JSON Schema.

OpenAPI 3.0.3, section 4.7.24.1 and its clarification of 2019: it extends `type`. Real descriptions also write it where
that says nothing, beside `allOf` or `oneOf`, and mean that null is admitted; so it is understood.
"""

from __future__ import annotations

from typing import TypeAlias

from ..jsonvalue.types import Json

Moves: TypeAlias = tuple[tuple[str, str], ...]
"""What moved inside a schema: where it is now and where it was, relative to the schema."""

_NULL: Json = {"type": "null"}
_ANNOTATIONS = frozenset(
    ("title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "externalDocs", "xml")
)
_OBJECT = ("properties", "additionalProperties", "required", "patternProperties", "minProperties", "maxProperties")


def admit_null(schema: dict[str, Json]) -> tuple[dict[str, Json], Moves]:
    """The schema (without `nullable`) changed to admit null as well. A new dict, or the same where it does already."""
    if "$ref" in schema or "allOf" in schema or schema.get("const") is not None:
        return _beside_null(schema)
    made = dict(schema)
    values = made.get("enum")
    if isinstance(values, list) and None not in values:
        made["enum"] = [*values, None]
    for keyword in ("anyOf", "oneOf"):
        members = made.get(keyword)
        if isinstance(members, list) and not any(admits_null(member) for member in members):
            made[keyword] = [*members, _NULL]
    kind = made.get("type")
    if isinstance(kind, str):
        if kind != "null":
            made["type"] = [kind, "null"]
    elif isinstance(kind, list):
        if "null" not in kind:
            made["type"] = [*kind, "null"]
    elif kind is None and "anyOf" not in made and "oneOf" not in made:
        if any(keyword in made for keyword in _OBJECT):
            made["type"] = ["object", "null"]
        elif "items" in made:
            made["type"] = ["array", "null"]
    return made, ()


def admits_null(schema: Json) -> bool:
    """Whether a schema of the 3.1 shape plainly admits null."""
    if not isinstance(schema, dict):
        return schema is True
    kind = schema.get("type")
    if kind == "null" or (isinstance(kind, list) and "null" in kind):
        return True
    for keyword in ("enum", "anyOf", "oneOf"):
        members = schema.get(keyword)
        if isinstance(members, list) and kind is None:
            if keyword == "enum" and None in members:
                return True
            if keyword != "enum" and any(admits_null(member) for member in members):
                return True
    return "const" in schema and schema["const"] is None


def _beside_null(schema: dict[str, Json]) -> tuple[dict[str, Json], Moves]:
    """`anyOf` of what the schema asserts, and null; what it says to people stays outside."""
    outside: dict[str, Json] = {}
    inside: dict[str, Json] = {}
    for keyword, value in schema.items():
        (outside if keyword in _ANNOTATIONS or keyword.startswith("x-") else inside)[keyword] = value
    members = inside.get("allOf")
    if len(inside) == 1 and isinstance(members, list) and len(members) == 1:
        if admits_null(members[0]):
            return schema, ()
        return {**outside, "anyOf": [members[0], _NULL]}, (("anyOf/0", "allOf/0"),)
    return {**outside, "anyOf": [inside, _NULL]}, (("anyOf/0", ""),)
