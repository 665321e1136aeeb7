"""What several schemas say of one value, as one schema."""

from __future__ import annotations

from collections.abc import Sequence

from ...jsonvalue.pointers import Pointer
from ...schema import Schema
from ..context import Context
from .narrowing import telling
from .words import with_words


def add(parts: list[Schema], schema: Schema) -> None:
    """Add what is not said yet."""
    if schema not in parts:
        parts.append(schema)


def together(cx: Context, parts: Sequence[Schema], pointer: Pointer) -> Schema:
    """One of the schemas, if it says all that they say; else one at a pointer that has them under `allOf`."""
    if len(parts) == 1:
        return parts[0]
    left = telling(cx, parts)
    if len(left) > 1:
        return with_words(Schema(pointer, all_of=tuple(left)), parts)
    return left[0] if left[0].never else with_words(left[0], parts)
