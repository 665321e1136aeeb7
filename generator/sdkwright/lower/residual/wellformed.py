"""What goes into a check: only what is well-formed, as the runtime takes it at its word, and has a say in values."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from ...document import Json, Pointer
from ..keywords import LISTS, MAPS, NUMBER_KEYWORDS, SINGLE, TYPES
from ..patterns import usable
from ..site import escape

if TYPE_CHECKING:
    from ..context import Context

_Test: TypeAlias = Callable[[Json], bool]

_SILENT: Final = frozenset(
    {
        *("$comment", "title", "description", "default", "deprecated", "example", "examples", "externalDocs"),
        *("readOnly", "writeOnly", "xml", "discriminator", "$schema", "$id", "$anchor", "$dynamicAnchor"),
        *("$defs", "definitions", "contentSchema"),
    }
)
_BESIDE_PATTERNS: Final = frozenset(
    {"properties", "patternProperties", "additionalProperties", "unevaluatedProperties"}
)


def _number(value: Json) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, float) and math.isfinite(value)
    )


def _count(value: Json) -> bool:
    return isinstance(value, int | float) and _number(value) and value >= 0 and value == int(value)


def _names(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _type(value: Json) -> bool:
    listed = value if isinstance(value, list) else [value]
    return bool(listed) and all(isinstance(name, str) and name in TYPES for name in listed)


def _multiple(value: Json) -> bool:
    return isinstance(value, int | float) and _number(value) and value > 0


_COUNTS: Final = (
    *("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
    *("minContains", "maxContains"),
)
_TESTS: Final[Mapping[str, _Test]] = {
    **dict.fromkeys(NUMBER_KEYWORDS, _number),
    **dict.fromkeys(_COUNTS, _count),
    "multipleOf": _multiple,
    "type": _type,
    "required": _names,
    "enum": lambda value: isinstance(value, list),
    "uniqueItems": lambda value: isinstance(value, bool),
    "pattern": lambda value: isinstance(value, str) and usable(value) is None,
    "format": lambda value: isinstance(value, str),
    "$ref": lambda value: isinstance(value, str),
    "dependentRequired": lambda value: isinstance(value, dict) and all(map(_names, value.values())),
    **dict.fromkeys(MAPS, lambda value: isinstance(value, dict)),
    **dict.fromkeys(LISTS - {"items"}, lambda value: isinstance(value, list) and value != []),
}


def sound(cx: Context, schema: Json, pointer: Pointer) -> Json:
    """A schema without its words, and without what is malformed: that is dropped with a warning."""
    if not isinstance(schema, dict):
        if isinstance(schema, bool):
            return schema
        cx.warn("malformed-schema", "a schema must be an object or a boolean", pointer, "any value is taken here")
        return True
    made: dict[str, Json] = {}
    for keyword, value in schema.items():
        if keyword in _SILENT or keyword.startswith("x-"):
            continue
        test = _TESTS.get(keyword)
        if test is not None and not test(value):
            cx.lost(pointer, keyword)
            cx.warn("malformed-schema", f"{keyword} cannot be understood: {value!r:.80}", f"{pointer}/{keyword}")
        elif isinstance(value, list) and keyword in LISTS:
            made[keyword] = [sound(cx, part, f"{pointer}/{keyword}/{index}") for index, part in enumerate(value)]
        elif keyword in SINGLE:
            made[keyword] = sound(cx, value, f"{pointer}/{keyword}")
        elif isinstance(value, dict) and keyword in MAPS:
            made[keyword] = {
                name: sound(cx, part, f"{pointer}/{keyword}/{escape(name)}") for name, part in value.items()
            }
        else:
            made[keyword] = value
    return _with_usable_patterns(cx, made, pointer) if "patternProperties" in made else made


def _with_usable_patterns(cx: Context, schema: dict[str, Json], pointer: Pointer) -> dict[str, Json]:
    """The schema without the patterns that cannot be used, nor what depends on which properties they match."""
    patterns = schema["patternProperties"]
    assert isinstance(patterns, dict)
    problems = {pattern: problem for pattern in patterns if (problem := usable(pattern)) is not None}
    if not problems:
        return schema
    where = f"{pointer}/patternProperties"
    for pattern, problem in problems.items():
        cx.warn("invalid-pattern", f"the pattern {pattern!r} cannot be used: {problem}", f"{where}/{escape(pattern)}")
    cx.lost(pointer, "patternProperties")
    made = {keyword: value for keyword, value in schema.items() if keyword not in _BESIDE_PATTERNS}
    left = {pattern: value for pattern, value in patterns.items() if pattern not in problems}
    listed = schema.get("properties")
    if isinstance(listed, dict) and any(value is not True for value in listed.values()):
        made["properties"] = listed
    return {**made, "patternProperties": left} if left else made
