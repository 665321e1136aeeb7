"""Pydantic's core schemas, changed where strict pydantic and JSON disagree.

Numbers are JSON's (`1.0` is an integer, `true` is none), literals are compared as JSON
values, and a tuple is an array.
"""

from __future__ import annotations

from typing import Any, TypeAlias, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from . import numbers
from .values import is_array

Schema: TypeAlias = dict[str, Any]

EXACT = "exact"
"""Key in the metadata of a schema that needs no (further) change."""

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
    "tuple": "items_schema",
}
_CONTAINERS = ("any", "definition-ref", "dict", "list", "tagged-union", "tuple")


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
        schema["strict"] = False  # an array in Python is a list
    elif kind == "dict" and "keys_schema" in schema:
        schema["keys_schema"] = change(schema["keys_schema"], handler)
    elif kind == "union":
        schema["choices"] = _choices(schema["choices"], handler)
        return schema
    if (key := _INNER.get(kind)) and (inner := schema.get(key)) is not None:
        schema[key] = _change_inner(inner, handler)
    return schema


def is_exact(schema: Schema) -> bool:
    """Whether a schema has been changed already."""
    metadata: Schema = schema.get("metadata") or {}
    return bool(metadata.get(EXACT))


def _change_inner(inner: Any, handler: GetCoreSchemaHandler) -> Any:
    if is_array(inner):
        return [_change_inner(item, handler) for item in inner]
    schemas: Schema = inner
    if isinstance(schemas.get("type"), str):
        return change(schemas, handler)
    return {tag: change(choice, handler) for tag, choice in schemas.items()}


def _choices(
    choices: list[Schema], handler: GetCoreSchemaHandler
) -> list[Schema | tuple[Schema, str]]:
    """Changes the members of a union."""
    changed = [change(choice, handler) for choice in choices]
    if sum(choice["type"] in _CONTAINERS for choice in changed) > 1:
        changed = [_comparable(choice) for choice in changed]
    changed.sort(key=_is_text)  # what more than a text it may be is tried first
    labels = map(_label, changed)
    return [
        choice if label is None else (choice, label)
        for choice, label in zip(changed, labels, strict=True)
    ]


def _comparable(schema: Schema) -> Schema:
    """Lets a union choose the same member for what came from JSON and from Python.

    Pydantic would take a dict from Python for better than a class, and a list there for
    worse than in JSON as a tuple.
    """
    kind = schema["type"]
    if kind == "dict":
        return {
            "type": "chain",
            "steps": [core_schema.any_schema(), schema],
            "metadata": {EXACT: True, "label": "dict"},
        }
    if kind == "tuple":
        before = core_schema.no_info_before_validator_function(
            _to_tuple, cast("CoreSchema", {**schema, "strict": True})
        )
        return {**before, "metadata": {EXACT: True, "label": "tuple"}}
    if kind == "list" and "items_schema" in schema:
        schema["items_schema"] = _comparable(schema["items_schema"])
    return schema


def _to_tuple(value: Any) -> Any:
    return tuple(value) if is_array(value) else value


def _is_text(schema: Schema) -> bool:
    """Whether a schema admits any text, or lists of such."""
    kind = schema["type"]
    if kind in ("function-after", "nullable"):
        return _is_text(schema["schema"])
    if kind == "list" and "items_schema" in schema:
        return _is_text(schema["items_schema"])
    if kind == "union":
        choices: list[Schema | tuple[Schema, str]] = schema["choices"]
        return any(_is_text(c[0] if isinstance(c, tuple) else c) for c in choices)
    return bool(kind == "str")


def _label(choice: Schema) -> str | None:
    """What errors call a member of a union, where pydantic would show its workings."""
    metadata: Schema = choice.get("metadata") or {}
    if label := metadata.get("label"):
        return cast("str", label)
    return _label(choice["schema"]) if choice["type"] == "function-after" else None


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
            literal = core_schema.chain_schema([numbers.INTEGER, literal])
        choices.append(literal)
    result = core_schema.union_schema(
        choices,
        custom_error_type="literal_error",
        custom_error_context={"expected": _listing(expected)},
        metadata=numbers.described(schema),
    )
    return cast("Schema", result)


_BOOL = core_schema.bool_schema(strict=True)


def _listing(values: list[Any]) -> str:
    *firsts, last = map(repr, values)
    return f"{', '.join(firsts)} or {last}" if firsts else last
