"""What a schema says to people, and of the use of values: validation 9, OpenAPI 3.1 section 4.8.24."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..ir.declarations import See
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from ..ledger import Outcome
from ..schema import Annotations, Labels, Value, Values

if TYPE_CHECKING:
    from .reader import Reader

_NAMES: Final = ("x-enum-varnames", "x-enumNames", "x-enum-names")
_DESCRIPTIONS: Final = ("x-enum-descriptions", "x-enumDescriptions")


def annotated(reader: Reader, node: dict[str, Json], pointer: Pointer) -> Annotations:
    """The annotations of a schema."""
    said: dict[str, object] = {}
    for keyword in node:
        if keyword in _TEXTS:
            said[keyword] = _text(reader, node, keyword, pointer)
        elif keyword in _FLAGS:
            said[_FLAGS[keyword]] = _flag(reader, node, keyword, pointer)
    if "default" in node:
        said["default"] = Value(node["default"])
    if "examples" in node or "example" in node:
        said["examples"] = _examples(reader, node, pointer)
    if "externalDocs" in node:
        said["see"] = _see(reader, node, pointer)
    if not _LABELS.isdisjoint(node):
        said["value_names"] = _labels(reader, node, _NAMES, pointer)
        said["value_descriptions"] = _labels(reader, node, _DESCRIPTIONS, pointer)
    return Annotations.of(said)


_TEXTS: Final = frozenset({"title", "description"})
_FLAGS: Final = {"deprecated": "deprecated", "readOnly": "read_only", "writeOnly": "write_only"}
_LABELS: Final = frozenset({*_NAMES, *_DESCRIPTIONS})


def _text(reader: Reader, node: dict[str, Json], keyword: str, pointer: Pointer) -> str | None:
    """A text; a number is written out."""
    value = node[keyword]
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    reader.report.drop("malformed-schema", f"{keyword} is not a text", pointer, keyword)
    return None


def _flag(reader: Reader, node: dict[str, Json], keyword: str, pointer: Pointer) -> bool | None:
    value = node[keyword]
    if isinstance(value, bool):
        return value
    reader.report.drop("malformed-schema", f"{keyword} is neither true nor false", pointer, keyword)
    return None


def _examples(reader: Reader, node: dict[str, Json], pointer: Pointer) -> Values | None:
    """`examples`, else `example`."""
    listed = node.get("examples")
    if isinstance(listed, list):
        if "example" in node:
            reader.report.outcomes[pointer, "example"] = Outcome.DROPPED
        return Values(tuple(listed))
    if "examples" in node:
        reader.report.drop("malformed-schema", "examples is not a list", pointer, "examples")
    return Values((node["example"],)) if "example" in node else None


def _see(reader: Reader, node: dict[str, Json], pointer: Pointer) -> See | None:
    """OpenAPI 3.1 section 4.8.22."""
    said = node["externalDocs"]
    if isinstance(said, dict) and isinstance(url := said.get("url"), str) and url:
        description = said.get("description")
        return See(url, description if isinstance(description, str) else "")
    reader.report.drop("malformed-schema", "externalDocs needs a url", pointer, "externalDocs")
    return None


def _labels(reader: Reader, node: dict[str, Json], keywords: tuple[str, ...], pointer: Pointer) -> tuple[Labels, ...]:
    found: list[Labels] = []
    for keyword in keywords:
        if keyword not in node:
            continue
        match node[keyword]:
            case list() as listed:
                found.append(tuple([str(text) for text in listed]))
            case dict() as named:
                found.append({value: str(text) for value, text in named.items()})
            case _:
                reader.report.drop("malformed-schema", f"{keyword} lists no texts", pointer, keyword)
    return tuple(found)
