"""The `jsonschema` library, for what the evaluator in `checks` leaves to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from ..jsonvalue.pointers import Pointer, child, split
from ..jsonvalue.types import Json

_ROOT = "urn:sdkwright:schemas"


def validator(schemas: Mapping[Pointer, Json]) -> Callable[[Json, Json], bool]:
    """A function that says whether a schema admits a value; its references lead into `schemas`.

    The function raises whatever the library raises about references and expressions that it cannot take.
    """
    registry: Registry[Any] = Registry().with_resource(_ROOT, DRAFT202012.create_resource(_tree(schemas)))
    known: dict[int, tuple[Json, Draft202012Validator]] = {}

    def valid(schema: Json, value: Json) -> bool:
        if id(schema) not in known:
            known[id(schema)] = schema, Draft202012Validator(_rooted(schema), registry=registry)
        return known[id(schema)][1].is_valid(value)

    return valid


def _rooted(schema: Json) -> Any:
    """`schema` with its local references led into the common root."""
    if isinstance(schema, dict):
        return {
            key: _ROOT + part if key == "$ref" and isinstance(part, str) and part.startswith("#") else _rooted(part)
            for key, part in schema.items()
        }
    return [_rooted(part) for part in schema] if isinstance(schema, list) else schema


def _tree(schemas: Mapping[Pointer, Json]) -> dict[str, Json]:
    """One tree in which each pointer leads to its schema; a schema inside another is there already."""
    tree: dict[str, Json] = {}
    for pointer in sorted(schemas, key=lambda pointer: pointer.count("/")):
        node: Json = tree
        *path, last = split(pointer) or [""]
        for token in path:
            if isinstance(node, dict):
                node.setdefault(token, {})
            try:
                node = child(node, token)
            except KeyError:
                break
        else:
            if isinstance(node, dict):
                node.setdefault(last, schemas[pointer])
    return tree
