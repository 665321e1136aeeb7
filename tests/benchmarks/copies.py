"""A description several times over in one document."""

from __future__ import annotations

import json
import re
from typing import Any

SCHEMAS = "#/components/schemas/"
_REFERENCE = re.compile(r'("#/components/schemas/[^"/]+)')
_OPERATION = re.compile(r'("operationId": "[^"]+)"')


def copies(document: dict[str, Any], times: int) -> dict[str, Any]:
    """`document` with its schemas and paths `times` over; each further copy refers to itself alone."""
    schemas: dict[str, Any] = {}
    paths: dict[str, Any] = {}
    for number in range(times):
        mark = f"Copy{'ABCDEFGH'[number]}" if number else ""
        text = json.dumps({"schemas": document["components"]["schemas"], "paths": document["paths"]})
        if mark:
            text = _REFERENCE.sub(rf"\1{mark}", text)
            text = _OPERATION.sub(rf'\1{mark}"', text)
        copy = json.loads(text)
        schemas.update({name + mark: schema for name, schema in copy["schemas"].items()})
        paths.update({f"/{mark}{path}" if mark else path: item for path, item in copy["paths"].items()})
    return {**document, "paths": paths, "components": {**document["components"], "schemas": schemas}}
