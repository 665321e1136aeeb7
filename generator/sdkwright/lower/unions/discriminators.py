"""Discriminator Objects, OpenAPI 3.1 section 4.8.25: where one is said, and the tags that it gives to schemas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, TypeAlias

from ...document import FILES
from ...jsonvalue.pointers import Pointer, split
from ...schema import Catalogue, Discriminator, Schema
from ...schema.kinds import ALL
from ..allof.references import meant
from ..site import stem
from .facts import Facts

Tag: TypeAlias = str | int | bool

_INTEGER: Final = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
_DEEPEST: Final = 16


def discriminator(schema: Schema, depth: int = 0) -> Discriminator | None:
    """The discriminator of a schema: its own, or that of what its `allOf` says beside references."""
    if schema.discriminator is not None or depth > _DEEPEST:
        return schema.discriminator
    for member in schema.all_of:
        if not member.ref and (found := discriminator(member, depth + 1)) is not None:
            return found
    return None


def mapping(schema: Schema, property: str) -> Mapping[str, str]:
    """The mapping of a schema's discriminator, if that is by the given property."""
    found = discriminator(schema)
    return found.mapping if found is not None and found.property == property else {}


def mapped(schemas: Catalogue, ref: str) -> list[Pointer]:
    """The schema that a mapping names, and what that is but another name for."""
    found: list[Pointer] = []
    schema = schemas.find(ref)
    while schema is not None and schema.pointer not in found:
        found.append(schema.pointer)
        target = meant(schema)
        schema = schemas.at(target) if target is not None else None
    return found


def implicit(schemas: Catalogue, target: Pointer) -> list[Tag]:
    """The tag of a schema unless a mapping says otherwise: its name (OpenAPI 3.1 section 4.8.25.2), or what it says."""
    if said := schemas.at(target).tag:
        return [said]
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
