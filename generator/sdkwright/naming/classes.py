"""Class names in sdkwright's own style: components stay themselves, inline schemas are named by their path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from typing import assert_never

from ..diagnostics import Diagnostic
from ..document import FILES, Pointer, split
from ..ir.declarations import (
    ComponentOrigin,
    Declaration,
    FileOrigin,
    InlineOrigin,
    OperationOrigin,
    VariantsOrigin,
)
from ..ir.types import SchemaId
from .clashes import settle
from .labels import continues, ways
from .numbers import numbered_name
from .reserved import CLASSES
from .statuses import status_words
from .words import cap_words, capitalized, identifier, normal, spelled

_STRUCTURE = frozenset(
    (
        *("$defs", "components", "content", "definitions", "headers", "models", "parameters", "properties"),
        *("requestBodies", "responses", "schema", "schemas"),
        *("additionalProperties", "allOf", "anyOf", "items", "oneOf", "patternProperties", "prefixItems"),
    )
)
"""Tokens of a pointer, or folders, that say nothing about what is in them."""


def class_name(text: str) -> str:
    """The class for a name: the name itself where it may be one and starts with a capital, else in CapWords."""
    text = normal(text)
    if not (text[:1].isupper() and text.isidentifier()):
        text = cap_words(text)
    return free(text)


def free(name: str) -> str:
    """`name`, made a class name: an identifier and no keyword."""
    name = identifier(name, "Model")
    return f"{name}_" if name in CLASSES else name


def component_name(id: SchemaId, declaration: Declaration) -> str | None:
    """The name that the main file lists a schema under, among its components: unique there."""
    origin = declaration.origin
    if isinstance(origin, ComponentOrigin):
        if id.startswith("#/components/schemas/"):
            return origin.name if id.count("/") == 3 else None
        return origin.name if id.startswith("#/definitions/") and id.count("/") == 2 else None
    return None


def class_names(
    declarations: Mapping[SchemaId, Declaration], operations: Mapping[Pointer, str]
) -> tuple[dict[SchemaId, str], list[Diagnostic]]:
    """A unique class name for each declaration; and a note on each that took a number."""
    parents: dict[SchemaId, SchemaId] = {}
    fixed: dict[SchemaId, str] = {}
    for id, declaration in declarations.items():
        origin = declaration.origin
        if isinstance(origin, InlineOrigin | VariantsOrigin):
            if origin.parent in declarations and origin.parent != id:
                parents[id] = origin.parent
        elif (name := component_name(id, declaration)) is not None and class_name(name) == name:
            fixed[id] = name

    def spell(id: SchemaId, owner: str, level: int) -> str | None:
        name = next(islice(_forms(declarations[id], owner, operations), level, None), None)
        return None if name is None else free(name)

    settled = settle(declarations, spell, parents=parents, fixed=fixed)
    return settled.names, [numbered_name("schema", settled.names[id], id) for id in settled.numbered]


def _forms(declaration: Declaration, owner: str, operations: Mapping[Pointer, str]) -> Iterator[str]:
    """The names that a declaration may have, in the order in which it takes them."""
    id, origin = declaration.id, declaration.origin
    match origin:
        case ComponentOrigin():
            return _named(origin.name, [] if component_name(id, declaration) is not None else _context(split(id)[:-1]))
        case FileOrigin():
            return _in_file(id, origin)
        case InlineOrigin():
            return _inline(origin, owner) if owner else _named(split(id)[-1], _context(split(id)[:-1]))
        case OperationOrigin():
            return _in_operation(id, origin, operations)
        case VariantsOrigin():
            owner = owner or class_name(split(id)[-1])
            return iter((f"Any{owner}", f"{owner}Variants", f"Any{owner}Variant"))
    assert_never(origin)


def _named(name: str, context: list[str]) -> Iterator[str]:
    """Names for a schema that has one: with what holds it, nearest first, then with its symbols spelled out."""
    plain = class_name(name)
    yield plain
    for start in range(len(context) - 1, -1, -1):
        yield "".join(context[start:]) + plain
    prefix = "".join(context)
    yield prefix + capitalized(spelled(name))
    for resort in ("Schema", "Type", "Definition"):
        yield prefix + plain + resort


def _context(tokens: list[str]) -> list[str]:
    """The words for what holds a schema: folders, stem of the file, names within; the outermost first."""
    if tokens[:1] == [FILES] and len(tokens) > 1:
        *folders, file = tokens[1].split("/")
        tokens = [*folders, file.rsplit(".", 1)[0], *tokens[2:]]
    return [cap_words(token) for token in tokens if token.strip("./:") and token not in _STRUCTURE]


def _in_file(id: SchemaId, origin: FileOrigin) -> Iterator[str]:
    tokens = split(id)
    file = tokens[1] if tokens[:1] == [FILES] and len(tokens) > 1 else ""
    context = _context(file.split("/")[:-1])
    inner = [class_name(token) for token in origin.tokens if token not in _STRUCTURE]
    return _named("".join((class_name(origin.stem), *inner)) if inner else origin.stem, context)


def _inline(origin: InlineOrigin, owner: str) -> Iterator[str]:
    words = ways(origin.steps)
    short = next(words, "Part")
    if continues(owner, origin.steps, short):
        yield short
    yield owner + short
    for longer in words:
        yield owner + longer


def _in_operation(id: SchemaId, origin: OperationOrigin, operations: Mapping[Pointer, str]) -> Iterator[str]:
    """Names for a schema within an operation: then with its media type, the words of its way, its whole place."""
    prefix = cap_words(operations.get(origin.operation) or split(origin.operation)[-1])
    words = status_words(origin.detail) if origin.part == "response" else cap_words(origin.detail or origin.part)
    part = words if not origin.detail and origin.part != "response" else words + cap_words(origin.part)
    way = ways(origin.steps)
    short = next(way, "")
    yield prefix + part + short
    place = split(id.removeprefix(origin.operation))
    media = [cap_words(after.split("/")[-1]) for token, after in pairwise(place) if token == "content"]
    if media:
        yield prefix + media[0] + part + short
    for longer in way:
        yield prefix + part + longer
    yield prefix + "".join(map(cap_words, place))
