"""Keywords of objects, core 10.3.2 and 11.3, validation 6.5."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..jsonvalue.pointers import Pointer, join
from ..jsonvalue.types import Json
from ..schema import Objects, Schema
from .combinators import inner
from .numbers import count
from .strings import misuse

if TYPE_CHECKING:
    from .reader import Reader

_FURTHER: Final = frozenset(
    {
        *("patternProperties", "propertyNames", "minProperties", "maxProperties"),
        *("dependentRequired", "dependentSchemas", "unevaluatedProperties"),
    }
)


def objects(reader: Reader, node: dict[str, Json], pointer: Pointer) -> Objects:
    """What a schema says of objects."""
    properties = _schemas(reader, node, "properties", pointer)
    required = _required(reader, node, pointer) if "required" in node else ()
    additional = inner(reader, node, "additionalProperties", pointer)
    if _FURTHER.isdisjoint(node):
        return Objects.of({"properties": properties, "required": required, "additional": additional})
    made = Objects(
        properties,
        required,
        additional,
        _schemas(reader, node, "patternProperties", pointer) or None,
        inner(reader, node, "propertyNames", pointer),
        count(reader, node, "minProperties", pointer),
        count(reader, node, "maxProperties", pointer),
        _dependent(reader, node, pointer),
        _schemas(reader, node, "dependentSchemas", pointer) or None,
        inner(reader, node, "unevaluatedProperties", pointer),
    )
    return made if made.patterns is None else _with_usable_patterns(reader, made, made.patterns, pointer)


def _schemas(reader: Reader, node: dict[str, Json], keyword: str, pointer: Pointer) -> Mapping[str, Schema] | None:
    if keyword not in node:
        return None
    said = node[keyword]
    if isinstance(said, dict):
        return reader.schemas_of(said, f"{pointer}/{keyword}")
    reader.report.drop("malformed-schema", f"{keyword} is not an object", pointer, keyword)
    return None


def _required(reader: Reader, node: dict[str, Json], pointer: Pointer) -> tuple[str, ...]:
    said = node["required"]
    names = _names(said)
    if names is None or (not names and said):
        reader.report.drop("malformed-schema", "required is not a list of names", pointer, "required")
        return ()
    if isinstance(said, list) and len(names) < len(said) and not all(isinstance(name, str) for name in said):
        reader.report.warn("malformed-schema", "required lists what is no name", f"{pointer}/required")
    return names


def _dependent(reader: Reader, node: dict[str, Json], pointer: Pointer) -> Mapping[str, tuple[str, ...]] | None:
    said = node.get("dependentRequired", {})
    found = {name: _names(listed) for name, listed in said.items()} if isinstance(said, dict) else {"": None}
    usable = {name: names for name, names in found.items() if names is not None}
    if len(usable) < len(found):
        message = "dependentRequired is not an object of lists of names"
        reader.report.drop("malformed-schema", message, pointer, "dependentRequired")
        return None
    return usable or None


def _names(said: Json) -> tuple[str, ...] | None:
    """The names of a list, each once; None if it is no list."""
    if not isinstance(said, list):
        return None
    return tuple(dict.fromkeys([name for name in said if isinstance(name, str)]))


def _with_usable_patterns(reader: Reader, said: Objects, patterns: Mapping[str, Schema], pointer: Pointer) -> Objects:
    """Without the patterns that cannot be used, nor what depends on which properties they match."""
    problems = {pattern: problem for pattern in patterns if (problem := misuse(pattern)) is not None}
    if not problems:
        return said
    for pattern, problem in problems.items():
        place = join(f"{pointer}/patternProperties", pattern)
        reader.report.warn("invalid-pattern", f"the pattern {pattern!r} cannot be used: {problem}", place)
    for keyword, value in (("additionalProperties", said.additional), ("unevaluatedProperties", said.unevaluated)):
        if value is not None:
            reader.report.lost(pointer, keyword)
    reader.report.lost(pointer, "patternProperties")
    left = {pattern: schema for pattern, schema in patterns.items() if pattern not in problems}
    return replace(said, patterns=left or None, additional=None, unevaluated=None)
