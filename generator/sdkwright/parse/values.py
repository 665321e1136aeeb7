"""Keywords for any type: `type`, `enum`, `const`, `format`; validation 6.1 and 7."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..jsonvalue.equality import unique
from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from ..openapi.schemas import TYPES
from ..schema import Value, Values
from .strings import text

if TYPE_CHECKING:
    from .reader import Reader

_ONE: Final = {name: (name,) for name in TYPES}


def types(reader: Reader, node: dict[str, Json], pointer: Pointer) -> tuple[str, ...]:
    """The types under `type`, none if one of them is unknown."""
    said = node["type"]
    if isinstance(said, str):
        return _ONE.get(said) or _known(reader, [said], pointer)
    if isinstance(said, list) and said:
        return _known(reader, said, pointer)
    reader.report.drop("malformed-schema", "type is neither a name nor a list of names", pointer, "type")
    return ()


def _known(reader: Reader, listed: list[Json], pointer: Pointer) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for name in listed:
        if name is None:
            message = "the type null is written without quotes"
            reader.report.warn("malformed-schema", message, f"{pointer}/type", "it is taken for 'null'")
            name = "null"
        if not isinstance(name, str):
            reader.report.drop("malformed-schema", "type is neither a name nor a list of names", pointer, "type")
            return ()
        meant = name if name in TYPES else name.lower()
        if meant not in TYPES:
            message = f"there is no type {name!r}"
            reader.report.drop("unknown-type", message, pointer, "type", "it is taken for any type")
            return ()
        if meant != name:
            message = f"there is no type {name!r}"
            reader.report.warn("unknown-type", message, f"{pointer}/type", f"it is taken for {meant}")
        found[meant] = None
    return tuple(found)


def enum(reader: Reader, node: dict[str, Json], pointer: Pointer) -> Values | None:
    """The values under `enum`, each once."""
    listed = node["enum"]
    if not isinstance(listed, list):
        reader.report.drop("malformed-schema", "enum is not a list", pointer, "enum")
        return None
    found: list[Json] = unique(listed) if any(type(value) is not str for value in listed) else [*dict.fromkeys(listed)]
    if len(found) < len(listed):
        reader.report.note("duplicate-enum-value", "a value is listed twice", f"{pointer}/enum")
    return Values(tuple(found))


def const(_reader: Reader, node: dict[str, Json], _pointer: Pointer) -> Value:
    """The value under `const`."""
    return Value(node["const"])


def format_(reader: Reader, node: dict[str, Json], pointer: Pointer) -> str | None:
    """The name under `format`."""
    return text(reader, node, "format", pointer)
