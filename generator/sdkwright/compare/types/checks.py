"""Conditions that are JSON Schema: whether one asks for more than another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from ...ir.types import Check
from ...jsonvalue.equality import equal, key
from ...jsonvalue.types import Json

_LEAST: Final = frozenset(
    ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"),
)
_MOST: Final = frozenset(
    ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"),
)
_LISTED: Final = frozenset(("enum", "anyOf", "type"))
"""Where more entries admit more."""
_ALL: Final = frozenset(("allOf", "required"))
"""Where more entries ask for more."""
_COVARIANT: Final = frozenset(
    ("additionalProperties", "items", "then", "else", "propertyNames", "unevaluatedItems", "unevaluatedProperties")
)
_EACH: Final = frozenset(("properties", "patternProperties", "dependentSchemas"))
_DEPENDENT: Final = ("if", "then", "else")


def asked(checks: Sequence[Check]) -> list[Json]:
    """What checks ask for, one for each."""
    return [check.schema for check in checks]


def relation(old: Sequence[Json], new: Sequence[Json]) -> tuple[bool, bool]:
    """Whether values are lost, and whether values are gained; what cannot be told is both."""
    rest = [one for one in new if not any(equal(one, other) for other in old)]
    gone = [one for one in old if not any(equal(one, other) for other in new)]
    if len(rest) == len(gone) == 1:
        return schemas(gone[0], rest[0])
    return bool(rest), bool(gone)


def schemas(old: Json, new: Json) -> tuple[bool, bool]:
    """The same for two schemas."""
    if equal(old, new):
        return False, False
    if isinstance(old, bool) or isinstance(new, bool):
        before = old if isinstance(old, bool) else old == {} or None
        after = new if isinstance(new, bool) else new == {} or None
        return before is not False and after is not True, after is not False and before is not True
    if not isinstance(old, dict) or not isinstance(new, dict):
        return True, True
    if "if" in old and "if" in new and any(not equal(old.get(one), new.get(one)) for one in _DEPENDENT):
        return _conditional(old, new)
    return _keywords(old, new)


def _conditional(old: Mapping[str, Json], new: Mapping[str, Json]) -> tuple[bool, bool]:
    if not equal(old["if"], new["if"]):
        return True, True
    return _keywords({**old}, {**new})


def _keywords(old: Mapping[str, Json], new: Mapping[str, Json]) -> tuple[bool, bool]:
    lost = gained = False
    for name in {**old, **new}:
        if name in old and name in new:
            if equal(old[name], new[name]):
                continue
            less, more = _keyword(name, old[name], new[name])
        else:
            less, more = name in new, name in old
            if name == "maxContains" and "contains" not in (old if less else new):
                continue
            if name in ("contains", "minContains") and new.get("minContains", old.get("minContains")) == 0:
                less, more = name != "minContains" and less, more
        lost, gained = lost or less, gained or more
    return lost, gained


def _keyword(name: str, old: Json, new: Json) -> tuple[bool, bool]:
    if name in _LEAST | _MOST and isinstance(old, int | float) and isinstance(new, int | float):
        return (new > old, new < old) if name in _LEAST else (new < old, new > old)
    if name in _LISTED | _ALL and isinstance(old, list) and isinstance(new, list):
        before, after = {*map(key, old)}, {*map(key, new)}
        less, more = bool(before - after), bool(after - before)
        return (less, more) if name in _LISTED else (more, less)
    if name in _COVARIANT:
        return schemas(old, new)
    if name == "not":
        less, more = schemas(old, new)
        return more, less
    if name in _EACH and isinstance(old, dict) and isinstance(new, dict):
        parts = [schemas(old.get(one, True), new.get(one, True)) for one in {**old, **new}]
        return any(less for less, _ in parts), any(more for _, more in parts)
    if name == "dependentRequired" and isinstance(old, dict) and isinstance(new, dict):
        parts = [_keyword("required", old.get(one, []), new.get(one, [])) for one in {**old, **new}]
        return any(less for less, _ in parts), any(more for _, more in parts)
    return True, True
