"""The names that a declaration may have in sdkwright's own style, in the order in which it takes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import assert_never

from ..document import FILES
from ..ir.declarations import (
    ComponentOrigin,
    Declaration,
    FileOrigin,
    InlineOrigin,
    OperationOrigin,
    VariantsOrigin,
)
from ..ir.types import SchemaId
from ..jsonvalue.pointers import Pointer, split
from .labels import continues, ways
from .reserved import CLASSES
from .statuses import status_words
from .words import cap_words, capitalized, identifier, normal, spelled

_INSIDE = frozenset(
    ("additionalProperties", "allOf", "anyOf", "items", "oneOf", "patternProperties", "prefixItems", "properties")
)
"""Tokens of a pointer that lead from one schema to another."""

_STRUCTURE = _INSIDE | frozenset(
    (
        *("$defs", "components", "content", "definitions", "headers", "models", "parameters", "requestBodies"),
        *("responses", "schema", "schemas"),
    )
)
"""Tokens, or folders, that say nothing about what is in them."""

_PARTS = frozenset(("content", "headers", "schema"))
"""Tokens that lead from a part of an operation to its schemas."""


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


def forms(declaration: Declaration, owner: str, operations: Mapping[Pointer, str]) -> Iterator[str]:
    """The names for a declaration, lazily; they need not be identifiers yet. `owner` is the name of its parent."""
    id, origin = declaration.id, declaration.origin
    match origin:
        case ComponentOrigin():
            return _named(origin.name, [] if component_name(id, declaration) is not None else _context(split(id)[:-1]))
        case FileOrigin():
            return _in_file(id, origin)
        case InlineOrigin():
            return _inline(origin, owner) if owner else _named(split(id)[-1], _context(split(id)[:-1]))
        case OperationOrigin():
            if id.startswith(f"{origin.operation}/") and origin.operation in operations:
                return _in_operation(id, origin, operations[origin.operation])
            return _in_shared_part(id, origin)
        case VariantsOrigin():
            owner = owner or class_name(split(id)[-1])
            return iter((f"Any{owner}", f"{owner}Variants", f"Any{owner}Variant"))
    assert_never(origin)


def _named(name: str, context: list[str]) -> Iterator[str]:
    """A schema that has a name: with what holds it, nearest first, then with its symbols spelled out."""
    plain = class_name(name)
    yield plain
    yield from _within(context, plain)
    prefix = "".join(context)
    yield prefix + capitalized(spelled(name))
    for resort in ("Schema", "Type", "Definition"):
        yield prefix + plain + resort


def _within(context: list[str], name: str) -> Iterator[str]:
    for start in range(len(context) - 1, -1, -1):
        yield "".join(context[start:]) + name


def _context(tokens: list[str]) -> list[str]:
    """The words for what holds a schema: folders, stem of the file, names within; the outermost first."""
    if tokens[:1] == [FILES] and len(tokens) > 1:
        *folders, file = tokens[1].split("/")
        tokens = [*folders, file.rsplit(".", 1)[0], *tokens[2:]]
    return [cap_words(token) for token in tokens if token.strip("./:") and token not in _STRUCTURE]


def _in_file(id: SchemaId, origin: FileOrigin) -> Iterator[str]:
    """A schema in a file of its own is named by the file; one among others there by its key; a part by its way."""
    tokens = split(id)
    names = [token for token in origin.tokens if token not in _STRUCTURE]
    if not names:
        return _named(origin.stem, _context(tokens)[:-1])
    if _INSIDE.isdisjoint(origin.tokens):
        return _named(names[-1], _context(tokens[:-1]))
    return _named("".join(map(class_name, (origin.stem, *names))), _context(tokens[:2])[:-1])


def _inline(origin: InlineOrigin, owner: str) -> Iterator[str]:
    words = ways(origin.steps)
    short = next(words, "Part")
    if continues(owner, origin.steps, short):
        yield short
    yield owner + short
    for longer in words:
        yield owner + longer


def _in_operation(id: SchemaId, origin: OperationOrigin, operation: str) -> Iterator[str]:
    """A schema in a part of one operation: then with its media type, the words of its way, its whole place."""
    prefix = cap_words(operation)
    detail = status_words(origin.detail) if origin.part == "response" else cap_words(origin.detail or "")
    part = (detail if origin.detail else "") + cap_words(origin.part)
    way = ways(origin.steps)
    short = next(way, "")
    yield prefix + part + short
    place = split(id.removeprefix(origin.operation))
    if media := _media_type(place):
        yield prefix + media + part + short
    for longer in way:
        yield prefix + part + longer
    yield prefix + "".join(map(cap_words, place))


def _in_shared_part(id: SchemaId, origin: OperationOrigin) -> Iterator[str]:
    """A schema in a part that operations refer to, a component or a file of its own: whichever refers to it first."""
    tokens = split(id)
    end = next((index for index, token in enumerate(tokens) if token in _PARTS and index > 1), len(tokens))
    context = _context(tokens[:end]) or [cap_words(origin.part)]
    name = context.pop() + (cap_words(tokens[end + 1]) if tokens[end : end + 1] == ["headers"] else "")
    part = cap_words(origin.part)
    if not name.endswith(part):
        name += part
    way = ways(origin.steps)
    short = next(way, "")
    yield name + short
    name += "Body" if part in ("Request", "Response") else "Value"
    yield name + short
    yield from _within(context, name + short)
    prefix = "".join(context) + name
    if media := _media_type(tokens):
        yield prefix + media + short
    for longer in way:
        yield prefix + longer
    yield prefix + "".join(map(cap_words, tokens[end:]))


def _media_type(place: list[str]) -> str:
    return next((cap_words(after.split("/")[-1]) for token, after in pairwise(place) if token == "content"), "")
