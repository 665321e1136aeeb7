"""XML as JSON values. What can harm is refused: a document type, and endless depth."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers.expat import ErrorString, ExpatError, ParserCreate

from .xml_shape import Shape, shape

_DEPTH: Final = 200
_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
_BOOLEANS: Final = {"true": True, "1": True, "false": False, "0": False}


class XmlError(ValueError):
    """A document that cannot be read, or must not be."""


@dataclass(slots=True)
class Element:
    """An element, without the order of its parts."""

    name: str
    namespace: str | None
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list["Element"])
    text: str = ""


def read(root: Shape, content: bytes, charset: str | None) -> Any:
    """The JSON value of a document of a shape; raises `XmlError`."""
    return _value(root, parse(content, charset))


def parse(content: bytes, charset: str | None = None) -> Element:
    """The elements of a document."""
    parser = ParserCreate(charset, "}")
    stack = [Element("", None, {})]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) > _DEPTH:
            raise XmlError("The elements are nested too deeply")
        space, _, local = name.rpartition("}")
        plain = {key.rpartition("}")[2]: text for key, text in attributes.items()}
        element = Element(local, space or None, plain)
        stack[-1].children.append(element)
        stack.append(element)

    def end(_name: str) -> None:
        stack.pop()

    def text(data: str) -> None:
        stack[-1].text += data

    def refuse(*_: object) -> None:
        raise XmlError("A document type is not accepted: it may define entities")

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except ExpatError as error:
        reason = f"Invalid XML: {ErrorString(error.code)} in line {error.lineno}"
        raise XmlError(reason) from None
    return stack[0].children[0]


def _value(form: Shape, element: Element) -> Any:
    if form.kind == "object":
        return _object(form, element)
    if form.kind == "array":
        item = shape(form.items)
        return [_value(item, child) for child in element.children]
    if form.kind == "any":
        return _anything(element)
    return _scalar(form, element.text)


def _object(form: Shape, element: Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    rest = list(element.children)
    attributes = dict(element.attributes)
    for key, part_of in form.properties.items():
        part = shape(part_of)
        name = part.name or key
        if part.node == "attribute":
            if name in attributes:
                found[key] = _scalar(part, attributes.pop(name))
        elif part.node in ("text", "cdata") and part.kind != "object":
            if part.required or _has_text(element):
                found[key] = _scalar(part, element.text)
        elif part.node == "none" and part.kind == "object":
            if (inside := _within(part, rest)) or part.required:
                found[key] = _object(part, Element(name, None, {}, inside))
        elif part.kind == "array":
            _array(key, part, rest, found)
        elif child := _take(part, name, rest):
            found[key] = _value(part, child)
    if element.text.strip() and (owner := _of_text(form, found)):
        found[owner] = _scalar(shape(form.properties[owner]), element.text)
    other = shape(form.values)
    for child in rest:
        _add(found, child.name, _value(other, child))
    for name, text in attributes.items():
        found.setdefault(name, text)
    return found


def _has_text(element: Element) -> bool:
    """Whether an element has text, other than the white space between elements."""
    return bool(element.text.strip() if element.children else element.text)


def _within(form: Shape, rest: list[Element]) -> list[Element]:
    """The elements of an object that has none of its own; they are taken away."""
    names = {shape(part).name or key for key, part in form.properties.items()}
    found = [child for child in rest if child.name in names]
    rest[:] = [child for child in rest if child.name not in names]
    return found


def _of_text(form: Shape, found: dict[str, Any]) -> str | None:
    """The property that text belongs to, though nobody said so: the one that is missing."""
    if any(shape(part).node in ("text", "cdata") for part in form.properties.values()):
        return None
    missing = [
        key
        for key, part_of in form.properties.items()
        if key not in found and (part := shape(part_of)).required
        if part.node == "element" and part.kind not in ("object", "array", "any")
    ]
    return missing[0] if len(missing) == 1 else None


def _array(key: str, form: Shape, rest: list[Element], found: dict[str, Any]) -> None:
    item = shape(form.items)
    if form.wrapped:
        if child := _take(form, form.name or key, rest):
            found[key] = [_value(item, one) for one in child.children]
        return
    name = item.name or key
    children: list[Element] = []
    while child := _take(item, name, rest):
        children.append(child)
    if not children and name != key and (child := _take(form, form.name or key, rest)):
        children = [child]
    is_there = bool(children) or form.required
    if len(children) == 1 and _is_wrapper(item, children[0]):
        children = children[0].children
    if is_there:
        found[key] = [_value(item, child) for child in children]


def _is_wrapper(item: Shape, element: Element) -> bool:
    """Whether an element stands around the items, though nobody said so."""
    if item.kind == "object":
        parts = {key: shape(part) for key, part in item.properties.items()}
        known = {part.name or key for key, part in parts.items()}
        required = any(part.required for part in parts.values())
        if element.attributes or not (element.children or required):
            return False
        return not any(child.name in known for child in element.children)
    if not element.children:
        return False
    return item.kind not in ("array", "any")


def _take(form: Shape, name: str, rest: list[Element]) -> Element | None:
    """The first element of a name, which is taken away."""
    for index, child in enumerate(rest):
        if child.name == name and form.namespace in (None, child.namespace):
            return rest.pop(index)
    return None


def _scalar(form: Shape, text: str) -> Any:
    """A value by its kind, or else the text as it is."""
    bare = text.strip()
    if form.kind == "integer" and _INTEGER.fullmatch(bare):
        return int(bare)
    if form.kind == "boolean":
        return _BOOLEANS.get(bare, text)
    if form.kind == "number":
        try:
            return json.loads(bare, parse_constant=str)
        except ValueError:
            return text
    return text


def _anything(element: Element) -> Any:
    """What is not described: text, or an object of attributes and elements."""
    if not element.children and not element.attributes:
        return element.text
    found: dict[str, Any] = dict(element.attributes)
    for child in element.children:
        _add(found, child.name, _anything(child))
    return found


def _add(found: dict[str, Any], name: str, value: Any) -> None:
    if name not in found:
        found[name] = value
    elif isinstance(found[name], list):
        found[name].append(value)
    else:
        found[name] = [found[name], value]
