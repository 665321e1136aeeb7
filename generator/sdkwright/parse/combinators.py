"""Keywords that put schemas together: references, `allOf`, `anyOf`, `oneOf`, `not` and `if`; core 8.2.3 and 10.2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from ..schema import Conditionals, Discriminator, Schema
from .strings import text

if TYPE_CHECKING:
    from .reader import Reader


def reference(reader: Reader, node: dict[str, Json], pointer: Pointer) -> Pointer:
    """The schema that `$ref` names; empty, with a warning, if it names none."""
    ref = node["$ref"]
    target = reader.schemas.target(ref) if isinstance(ref, str) else None
    if target is not None:
        return target
    hint = "any value is taken here"
    if reader.schemas.document.find(ref) is None:
        reader.report.drop("dangling-ref", f"$ref names nothing: {ref!r}", pointer, "$ref", hint)
    else:
        reader.report.drop("invalid-ref", f"$ref names no schema: {ref!r}", pointer, "$ref", hint)
    return ""


def inner(reader: Reader, node: dict[str, Json], keyword: str, pointer: Pointer) -> Schema | None:
    """The schema under a keyword, if it is there."""
    return reader.schema(node[keyword], f"{pointer}/{keyword}") if keyword in node else None


def all_of(reader: Reader, node: dict[str, Json], pointer: Pointer) -> tuple[Schema, ...]:
    """The schemas under `allOf`."""
    return _members(reader, node, "allOf", pointer)


def any_of(reader: Reader, node: dict[str, Json], pointer: Pointer) -> tuple[Schema, ...]:
    """The schemas under `anyOf`."""
    return _members(reader, node, "anyOf", pointer)


def one_of(reader: Reader, node: dict[str, Json], pointer: Pointer) -> tuple[Schema, ...]:
    """The schemas under `oneOf`."""
    return _members(reader, node, "oneOf", pointer)


def _members(reader: Reader, node: dict[str, Json], keyword: str, pointer: Pointer) -> tuple[Schema, ...]:
    listed = node[keyword]
    if isinstance(listed, list) and listed:
        return reader.schemas_in(listed, f"{pointer}/{keyword}")
    reader.report.drop("malformed-schema", f"{keyword} is not a list of schemas", pointer, keyword)
    return ()


def conditionals(reader: Reader, node: dict[str, Json], pointer: Pointer) -> Conditionals:
    """`not`, and `if` with what follows."""
    return Conditionals(
        inner(reader, node, "not", pointer),
        inner(reader, node, "if", pointer),
        inner(reader, node, "then", pointer),
        inner(reader, node, "else", pointer),
    )


def discriminator(reader: Reader, node: dict[str, Json], pointer: Pointer) -> Discriminator | None:
    """OpenAPI 3.1 section 4.8.25; None, with a warning, if it names no property."""
    said = node["discriminator"]
    name = said.get("propertyName") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(name, str) or not name:
        message = "the discriminator names no property"
        reader.report.drop("malformed-schema", message, pointer, "discriminator")
        return None
    mapping, default = said.get("mapping", {}), said.get("defaultMapping", "")
    place = f"{pointer}/discriminator"
    if not isinstance(mapping, dict):
        reader.report.warn("malformed-schema", "mapping is not an object", f"{place}/mapping")
        mapping = {}
    for tag, ref in mapping.items():
        if not isinstance(ref, str):
            message = f"the mapping of {tag!r} names no schema: {ref!r:.80}"
            reader.report.warn("malformed-schema", message, f"{place}/mapping")
    if not isinstance(default, str):
        message = f"defaultMapping names no schema: {default!r:.80}"
        reader.report.warn("malformed-schema", message, f"{place}/defaultMapping")
    refs = {tag: ref for tag, ref in mapping.items() if isinstance(ref, str)}
    return Discriminator(pointer, name, refs, default if isinstance(default, str) else "")


def tag(reader: Reader, node: dict[str, Json], pointer: Pointer) -> str:
    """The text under `x-ms-discriminator-value`."""
    return text(reader, node, "x-ms-discriminator-value", pointer) or ""
