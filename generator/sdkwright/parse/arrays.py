"""Keywords of arrays, core 10.3.1 and 11.2, validation 6.4."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from ..ledger import Outcome
from ..schema import Arrays, Schema
from .combinators import inner
from .numbers import count

if TYPE_CHECKING:
    from .reader import Reader

_FURTHER: Final = frozenset(
    {"minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains", "unevaluatedItems"}
)


def arrays(reader: Reader, node: dict[str, Json], pointer: Pointer) -> Arrays:
    """What a schema says of arrays."""
    items, prefix = _items(reader, node, pointer)
    if _FURTHER.isdisjoint(node):
        return Arrays.of({"items": items, "prefix": prefix})
    return Arrays(
        items,
        prefix,
        count(reader, node, "minItems", pointer),
        count(reader, node, "maxItems", pointer),
        _unique(reader, node, pointer),
        inner(reader, node, "contains", pointer),
        count(reader, node, "minContains", pointer),
        count(reader, node, "maxContains", pointer),
        inner(reader, node, "unevaluatedItems", pointer),
    )


def _items(reader: Reader, node: dict[str, Json], pointer: Pointer) -> tuple[Schema | None, tuple[Schema, ...]]:
    """Before 2020-12 a list under `items` was what `prefixItems` is now, and `additionalItems` what `items` is."""
    listed = node.get("items")
    if isinstance(listed, list):
        return inner(reader, node, "additionalItems", pointer), reader.schemas_in(listed, f"{pointer}/items")
    if "additionalItems" in node:
        reader.report.outcomes[pointer, "additionalItems"] = Outcome.DROPPED  # it means nothing by itself
    prefix = node.get("prefixItems")
    if isinstance(prefix, list) and prefix:
        return inner(reader, node, "items", pointer), reader.schemas_in(prefix, f"{pointer}/prefixItems")
    if "prefixItems" in node:
        message = "prefixItems is not a list of schemas"
        reader.report.drop("malformed-schema", message, pointer, "prefixItems")
    return inner(reader, node, "items", pointer), ()


def _unique(reader: Reader, node: dict[str, Json], pointer: Pointer) -> bool:
    if not isinstance(node.get("uniqueItems", False), bool):
        reader.report.drop("malformed-schema", "uniqueItems is neither true nor false", pointer, "uniqueItems")
    return node.get("uniqueItems") is True
