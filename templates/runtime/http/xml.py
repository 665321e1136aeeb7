"""XML bodies, by what the description's `xml` objects say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeAlias

from ..codec import from_dict
from .content import Content
from .media import Media
from .texts import TypeOf, to_value

Kind: TypeAlias = Literal[
    "text", "boolean", "integer", "number", "object", "array", "any"
]
Node: TypeAlias = Literal["element", "attribute", "text", "cdata"]


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
    """The schema that this one refers to, and calls otherwise."""


ShapeOf: TypeAlias = "Shape | Callable[[], Shape]"


def shape(given: ShapeOf | None) -> Shape:
    """A shape, whatever it is named by."""
    found = _ANY if given is None else given if isinstance(given, Shape) else given()
    if found.like is None:
        return found
    other = shape(found.like)
    return found._replace(
        kind=other.kind,
        properties=other.properties,
        items=other.items,
        values=other.values,
        wrapped=found.wrapped or other.wrapped,
        namespace=found.namespace or other.namespace,
        prefix=found.prefix or other.prefix,
        like=None,
    )


_ANY = Shape()


class Xml(Media):
    """XML. `shape` says which element is which property."""

    media = "application/xml"

    def __init__(
        self,
        type: TypeOf | None = None,
        media: str | None = None,
        *,
        shape: ShapeOf,
        root: str = "root",
    ) -> None:
        """`root` is the name of the root element if the shape has none."""
        super().__init__(type, media)
        self._shape_of = shape
        self._root = root

    @cached_property
    def _shape(self) -> Shape:
        found = shape(self._shape_of)
        return found if found.name else found._replace(name=self._root)

    def write(self, value: Any) -> tuple[str, Content]:
        """An XML document in UTF-8."""
        from .xml_writer import write

        return self.name, write(self._shape, to_value(value, self._type))

    def read(self, content: bytes, charset: str | None) -> Any:
        """The value of a document; one with a document type is refused."""
        return from_dict(self.type, self.tree(content, charset))

    def tree(self, content: bytes, charset: str | None) -> Any:
        """The JSON value that a document is read as."""
        from .xml_reader import read

        return read(self._shape, content, charset)
