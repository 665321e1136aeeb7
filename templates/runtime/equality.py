"""Equality as JSON has it: `1` is `1.0`, but not `true`."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, cast


def key(value: Any) -> Hashable:
    """Something hashable that is equal exactly for equal JSON values."""
    if isinstance(value, bool):
        return bool, value
    if isinstance(value, list):
        return list, tuple(map(key, cast("list[Any]", value)))
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value).items()
        return dict, frozenset((name, key(item)) for name, item in items)
    return cast("Hashable", value)


def repeated(items: list[Any]) -> tuple[int, int] | None:
    """The positions of the first two equal items, if any are."""
    first: dict[Hashable, int] = {}
    for index, item in enumerate(items):
        if (earlier := first.setdefault(key(item), index)) != index:
            return earlier, index
    return None
