"""What openapi-spec-validator finds beyond JSON Schema, told from the description and never from the error's text.

Each function takes the object that the validator was looking at and gives all that its rule has to say there.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Any

from .sentences import listed, look

_COMBINED = ("allOf", "anyOf", "oneOf")


def path_parameters(root: dict[str, Any], url: str, item: Any, operation: Any) -> list[str]:
    """Names that stand in the path or among the parameters of an operation, not in both."""
    there = {name for _, name, _, _ in Formatter().parse(url) if name}
    declared = {
        parameter.get("name")
        for holder in (item, operation)
        for parameter in _each(root, _part(root, holder, "parameters"))
        if isinstance(parameter, dict) and parameter.get("in") == "path"
    }
    undeclared = [f"the path parameter `{name}` is not declared" for name in sorted(there - declared)]
    superfluous = sorted(str(name) for name in declared - there)
    return undeclared + [f"the parameter `{name}` does not stand in the path" for name in superfluous]


def undefined(root: dict[str, Any], schema: Any) -> list[str]:
    """Names that `required` lists and no part of a schema has."""
    known = set(_properties(root, schema, set()))
    names = [name for name in dict.fromkeys(schema.get("required", ())) if name not in known]
    return [f"`required` lists {listed(names)}, which no part of the schema defines"]


def duplicate_parameters(root: dict[str, Any], parameters: Any) -> list[str]:
    """Parameters that come twice."""
    pairs = [(one.get("name"), one.get("in")) for one in _each(root, parameters) if isinstance(one, dict)]
    return [
        f"the parameter `{name}` in {place} is declared twice"
        for name, place in dict.fromkeys(pair for pair in pairs if pairs.count(pair) > 1)
    ]


def tags(all_tags: Any) -> list[tuple[str, str]]:
    """Codes and messages: tags that come twice, and parents that are no tags or their own children."""
    entries = [tag for tag in all_tags if isinstance(tag, dict)]
    names = [tag.get("name") for tag in entries]
    found = [
        ("duplicate-tag", f"the tag `{name}` is described twice")
        for name in dict.fromkeys(name for name in names if names.count(name) > 1)
    ]
    parents = {tag.get("name"): tag.get("parent") for tag in entries if tag.get("parent") is not None}
    found += [
        ("tag-parent", f"the tag `{name}` has the parent `{parent}`, which is no tag")
        for name, parent in parents.items()
        if parent not in names
    ]
    rings: set[frozenset[Any]] = set()
    for start in parents:
        trail: list[Any] = []
        name: Any = start
        while name in parents and name not in trail:
            trail.append(name)
            name = parents[name]
        ring = trail[trail.index(name) :] if name in trail else []
        if ring and frozenset(ring) not in rings:
            rings.add(frozenset(ring))
            found.append(("tag-parent", f"the tags {listed(ring)} are each other's parents"))
    return found


def _properties(root: dict[str, Any], schema: Any, seen: set[int]) -> Iterator[str]:
    schema = _target(root, schema)
    if not isinstance(schema, dict) or id(schema) in seen:
        return
    seen.add(id(schema))
    if isinstance(properties := schema.get("properties"), dict):
        yield from properties
    inner = [each for keyword in _COMBINED for each in schema.get(keyword, ())]
    for each in (*inner, schema.get("items"), schema.get("not")):
        yield from _properties(root, each, seen)


def _each(root: dict[str, Any], items: Any) -> Iterator[Any]:
    for item in items if isinstance(items, list) else ():
        yield _target(root, item)


def _part(root: dict[str, Any], holder: Any, key: str) -> Any:
    holder = _target(root, holder)
    return _target(root, holder.get(key)) if isinstance(holder, dict) else None


def _target(root: dict[str, Any], node: Any) -> Any:
    """What a node is, behind a reference."""
    reference = node.get("$ref") if isinstance(node, dict) else None
    return look(root, reference) if isinstance(reference, str) else node
