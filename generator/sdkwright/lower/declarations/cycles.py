"""Schemas that are nothing but each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ...document import Document
from ...ir.declarations import Alias, Declaration, Union
from ...ir.types import Reference, SchemaId, TaggedBy, Type
from ...ir.walk import layers, types
from ...jsonvalue.pointers import Pointer
from ...report import Report
from ...schema import Catalogue, Schema
from ..context import Context
from ..types import ANY

_DEEPEST: Final = 64
_JOINS: Final = frozenset({"$ref", "allOf", "anyOf", "oneOf"})


def find_cycles(document: Document, schemas: Catalogue, report: Report) -> set[Pointer]:
    """Find the schemas that come to nothing but themselves and each other: any value is taken for them."""
    follows: dict[Pointer, list[Pointer]] = {}
    for schema in schemas.named():
        if targets := _only(schema):
            follows[schema.pointer] = targets
    _forget_what_ends(follows)
    found: set[Pointer] = set()
    for pointer in follows:
        way = _way_back(pointer, follows)
        if way:
            found.add(pointer)
            path = " -> ".join(map(document.reference, way))
            hint = "any value is taken for it; give one of them a type"
            report.warn("alias-cycle", f"this schema is nothing but itself: {path}", pointer, hint)
    return found


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


def _only(schema: Schema, depth: int = 0) -> list[Pointer]:
    """The schemas that this one is nothing but; none if it says something itself."""
    members = (*schema.all_of, *schema.any_of, *schema.one_of)
    if not (schema.ref or members) or not schema.asserted <= _JOINS or depth > _DEEPEST:
        return []
    found = [schema.ref] if schema.ref else []
    for member in members:
        inner = _only(member, depth + 1)
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
    follows = {id: _direct(declaration) for id, declaration in cx.declarations.by_id.items()}
    follows = {id: targets for id, targets in follows.items() if targets}
    for cycle in _cycles(follows):
        id, target = cycle[-1], cycle[0]
        declaration = cx.declarations.by_id[id]
        cx.report.warn("self-reference", "this schema contains itself with nothing between; it adds nothing there", id)
        if isinstance(declaration, Union):
            variants = tuple(one for one in declaration.variants if target not in _references(one)) or (ANY,)
            cx.declarations.by_id[id] = (
                Alias(id, declaration.origin, ANY, declaration.doc)
                if len(variants) < 2 or isinstance(declaration.tagging, TaggedBy)
                else replace(declaration, variants=variants)
            )
        elif isinstance(declaration, Alias):
            cx.declarations.by_id[id] = replace(declaration, type=ANY)


def _direct(declaration: Declaration) -> list[SchemaId]:
    return _references(*types(declaration)) if isinstance(declaration, Alias | Union) else []


def _references(*types: Type) -> list[SchemaId]:
    """The declarations that values of types may be of, with nothing between."""
    return [one.id for type in types for one in layers(type) if isinstance(one, Reference)]
