"""Whether a check holds, asked of the `jsonschema` library.

It is imported when the first check is met: most descriptions have none, and it takes longer to import than all other
work on a small description.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...document import Json, Pointer, split
from ...ir.types import Check

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_ROOT = "urn:sdkwright:schemas"


class Checks:
    """Evaluates checks whose references lead into `schemas`."""

    def __init__(self, schemas: Mapping[Pointer, Json]) -> None:
        self._schemas = schemas
        self._validators: dict[int, tuple[Check, Draft202012Validator | None]] = {}
        self._registry: Any = None

    def hold(self, check: Check, value: Json) -> bool | None:
        """Whether `check` holds for `value` (JSON Schema 2020-12); None where it cannot be evaluated."""
        known = self._validators.get(id(check))
        if known is None:
            known = self._validators[id(check)] = (check, self._validator(check))
        validator = known[1]
        if validator is None:
            return None
        try:
            return validator.is_valid(value)
        except Exception:  # an unresolvable reference, an endless recursion, an expression `re` refuses
            return None

    def _validator(self, check: Check) -> Draft202012Validator | None:
        from jsonschema import Draft202012Validator
        from referencing import Registry
        from referencing.jsonschema import DRAFT202012

        if self._registry is None:
            root = DRAFT202012.create_resource(nested(self._schemas))
            self._registry = Registry().with_resource(_ROOT, root)
        if not isinstance(check.schema, dict | bool):
            return None
        schema = {"$id": _ROOT + ":check", "$defs": {}, "allOf": [rooted(check.schema)]}
        return Draft202012Validator(schema, registry=self._registry)


def rooted(schema: Json) -> Json:
    """`schema` with its local references led into the common root."""
    if isinstance(schema, dict):
        return {
            key: _ROOT + part if key == "$ref" and isinstance(part, str) and part.startswith("#") else rooted(part)
            for key, part in schema.items()
        }
    if isinstance(schema, list):
        return [rooted(part) for part in schema]
    return schema


def nested(schemas: Mapping[Pointer, Json]) -> dict[str, Json]:
    """One tree in which each pointer leads to its schema; a schema inside another is already there."""
    tree: dict[str, Json] = {}
    for pointer in sorted(schemas, key=len):
        node: Json = tree
        *path, last = split(pointer) or [""]
        for token in path:
            if isinstance(node, dict):
                node = node.setdefault(token, {})
            elif isinstance(node, list) and token.isdigit() and int(token) < len(node):
                node = node[int(token)]
            else:
                break
        else:
            if isinstance(node, dict) and last not in node:
                schema = schemas[pointer]
                node[last] = dict(schema) if isinstance(schema, dict) else schema
    return tree
