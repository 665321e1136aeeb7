"""JSONPath queries, as RFC 9535 defines them: parsed once, then run on a tree.

Everything that the grammar has but functions of one's own: names, wildcards, indices, slices, descendants, filters with
comparisons, `&&`, `||`, `!`, existence, and the functions `length`, `count`, `match`, `search` and `value`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias, assert_never

from ...document import Json

Path: TypeAlias = tuple[str | int, ...]
Condition: TypeAlias = Callable[[Any, Any], bool]
"""Of the current node and the root."""


class Node(NamedTuple):
    """A node that a query selects: where it is and what it is."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Name:
    """A member of an object."""

    name: str


@dataclass(frozen=True, slots=True)
class Index:
    """An item of an array, from its end if negative."""

    index: int


@dataclass(frozen=True, slots=True)
class Slice:
    """Items of an array, as Python slices them, but for a step of 0, which selects none."""

    start: int | None
    stop: int | None
    step: int | None


@dataclass(frozen=True, slots=True)
class Wildcard:
    """All children."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Children for which a condition holds."""

    condition: Condition


Selector: TypeAlias = Name | Index | Slice | Wildcard | Filter


@dataclass(frozen=True, slots=True)
class Segment:
    """Selectors that are applied to each node, or to each and all its descendants."""

    selectors: tuple[Selector, ...]
    descendants: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query."""

    segments: tuple[Segment, ...]
    relative: bool = False
    """Whether it begins at the current node (`@`) of a filter."""

    def run(self, root: Any, current: Any = None) -> list[Node]:
        """The nodes that the query selects, in its order."""
        nodes = [Node((), current if self.relative else root)]
        for segment in self.segments:
            found: list[Node] = []
            for node in nodes:
                for start in _descend(node) if segment.descendants else (node,):
                    for selector in segment.selectors:
                        found.extend(_select(selector, start, root))
            nodes = found
        return nodes


def _select(selector: Selector, node: Node, root: Any) -> Iterator[Node]:
    path, value = node
    match selector:
        case Name(name):
            if isinstance(value, dict) and name in value:
                yield Node((*path, name), value[name])
        case Index(index):
            if isinstance(value, list) and -len(value) <= index < len(value):
                yield Node((*path, index % len(value)), value[index])
        case Slice(start, stop, step):
            if isinstance(value, list) and step != 0:
                for index in range(*slice(start, stop, step).indices(len(value))):
                    yield Node((*path, index), value[index])
        case Wildcard():
            yield from _children(node)
        case Filter(condition):
            for child in _children(node):
                if condition(child.value, root):
                    yield child
        case _:
            assert_never(selector)


def _children(node: Node) -> Iterator[Node]:
    path, value = node
    if isinstance(value, dict):
        for name, child in value.items():
            yield Node((*path, name), child)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield Node((*path, index), child)


def _descend(node: Node) -> Iterator[Node]:
    """A node and all below it, parents first."""
    todo = [node]
    while todo:
        one = todo.pop()
        yield one
        todo.extend(reversed(list(_children(one))))


def same(one: Any, other: Any) -> bool:
    """Equality of JSON values: true is no 1, but 1 is 1.0."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[name]) for name, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def before(one: Json, other: Json) -> bool:
    """Whether one value is less than another: numbers and strings are, among themselves."""
    if isinstance(one, str) and isinstance(other, str):
        return one < other
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return one < other and not isinstance(one, bool) and not isinstance(other, bool)
    return False
