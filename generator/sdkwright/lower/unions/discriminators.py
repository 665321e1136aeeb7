"""Discriminator Objects, OpenAPI 3.1 section 4.8.25: what one says, and the tags that it gives to schemas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from ...document import FILES, Json, Pointer, split
from ..context import Context
from ..declarations.named import meant
from ..schemas.kinds import ALL
from ..site import stem
from .facts import Facts

Tag: TypeAlias = str | int | bool

_INTEGER: Final = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
_DEEPEST: Final = 16


@dataclass(frozen=True, slots=True)
class Discriminator:
    """What one says, and where: it may stand in an inline member of `allOf`."""

    said: dict[str, Json]
    pointer: Pointer
    """Of the schema that it stands in."""

    @property
    def name(self) -> str:
        """The name of the property that tells schemas apart; empty if none is named."""
        found = self.said.get("propertyName")
        return found if isinstance(found, str) else ""

    @property
    def mapping(self) -> Mapping[str, Json]:
        """The reference of each tag."""
        found = self.said.get("mapping")
        return found if isinstance(found, dict) else {}


def discriminator(schema: Json, pointer: Pointer, depth: int = 0) -> Discriminator | None:
    """The discriminator of a schema: its own, or that of what its `allOf` says beside references."""
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return None
    if isinstance(said := schema.get("discriminator"), dict):
        return Discriminator(said, pointer)
    members = schema.get("allOf")
    for index, member in enumerate(members if isinstance(members, list) else ()):
        if isinstance(member, dict) and "$ref" not in member:
            found = discriminator(member, f"{pointer}/allOf/{index}", depth + 1)
            if found is not None:
                return found
    return None


def mapping(schema: Json, pointer: Pointer, property: str) -> Mapping[str, Json]:
    """The mapping of a schema's discriminator, if that is by the given property."""
    found = discriminator(schema, pointer)
    return found.mapping if found is not None and found.name == property else {}


def mapped(cx: Context, ref: Json) -> list[Pointer]:
    """The schema that a mapping names, and what that is but another name for."""
    found: list[Pointer] = []
    schema: Json = {"$ref": ref}
    while (target := meant(cx, schema)) is not None and target not in found:
        found.append(target)
        resolved = cx.resolve(target)
        schema = resolved[1] if resolved is not None else None
    return found


def implicit(target: Pointer) -> list[Tag]:
    """The name of a schema; OpenAPI 3.1 section 4.8.25.2: it is the tag unless a mapping says otherwise."""
    tokens = split(target)
    if len(tokens) > 1 and tokens[-2] in ("schemas", "definitions", "$defs"):
        return [tokens[-1]]
    if tokens[:1] != [FILES]:
        return []
    return [stem(tokens[1])] if len(tokens) == 2 else [tokens[-1]] if len(tokens) == 3 else []


def spelled(tag: str, known: Facts, property: str) -> Tag:
    """A tag as the property's type has it: a mapping's keys are text, whatever the property is."""
    kinds = known.properties.get(property, ALL)
    if "string" not in kinds:
        if not kinds.isdisjoint({"integer", "number"}) and _INTEGER.fullmatch(tag):
            return int(tag)
        if "boolean" in kinds and tag in ("true", "false"):
            return tag == "true"
    return tag


def constants(known: Facts, property: str) -> tuple[Tag, ...]:
    """The values that a schema has for a property, if it has but a few."""
    return tuple(value for value in known.constants.get(property, ()) if isinstance(value, Tag))
