"""How declarations are reached: read off their ids, so that it never depends on which part was lowered first."""

from __future__ import annotations

from dataclasses import replace

from ...document import FILES
from ...ir.declarations import (
    ComponentOrigin,
    FileOrigin,
    InlineOrigin,
    ItemStep,
    OperationOrigin,
    Origin,
    PropertyStep,
    Step,
    ValueStep,
    VariantsOrigin,
    VariantStep,
)
from ...ir.types import SchemaId
from ...jsonvalue.pointers import split
from ..context import Context
from ..site import stem
from .registry import COMPONENTS, VARIANTS


def origin(cx: Context, id: SchemaId) -> Origin:
    """The origin of the declaration of an id."""
    if id.startswith(COMPONENTS) and "/" not in (name := id[len(COMPONENTS) :]):
        return ComponentOrigin(name.replace("~1", "/").replace("~0", "~"))
    if id.endswith(VARIANTS):
        return VariantsOrigin(id.removesuffix(VARIANTS))
    tokens = split(id)
    if len(tokens) > 1 and tokens[-2] in ("$defs", "definitions", "schemas"):
        return ComponentOrigin(tokens[-1])
    parent = id
    while (parent := parent[: parent.rfind("/")]) and parent != "#":
        if parent in cx.declarations.by_id:
            return InlineOrigin(parent, steps(cx, parent, id) or (_part(id),))
        if parent in cx.declarations.roots:
            return replace(cx.declarations.roots[parent], steps=steps(cx, parent, id))
    if id in cx.declarations.roots:
        return cx.declarations.roots[id]
    if len(tokens) > 1 and tokens[0] == FILES:
        return FileOrigin(stem(tokens[1]), tuple(tokens[2:]))
    return ComponentOrigin(tokens[-1] if tokens else "Document")


def steps(cx: Context, parent: SchemaId, id: SchemaId) -> tuple[Step, ...]:
    """The way from one pointer to another below it."""
    found: list[Step] = []
    tokens = split(id[len(parent) :])
    at, index = parent, 0
    while index < len(tokens):
        keyword = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else ""
        two = True
        match keyword:
            case "properties":
                found.append(PropertyStep(following))
            case "prefixItems":
                found.append(ItemStep(int(following) if following.isdigit() else None))
            case "items":
                two = following.isdigit()
                found.append(ItemStep(int(following) if two else None))
            case "patternProperties":
                found.append(ValueStep())
            case "additionalProperties" | "unevaluatedProperties":
                two = False
                found.append(ValueStep())
            case "oneOf" | "anyOf" | "type":
                step = cx.declarations.steps.get(f"{at}/{keyword}/{following}", _variant(keyword, following))
                if step is not None:
                    found.append(step)
            case "allOf":
                found.append(_variant(keyword, following))
            case _:
                two = False
                found.append(PropertyStep(keyword))
        width = 2 if two else 1
        at = "/".join((at, *id[len(at) + 1 :].split("/", width)[:width]))
        index += width
        if found and found[-1].title is None and (title := _title(cx, at)) is not None:
            found[-1] = replace(found[-1], title=title)
    return tuple(found)


def _title(cx: Context, pointer: SchemaId) -> str | None:
    """The title of a schema, as it says itself: not what it has from members of its `allOf`."""
    known = cx.schemas.known(pointer)
    return (known.annotations.title if known is not None else None) or cx.declarations.titles.get(pointer)


def _variant(keyword: str, index: str) -> VariantStep:
    return VariantStep(keyword, int(index) if index.isdigit() else 0)


def _part(id: SchemaId) -> VariantStep:
    """The step to what has no way of its own: the schema within a wrapper that has the name."""
    tokens = id.rsplit("/", 2)
    return VariantStep(tokens[1], int(tokens[2]) if tokens[2].isdigit() else 0, kind="object")


def settle(cx: Context) -> None:
    """Correct the origins that were read off before all parents were known."""
    for id, declaration in cx.declarations.by_id.items():
        match declaration.origin:
            case ComponentOrigin() if _is_below(cx, id):
                cx.declarations.by_id[id] = replace(declaration, origin=origin(cx, id))
            case InlineOrigin() | OperationOrigin():
                parent = id
                while (parent := parent[: parent.rfind("/")]) and parent != "#":
                    if parent in cx.declarations.by_id or parent in cx.declarations.roots:
                        break
                known = declaration.origin.parent if isinstance(declaration.origin, InlineOrigin) else None
                if known != (parent if parent in cx.declarations.by_id else None):
                    cx.declarations.by_id[id] = replace(declaration, origin=origin(cx, id))
            case _:
                continue


def _is_below(cx: Context, id: SchemaId) -> bool:
    """Whether an id is that of a schema within a component, and none of its definitions."""
    if not id.startswith(COMPONENTS) or "/" not in (name := id[len(COMPONENTS) :]):
        return False
    return COMPONENTS + name.partition("/")[0] in cx.declarations.by_id
