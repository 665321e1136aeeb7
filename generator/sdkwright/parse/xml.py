"""The XML Object of a schema: OpenAPI 3.2 section 4.26."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..ir.http.xml import Node
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from ..schema import Xml

if TYPE_CHECKING:
    from .reader import Reader

_TEXTS: Final = frozenset(("name", "namespace", "prefix"))
_FLAGS: Final = {"attribute": Node.ATTRIBUTE, "wrapped": Node.ELEMENT, "x-ms-text": Node.TEXT}


def xml(reader: Reader, node: dict[str, Json], pointer: Pointer) -> Xml | None:
    """What a schema says of XML; what is malformed in it counts as not said."""
    said = node["xml"]
    if not isinstance(said, dict):
        reader.report.drop("malformed-schema", "xml is not an object", pointer, "xml")
        return None
    texts: dict[str, str] = {}
    kinds: list[Node] = []
    for key, value in said.items():
        if key in _TEXTS:
            if isinstance(value, str):
                texts[key] = value
            else:
                _malformed(reader, f"{key} is not a text", pointer, key)
        elif key in _FLAGS:
            if not isinstance(value, bool):
                _malformed(reader, f"{key} is neither true nor false", pointer, key)
            elif value:
                kinds.append(_FLAGS[key])
        elif key == "nodeType":
            if kind := _kind(reader, value, pointer):
                kinds.insert(0, kind)
        elif not key.startswith("x-"):
            _malformed(reader, f"there is no {key!r} in XML Objects", pointer, key)
    return Xml(**texts, node=kinds[0] if kinds else None)


def _kind(reader: Reader, said: Json, pointer: Pointer) -> Node | None:
    for kind in Node:
        if kind.value == said:
            return kind
    _malformed(reader, f"there is no node type {said!r}", pointer, "nodeType")
    return None


def _malformed(reader: Reader, message: str, pointer: Pointer, key: str) -> None:
    reader.report.warn("malformed-schema", message, f"{pointer}/xml/{key}", "it counts as not said")
