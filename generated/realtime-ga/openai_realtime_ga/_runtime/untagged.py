"""Unions without a tag: pydantic tries all members, and takes the best match.

That is one of the right JSON type, then the class that knows most of the properties,
then the first. Left alone, pydantic would also rank by what differs between JSON and
Python: from Python, a dict would be better than a class, and a list worse as a tuple.
"""

from __future__ import annotations

from typing import Any, Final, cast

from pydantic_core import CoreSchema, core_schema

from .labels import label
from .marks import Schema, described
from .values import is_array

_CONTAINERS = (
    "any",
    "definition-ref",
    "dict",
    "lax-or-strict",
    "list",
    "tagged-union",
)


def comparable(choices: list[Schema]) -> list[Schema | tuple[Schema, str]]:
    """The members of a union, so that JSON and Python choose the same one."""
    if sum(choice["type"] in _CONTAINERS for choice in choices) > 1:
        choices = [_comparable(choice) for choice in choices]
    choices.sort(key=_rank)
    return [(choice, label(choice)) for choice in choices]


def inexact(schema: Schema) -> Schema:
    """A schema whose values are never an exact match, whether JSON or Python gives them."""
    core = cast("CoreSchema", schema)
    result = core_schema.lax_or_strict_schema(
        lax_schema=core,
        strict_schema=core_schema.chain_schema([_NOTHING, core]),
        strict=False,
        metadata=described(schema, label=label(schema)),
    )
    return cast("Schema", result)


_NOTHING: Final = core_schema.int_schema(gt=1, lt=0)


def _comparable(schema: Schema) -> Schema:
    kind = schema["type"]
    if kind == "dict":
        return inexact(schema)
    if kind == "lax-or-strict":  # a tuple, alone inexact
        exact = {**schema["lax_schema"], "strict": True}
        before = core_schema.no_info_before_validator_function(
            _to_tuple, cast("CoreSchema", exact), metadata=schema["metadata"]
        )
        return cast("Schema", before)
    if kind == "list" and "items_schema" in schema:
        schema["items_schema"] = _comparable(schema["items_schema"])
    return schema


def _to_tuple(value: Any) -> Any:
    return tuple(value) if is_array(value) else value


def _rank(schema: Schema) -> int:
    """Before any text comes what is more than a text, before any object a class."""
    kind = schema["type"]
    if kind in ("function-after", "nullable"):
        return _rank(schema["schema"])
    if kind == "lax-or-strict":
        return _rank(schema["lax_schema"])
    if kind == "list" and "items_schema" in schema:
        return _rank(schema["items_schema"])
    if kind == "union":
        choices: list[Schema | tuple[Schema, str]] = schema["choices"]
        return max(_rank(c[0] if isinstance(c, tuple) else c) for c in choices)
    return 2 if kind == "str" else int(kind == "dict")
