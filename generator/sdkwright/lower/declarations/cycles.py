"""Schemas that are nothing but each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ...document import Json, Pointer
from ...ir.declarations import Alias, Declaration, Union
from ...ir.types import Reference, SchemaId, TaggedBy, Type
from ...ir.walk import layers, types
from ..context import ANY, Context
from ..keywords import ASSERTIONS
from .named import named

_DEEPEST: Final = 64
_EMPTY: Final = frozenset({"$ref", "allOf", "anyOf", "oneOf"})


def find_cycles(cx: Context) -> None:
    """Find the schemas that come to nothing but themselves and each other: any value is taken for them."""
    follows: dict[Pointer, list[Pointer]] = {}
    for pointer, schema in named(cx):
        if targets := _only(cx, schema):
            follows[pointer] = targets
    _forget_what_ends(follows)
    for pointer in follows:
        way = _way_back(pointer, follows)
        if way:
            cx.endless.add(pointer)
            path = " -> ".join(map(cx.document.reference, way))
            hint = "any value is taken for it; give one of them a type"
            cx.warn("alias-cycle", f"this schema is nothing but itself: {path}", pointer, hint)


def _way_back(start: Pointer, follows: dict[Pointer, list[Pointer]]) -> list[Pointer]:
    """The shortest way from a schema to itself; empty if there is none."""
    before: dict[Pointer, Pointer] = {}
    pending = [start]
    for node in pending:
        for target in follows.get(node, ()):
            if target == start:
                way = [start, node]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return way[::-1] if node != start else [start, start]
            if target not in before:
                before[target] = node
                pending.append(target)
    return []


def _forget_what_ends(follows: dict[Pointer, list[Pointer]]) -> None:
    """Leave only the schemas all of whose ways lead back to such schemas."""
    before: dict[Pointer, list[Pointer]] = {}
    for pointer, targets in follows.items():
        for target in targets:
            before.setdefault(target, []).append(pointer)
    ends = [target for target in before if target not in follows]
    while ends:
        ends += [pointer for pointer in before.get(ends.pop(), ()) if follows.pop(pointer, None) is not None]


def _only(cx: Context, schema: Json, depth: int = 0) -> list[Pointer]:
    """The schemas that this one is nothing but; none if it says something itself."""
    if not isinstance(schema, dict) or not schema.keys() & ASSERTIONS <= _EMPTY or depth > _DEEPEST:
        return []
    found: list[Pointer] = []
    if "$ref" in schema:
        target = cx.resolve(schema["$ref"])
        if target is None:
            return []
        found.append(target[0])
    for keyword in ("allOf", "anyOf", "oneOf"):
        members = schema.get(keyword)
        for member in members if isinstance(members, list) else ():
            inner = _only(cx, member, depth + 1)
            if not inner:
                return []
            found += inner
    return found


def _cycles(follows: dict[Pointer, list[Pointer]]) -> list[list[Pointer]]:
    """Cycles of a graph, one for each way around, found from their first node."""
    done: set[Pointer] = set()
    found: list[list[Pointer]] = []
    for start in follows:
        path: dict[Pointer, None] = {}
        stack: list[tuple[Pointer, bool]] = [(start, True)]
        while stack:
            node, enter = stack.pop()
            if not enter:
                del path[node]
                done.add(node)
            elif node in path:
                listed = list(path)
                found.append(listed[listed.index(node) :])
            elif node not in done and node in follows:
                path[node] = None
                stack.append((node, False))
                stack.extend((target, True) for target in reversed(follows[node]))
    return found


def break_cycles(cx: Context) -> None:
    """Aliases and unions that contain themselves with nothing between take any value there instead."""
    follows = {id: _direct(declaration) for id, declaration in cx.declarations.items()}
    follows = {id: targets for id, targets in follows.items() if targets}
    for cycle in _cycles(follows):
        id, target = cycle[-1], cycle[0]
        declaration = cx.declarations[id]
        cx.warn("self-reference", "this schema contains itself with nothing between; it adds nothing there", id)
        if isinstance(declaration, Union):
            variants = tuple(one for one in declaration.variants if target not in _references(one)) or (ANY,)
            cx.declarations[id] = (
                Alias(id, declaration.origin, ANY, declaration.doc)
                if len(variants) < 2 or isinstance(declaration.tagging, TaggedBy)
                else replace(declaration, variants=variants)
            )
        elif isinstance(declaration, Alias):
            cx.declarations[id] = replace(declaration, type=ANY)


def _direct(declaration: Declaration) -> list[SchemaId]:
    return _references(*types(declaration)) if isinstance(declaration, Alias | Union) else []


def _references(*types: Type) -> list[SchemaId]:
    """The declarations that values of types may be of, with nothing between."""
    return [one.id for type in types for one in layers(type) if isinstance(one, Reference)]
