"""How values are written in XML: OpenAPI 3.2 section 4.26, XML Object."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from ...frozen import dataclass
from ..types import SchemaId


class Node(Enum):
    """What a value becomes: OpenAPI 3.2 `nodeType`; `attribute` and `wrapped` of earlier versions say so too."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    TEXT = "text"
    CDATA = "cdata"
    NONE = "none"
    """Nothing of its own: what is in it stands where it would."""


class Scalar(Enum):
    """A value that is one text."""

    TEXT = "text"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Part:
    """A property."""

    property: str
    element: Element
    required: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """An object; `others` are the properties that are not named."""

    named: tuple[Part, ...]
    others: Element | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """An array: its items follow each other, inside an element of their own or not."""

    item: Element
    wrapped: bool


@dataclass(frozen=True, slots=True)
class Anything:
    """What is not described."""


@dataclass(frozen=True, slots=True)
class Like:
    """As a schema of `Api.elements` is."""

    id: SchemaId


Inside: TypeAlias = Scalar | Parts | Items | Anything | Like


@dataclass(frozen=True, slots=True)
class Element:
    """How the values of a schema are written.

    `name` is empty where it is that of the property, or of the component for a root.
    """

    inside: Inside
    name: str = ""
    namespace: str = ""
    prefix: str = ""
    node: Node = Node.ELEMENT


@dataclass(frozen=True, slots=True)
class XmlDocument:
    """A body in XML; `name` is that of its root, if `element` has none."""

    element: Element
    name: str
