"""The schema that the specification publishes for OpenAPI 3.2, asked for the fields of each object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import openapi_spec_validator
from sdkwright.jsonvalue.pointers import descend, split
from sdkwright.openapi.objects import CHANNEL, DOCUMENT, FLOW, MESSAGES, OPERATION, Kind

_FILE: Final = Path(openapi_spec_validator.__file__).parent / "resources" / "schemas" / "v3.2" / "schema.json"
OURS: Final = {CHANNEL: {"receive", "send", "subprotocols"}, MESSAGES: {"content", "description"}}
"""What the specification does not have: the fields of the extension `x-websocket`, and of what they hold."""
SCHEMAS: Final[dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))


def fields_of(kind: Kind) -> set[str]:
    """The fields that a kind of object has, and those of extensions that mean something here."""
    if kind in OURS:
        return OURS[kind]
    if kind is FLOW:
        return {name for each in SCHEMAS["$defs"]["oauth-flows"]["$defs"].values() for name in _fields(each)}
    name = {"callback": "callbacks"}.get(kind.name, kind.name.replace(" ", "-"))
    known = set(_fields(SCHEMAS if kind is DOCUMENT else SCHEMAS["$defs"][name]))
    return known | {"x-websocket"} if kind is OPERATION else known


def _fields(schema: Any) -> Iterator[str]:
    """What a schema, and those that it refers to, call properties."""
    yield from (*schema.get("properties", ()), *schema.get("then", {}).get("properties", ()))
    for part in (schema, *schema.get("allOf", ()), *schema.get("dependentSchemas", {}).values()):
        if "$ref" in part:
            yield from _fields(descend(SCHEMAS, split(part["$ref"])))
        elif part is not schema:
            yield from _fields(part)
