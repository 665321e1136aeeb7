"""XML bodies, by what the description's `xml` objects say."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ..codec import from_dict
from .content import Content
from .media import Media
from .texts import TypeOf, to_value
from .xml_shape import Shape, ShapeOf, shape


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
