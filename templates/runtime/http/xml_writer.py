"""JSON values as XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ..values import is_array, is_object
from .texts import to_text
from .xml_shape import Shape, shape


def write(root: Shape, value: Any) -> bytes:
    """A document of a shape whose name is known."""
    writer = _Writer()
    body = "".join(writer.named(root.name or "root", root, value))
    spaces = "".join(
        f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in writer.spaces.items()
    )
    end = next(index for index, mark in enumerate(body) if mark in " />")
    document = f"{body[:end]}{spaces}{body[end:]}"
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{document}".encode()


class _Writer:
    """One document; the prefixes that it uses are declared at its root."""

    def __init__(self) -> None:
        self.spaces: dict[str, str] = {}

    def named(self, name: str, form: Shape, value: Any) -> Iterator[str]:
        """What a property, an item or the root becomes: one element, or several."""
        if form.kind != "array" or not is_array(value):
            yield from self.element(form.name or name, form, value)
            return
        if form.wrapped:
            self.qualified(name, form)
        item = shape(form.items)
        inner = "".join(
            text
            for one in value
            for text in self.named(
                item.name or (form.name if form.wrapped else None) or name, item, one
            )
        )
        if form.wrapped:
            yield from self.tag(form.name or name, form, "", inner)
        else:
            yield inner

    def element(self, name: str, form: Shape, value: Any) -> Iterator[str]:
        """An element with its attributes, text and children."""
        if value is None:
            return
        if not is_object(value):
            text = to_text(value)
            inner = _cdata(text) if form.node == "cdata" else escape(text)
            yield from self.tag(name, form, "", inner)
            return
        self.qualified(name, form)  # prefixes are declared from the outside in
        attributes, children = self.inside(form, value)
        yield from self.tag(name, form, attributes, children)

    def inside(self, form: Shape, value: dict[str, Any]) -> tuple[str, str]:
        """The attributes of an object, and what stands in its element."""
        attributes, children = "", ""
        for key, item in value.items():
            part = shape(form.properties.get(key, form.values))
            if item is None:
                continue
            if part.node == "attribute":
                known = self.qualified(part.name or key, part)
                attributes += f" {known}={quoteattr(to_text(item))}"
            elif part.node in ("text", "cdata"):
                text = to_text(item)
                children += _cdata(text) if part.node == "cdata" else escape(text)
            elif part.node == "none" and is_object(item):
                more, inner = self.inside(part, item)
                attributes, children = attributes + more, children + inner
            else:
                children += "".join(self.named(key, _as_array(part, item), item))
        return attributes, children

    def tag(self, name: str, form: Shape, attributes: str, inner: str) -> Iterator[str]:
        """A start tag, what is in it, and an end tag."""
        known = self.qualified(name, form)
        if form.namespace and not form.prefix:
            attributes = f" xmlns={quoteattr(form.namespace)}{attributes}"
        yield (
            f"<{known}{attributes}>{inner}</{known}>"
            if inner
            else (f"<{known}{attributes} />")
        )

    def qualified(self, name: str, form: Shape) -> str:
        """A name with its prefix, which is noted."""
        if not form.prefix:
            return name
        if form.namespace:
            self.spaces[form.prefix] = form.namespace
        return f"{form.prefix}:{name}"


def _as_array(form: Shape, value: Any) -> Shape:
    """What is not described is repeated where it is an array."""
    return Shape("array") if form.kind == "any" and is_array(value) else form


def _cdata(text: str) -> str:
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
