"""A schema as XML sees it: what the description's `xml` objects say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal[
    "text", "boolean", "integer", "number", "object", "array", "any"
]
Node: TypeAlias = Literal["element", "attribute", "text", "cdata", "none"]


class Shape(NamedTuple):
    """A schema as XML sees it."""

    kind: Kind = "any"
    name: str | None = None
    """The element's or attribute's name, if it is not the property's."""

    node: Node = "element"
    namespace: str | None = None
    prefix: str | None = None
    wrapped: bool = False
    """Whether an array has an element of its own around its items."""

    required: bool = False
    """Whether the property is required: an array without items is then empty."""

    properties: Mapping[str, ShapeOf] = {}
    items: ShapeOf | None = None
    values: ShapeOf | None = None
    """The shape of properties that are not named."""

    like: Callable[[], Shape] | None = None
    """The schema that this one refers to: whatever it does not say itself, that one says."""


ShapeOf: TypeAlias = "Shape | Callable[[], Shape]"


def shape(given: ShapeOf | None) -> Shape:
    """A shape, whatever it is named by."""
    found = _ANY if given is None else given if isinstance(given, Shape) else given()
    if found.like is None:
        return found
    other = shape(found.like)
    return found._replace(
        kind=other.kind,
        name=found.name or other.name,
        node=other.node if found.node == "element" else found.node,
        properties=other.properties,
        items=other.items,
        values=other.values,
        wrapped=found.wrapped or other.wrapped,
        namespace=found.namespace or other.namespace,
        prefix=found.prefix or other.prefix,
        like=None,
    )


_ANY = Shape()
