"""What is said of the values of an enumeration: extensions beside `enum`, or the words of a union of constants."""

from __future__ import annotations

import json
from collections.abc import Hashable
from typing import Final

from ...document import Json
from ...equality import key
from ...ir.types import LiteralType
from ..keywords import LABELS
from .docs import text

_NAMES: Final = LABELS[:3]
_DESCRIPTIONS: Final = LABELS[3:]


def names(schema: dict[str, Json], type: LiteralType) -> tuple[str, ...]:
    """A name for each value, if the description gives any."""
    return _beside(schema, _NAMES, type) or _of_members(schema, "title", type)


def descriptions(schema: dict[str, Json], type: LiteralType) -> tuple[str, ...]:
    """A description of each value, empty where it has none, if the description gives any."""
    return _beside(schema, _DESCRIPTIONS, type) or _of_members(schema, "description", type)


def _beside(schema: dict[str, Json], keywords: tuple[str, ...], type: LiteralType) -> tuple[str, ...]:
    """One text for each value, as a list beside `enum` or a map of the values gives them."""
    for keyword in keywords:
        found = schema.get(keyword)
        if isinstance(found, dict):
            found = [found.get(value if isinstance(value, str) else json.dumps(value), "") for value in type.values]
        if isinstance(found, list) and len(found) == len(type.values):
            return tuple(str(text) for text in found)
    return ()


def _of_members(schema: dict[str, Json], keyword: str, type: LiteralType) -> tuple[str, ...]:
    """One text for each value, from the members of a union that each have one constant."""
    found: dict[Hashable, str] = {}
    for union in ("oneOf", "anyOf"):
        members = schema.get(union)
        for member in members if isinstance(members, list) else ():
            if isinstance(member, dict) and "const" in member:
                found[key(member["const"])] = text(member, keyword)
    said = tuple(found.get(key(value), "") for value in type.values)
    if keyword == "title":
        return said if all(said) else ()
    return said if any(said) else ()
