"""JSON values: their kinds, and when they are equal."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Final, cast

from typing_extensions import TypeIs


def is_object(value: Any) -> TypeIs[dict[str, Any]]:
    """Whether a value is a JSON object."""
    return isinstance(value, dict)


def is_array(value: Any) -> TypeIs[list[Any]]:
    """Whether a value is a JSON array."""
    return isinstance(value, list)


def is_tuple(value: Any) -> TypeIs[tuple[Any, ...]]:
    """Whether a value is what people write for an array."""
    return isinstance(value, tuple)


def is_number(value: Any) -> TypeIs[int | float]:
    """Whether a value is a JSON number, which `true` is not."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def key(value: Any) -> Hashable:
    """Something hashable, equal for equal JSON values only: `1` is `1.0`, not `true`."""
    if isinstance(value, bool):
        return bool, value
    if is_array(value):
        return list, tuple(map(key, value))
    if is_object(value):
        return dict, frozenset((name, key(item)) for name, item in value.items())
    return cast("Hashable", value)


def repeated(items: list[Any]) -> tuple[int, int] | None:
    """The positions of the first two equal items, if there are any."""
    first: dict[Hashable, int] = {}
    for index, item in enumerate(items):
        if (earlier := first.setdefault(key(item), index)) != index:
            return earlier, index
    return None


def arrays(value: Any) -> Any:
    """A value given in Python, with lists for the tuples that people write for them."""
    if is_tuple(value):
        return [arrays(item) for item in value]
    if is_array(value) and not _CONTAINERS.isdisjoint(map(type, value)):
        return [arrays(item) for item in value]
    if is_object(value) and not _CONTAINERS.isdisjoint(map(type, value.values())):
        return {name: arrays(item) for name, item in value.items()}
    return value


_CONTAINERS: Final = frozenset({tuple, list, dict})
