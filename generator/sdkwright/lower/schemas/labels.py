"""What is said of the values of an enumeration: extensions beside `enum`, or the words of a union of constants."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Sequence

from ...ir.types import LiteralType
from ...jsonvalue.equality import key
from ...schema import Annotations, Labels, Schema


def names(schema: Schema, type: LiteralType) -> tuple[str, ...]:
    """A name for each value, if the description gives any."""
    said = _of_members(schema, lambda one: one.title, type)
    return _beside(schema.annotations.value_names, type) or (said if all(said) else ())


def descriptions(schema: Schema, type: LiteralType) -> tuple[str, ...]:
    """A description of each value, empty where it has none, if the description gives any."""
    said = _of_members(schema, lambda one: one.description, type)
    return _beside(schema.annotations.value_descriptions, type) or (said if any(said) else ())


def _beside(given: Sequence[Labels], type: LiteralType) -> tuple[str, ...]:
    """One text for each value, as a list beside `enum` or a map of the values gives them."""
    for found in given:
        if not isinstance(found, tuple):
            named = found
            found = tuple(named.get(one if isinstance(one, str) else json.dumps(one), "") for one in type.values)
        if len(found) == len(type.values):
            return found
    return ()


def _of_members(schema: Schema, said: Callable[[Annotations], str | None], type: LiteralType) -> tuple[str, ...]:
    """One text for each value, from the members of a union that each have one constant."""
    found: dict[Hashable, str] = {}
    for member in (*schema.one_of, *schema.any_of):
        if member.const is not None:
            found[key(member.const.value)] = said(member.annotations) or ""
    return tuple(found.get(key(value), "") for value in type.values)
