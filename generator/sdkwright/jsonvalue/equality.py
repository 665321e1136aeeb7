"""When JSON values are equal: to Python `1`, `1.0` and `true` are, and hash alike.

Whatever compares, counts or keeps JSON values in a set, a table or a cache asks here.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

from .types import Json

Value = TypeVar("Value", bound=Json)


def key(value: Json) -> Hashable:
    """Something equal for those values that JSON Schema 2020-12 core 4.2.2 calls equal: `1` is `1.0` and not `true`."""
    match value:
        case bool():
            return ("boolean", value)
        case list():
            return ("array", tuple(map(key, value)))
        case dict():
            return ("object", frozenset((name, key(item)) for name, item in value.items()))
        case _:
            return value


def exact(value: object) -> Hashable:
    """Something equal for values that are the same in every respect, as they are written: `1` is not `1.0` either.

    Takes tuples of values too.
    """
    match value:
        case list() | tuple():
            return (value.__class__, *map(exact, value))
        case dict():
            return (dict, *((name, exact(item)) for name, item in value.items()))
        case None | bool() | int() | float() | str():
            return (value.__class__, value)
        case _:
            assert isinstance(value, Hashable)
            return value


class Exact:
    """The base of dataclasses (`eq=False`) that hold JSON values: equal where they are the same in every respect."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if self is other or other.__class__ is not self.__class__:
            return self is other
        names: tuple[str, ...] = self.__slots__
        return all(same(getattr(self, name), getattr(other, name)) for name in names)

    def __hash__(self) -> int:
        return hash(_parts(self))


def _parts(value: object) -> tuple[Hashable, ...]:
    return tuple([exact(getattr(value, name)) for name in value.__slots__])  # type: ignore[attr-defined]  # of a dataclass


def equal(one: Json, other: Json) -> bool:
    """Equality as JSON Schema has it."""
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(equal, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(equal(part, other[name]) for name, part in one.items())
    return one == other


def same(one: object, other: object) -> bool:
    """Whether two values are the same in every respect: `1`, `1.0` and `true` are three."""
    if one is other or one.__class__ is not other.__class__:
        return one is other
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return [*one] == [*other] and all(map(same, one.values(), other.values()))
    return one == other


def unique(values: Iterable[Value]) -> list[Value]:
    """The values without those that equal an earlier one."""
    found: dict[Hashable, Value] = {}
    for value in values:
        found.setdefault(key(value), value)
    return [*found.values()]
