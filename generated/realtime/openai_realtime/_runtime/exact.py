"""Pydantic's core schemas, changed where strict pydantic and JSON disagree.

Numbers are JSON's (`1.0` is an integer, `true` is none), literals are compared as JSON
values, and a tuple is an array.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from . import numbers
from .labels import label
from .marks import EXACT, Schema, described, is_exact
from .untagged import comparable, inexact
from .values import is_array

_INNER = {
    "chain": "steps",
    "default": "schema",
    "dict": "values_schema",
    "function-after": "schema",
    "function-before": "schema",
    "function-wrap": "schema",
    "list": "items_schema",
    "missing-sentinel": "schema",
    "nullable": "schema",
    "tagged-union": "choices",
}


def exact(schema: CoreSchema, handler: GetCoreSchemaHandler) -> CoreSchema:
    """Changes a schema, in place where it can, and returns the result.

    Goes no further than models, which see to themselves. To change a schema twice does
    nothing more.
    """
    return cast("CoreSchema", change(cast("Schema", schema), handler))


def change(schema: Schema, handler: GetCoreSchemaHandler) -> Schema:
    """As `exact`, for a schema known as a dict."""
    if is_exact(schema):
        return schema
    kind = schema["type"]
    if kind == "int":
        return cast("Schema", numbers.integer(schema))
    if kind == "float":
        return cast("Schema", numbers.number(schema))
    if kind == "literal":
        return _literal(schema)
    if kind == "definition-ref":
        _change_definition(schema, handler)
    elif kind == "tuple":
        items = _change_inner(schema["items_schema"], handler)
        return inexact({**schema, "items_schema": items, "strict": False})
    elif kind == "dict" and "keys_schema" in schema:
        schema["keys_schema"] = change(schema["keys_schema"], handler)
    elif kind == "union":
        choices: list[Schema] = schema["choices"]
        schema["choices"] = comparable([change(choice, handler) for choice in choices])
        schema["metadata"] = {**(schema.get("metadata") or {}), EXACT: True}
        return schema
    if (key := _INNER.get(kind)) and (inner := schema.get(key)) is not None:
        schema[key] = _change_inner(inner, handler)
    return schema


def _change_inner(inner: Any, handler: GetCoreSchemaHandler) -> Any:
    if is_array(inner):
        return [_change_inner(item, handler) for item in inner]
    schemas: Schema = inner
    if isinstance(schemas.get("type"), str):
        return change(schemas, handler)
    return {tag: change(choice, handler) for tag, choice in schemas.items()}


def _change_definition(reference: Schema, handler: GetCoreSchemaHandler) -> None:
    """Changes what a reference names: a recursive alias, since models look after themselves."""
    try:
        found = handler.resolve_ref_schema(cast("CoreSchema", reference))
    except LookupError:  # still being made; whoever makes it changes it
        return
    definition = cast("Schema", found)
    if definition["type"] == "model" or is_exact(definition):
        return
    original = dict(definition)
    done: Schema = {**(definition.get("metadata") or {}), EXACT: True}
    definition["metadata"] = done
    changed = change(original, handler)
    definition.clear()
    definition.update(changed, ref=original["ref"], metadata=done)


def _literal(schema: Schema) -> Schema:
    """A literal where `1` is `1.0` but not `true`, as pydantic's is not."""
    kinds: dict[type[Any], list[Any]] = {}
    expected: list[object] = schema["expected"]
    for value in expected:
        kinds.setdefault(type(value), []).append(value)
    if not kinds.keys() & {int, bool}:
        return schema
    choices: list[CoreSchema | tuple[CoreSchema, str]] = []
    for kind, values in kinds.items():
        literal: CoreSchema = core_schema.literal_schema(values)
        if kind is bool:
            literal = core_schema.chain_schema([_BOOL, literal])
        elif kind is int:
            if any(abs(value) >= _LARGE for value in values):
                literal = core_schema.no_info_plain_validator_function(_one_of(values))
            literal = core_schema.chain_schema([numbers.INTEGER, literal])
        choices.append(literal)
    result = core_schema.union_schema(
        choices,
        custom_error_type="literal_error",
        custom_error_context={"expected": _listing(expected)},
        metadata=described(schema, label=label(schema)),
    )
    return cast("Schema", result)


_BOOL = core_schema.bool_schema(strict=True)
_LARGE = 2**63
"""Pydantic takes no larger integers as literals."""


def _one_of(values: list[int]) -> Callable[[int], int]:
    known = frozenset(values)

    def check(value: int) -> int:
        if value not in known:
            raise PydanticKnownError("literal_error", {"expected": _listing(values)})
        return value

    return check


def _listing(values: list[Any]) -> str:
    *firsts, last = map(repr, values)
    return f"{', '.join(firsts)} or {last}" if firsts else last
