"""XML: how the values of schemas are written in it, as the client's runtime reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from ...frozen import dataclass
from ...ir.http.xml import Anything, Element, Items, Like, Node, Parts, Scalar, XmlDocument
from ...ir.types import SchemaId
from ...views.client import Value, Xml
from ..literals import string
from .imports import Imports

HOME = "_xml"
"""The module of the package that has the shapes that others refer to, each called as its class is."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """Prints shapes for one module; `here` is set for the module that has those with names."""

    elements: Mapping[SchemaId, Element]
    classes: Mapping[SchemaId, str]
    imports: Imports
    here: bool = False

    def arguments(self, document: XmlDocument) -> list[str]:
        """What says how a body is written."""
        shape = self._shape(document.element)
        lazy = shape if shape.startswith("lambda") else f"lambda: {shape}"
        return [f"shape={lazy}", f"root={string(document.name)}"]

    def view(self, source_name: str) -> Xml:
        """The module of those with names."""
        named = [(self.classes[id], element) for id, element in self.elements.items() if id in self.classes]
        made = tuple(Value(name, self._made(element)) for name, element in named)
        return Xml(source_name, self.imports.groups(), made)

    def _shape(self, element: Element, *, required: bool = False) -> str:
        """A shape; one that has a name is named, so that it may refer to itself."""
        inside = element.inside
        if isinstance(inside, Like) and not required and element == Element(inside):
            return self._named(inside.id)
        return self._made(element, required=required)

    def _named(self, id: SchemaId) -> str:
        if id not in self.classes:
            return f"lambda: {self._made(self.elements[id])}"
        home = "" if self.here else f"{self.imports.own('', HOME)}."
        return f"lambda: {home}{self.classes[id]}"

    def _made(self, element: Element, *, required: bool = False) -> str:
        texts = {"name": element.name, "namespace": element.namespace, "prefix": element.prefix}
        arguments = [f"{key}={string(text)}" for key, text in texts.items() if text]
        if element.node is not Node.ELEMENT:
            arguments.append(f"node={string(element.node.value)}")
        if required:
            arguments.append("required=True")
        inside = element.inside
        match inside:
            case Scalar():
                arguments.insert(0, string(inside.value))
            case Parts(named=named, others=others):
                arguments.insert(0, '"object"')
                parts = [f"{string(one.property)}: {self._shape(one.element, required=one.required)}" for one in named]
                arguments += [f"properties={{{', '.join(parts)}}}"] if parts else []
                arguments += [f"values={self._shape(others)}"] if others is not None else []
            case Items(item=item, wrapped=wrapped):
                arguments.insert(0, '"array"')
                arguments += ["wrapped=True"] if wrapped else []
                arguments += [f"items={self._shape(item)}"]
            case Like(id=id):
                arguments.append(f"like={self._named(id)}")
            case Anything():
                pass
            case _:
                assert_never(inside)
        return f"{self.imports.runtime('Shape')}({', '.join(arguments)})"
