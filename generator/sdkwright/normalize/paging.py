"""The setting `pagination`: what it says of an operation is written into it, as an extension."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..config import Rules
from ..diagnostics import Diagnostic, Location, Severity
from ..document import Document
from ..jsonvalue.pointers import Pointer, join, split
from ..jsonvalue.types import Json
from ..openapi.objects import METHODS
from ..openapi.pagination import OURS
from .selectors import selector


def mark(document: Document, rules: Rules) -> tuple[Document, tuple[Diagnostic, ...]]:
    """A normalized document with `x-sdkwright-pagination` in each operation that a rule chooses, the first that does.

    What chooses no operation is an error.
    """
    if not rules:
        return document, ()
    chosen = [(text, selector(text), said) for text, said in rules.items()]
    used: set[str] = set()
    for path, method, pointer, operation in list(_operations(document)):
        found = [one for one in chosen if one[1].takes_operation(path, method, operation)]
        used.update(text for text, _, _ in found)
        if found:
            said: Any = found[0][2]
            document = replace(document, root=_with(document.root, split(pointer), {**operation, OURS: said}))
    return document, tuple(
        Diagnostic("no-match", f"pagination: `{text}` chooses no operation", Location(document.name), Severity.ERROR)
        for text in rules
        if text not in used
    )


def _operations(document: Document) -> Iterator[tuple[str, str, Pointer, dict[str, Json]]]:
    """Path, method and place of each operation under `paths`, wherever references lead."""
    items = document.root.get("paths")
    for path, node in items.items() if isinstance(items, dict) else ():
        pointer, item = _follow(document, join("#/paths", path), node)
        more = item.get("additionalOperations")
        listed = [(method, join(pointer, method), one) for method, one in item.items() if method in METHODS]
        if isinstance(more, dict):
            listed += [(name, join(pointer, "additionalOperations", name), one) for name, one in more.items()]
        for method, place, one in listed:
            if isinstance(one, dict):
                yield path, method, place, one


def _follow(document: Document, pointer: Pointer, node: Json) -> tuple[Pointer, dict[str, Json]]:
    for _ in range(32):
        if not isinstance(node, dict):
            break
        if "$ref" not in node:
            return pointer, node
        if (found := document.find(node["$ref"])) is None:
            break
        pointer, node = found
    return pointer, {}


def _with(tree: Any, way: list[str], node: Json) -> Any:
    """A tree with another node at one place; all else is shared."""
    if not way:
        return node
    key = int(way[0]) if isinstance(tree, list) else way[0]
    made = tree.copy()
    made[key] = _with(tree[key], way[1:], node)
    return made
