"""Schemas that are nothing but each other."""

from __future__ import annotations

from dataclasses import replace

from ..document import Json, Pointer
from ..ir.declarations import Alias, Declaration, Union
from ..ir.types import CheckedType, NullableType, Reference, SchemaId, Type, UnionType
from .context import ANY, COMPONENTS, Context
from .keywords import ASSERTIONS
from .site import escape


def refuse_cycles(cx: Context) -> None:
    """Report the schemas that come to nothing but themselves, by `$ref` or `allOf`: they have no meaning."""
    parts = cx.document.root.get("components")
    named = parts.get("schemas") if isinstance(parts, dict) else None
    if not isinstance(named, dict):
        return
    follows: dict[Pointer, list[Pointer]] = {}
    for name, schema in named.items():
        pointer = COMPONENTS + escape(name)
        if (targets := _empty(cx, schema)) is not None:
            follows[pointer] = targets
    for cycle in _cycles(follows):
        path = " -> ".join((*cycle, cycle[0]))
        cx.error(
            "alias-cycle", f"these schemas are nothing but each other: {path}", cycle[0], "give one of them a type"
        )


def _empty(cx: Context, schema: Json) -> list[Pointer] | None:
    """The schemas that this one is nothing but; None if it says something itself."""
    if not isinstance(schema, dict) or not schema.keys() & ASSERTIONS <= {"$ref", "allOf"}:
        return None
    found: list[Pointer] = []
    if "$ref" in schema and (target := cx.resolve(schema["$ref"])) is not None:
        found.append(target[0])
    members = schema.get("allOf")
    for member in members if isinstance(members, list) else ():
        inner = _empty(cx, member)
        if inner is None:
            return None
        found += inner
    return found or None


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
                if len(variants) < 2 or declaration.tagging.__class__.__name__ == "TaggedBy"
                else replace(declaration, variants=variants)
            )
        elif isinstance(declaration, Alias):
            cx.declarations[id] = replace(declaration, type=ANY)


def _direct(declaration: Declaration) -> list[SchemaId]:
    if isinstance(declaration, Alias):
        return _references(declaration.type)
    if isinstance(declaration, Union):
        return [id for variant in declaration.variants for id in _references(variant)]
    return []


def _references(type: Type) -> list[SchemaId]:
    match type:
        case Reference():
            return [type.id]
        case NullableType() | CheckedType():
            return _references(type.inner)
        case UnionType():
            return [id for variant in type.variants for id in _references(variant)]
        case _:
            return []
