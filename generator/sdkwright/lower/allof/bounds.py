"""The bounds that several schemas give: the narrowest of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ...ir.types import NO_BOUNDS, Bounds
from ...schema import NO_ARRAYS, NO_OBJECTS, NO_STRINGS, Arrays, Objects, Schema, Strings

Number = TypeVar("Number", int, float)
Value = TypeVar("Value")


def numbers(schemas: Sequence[Schema]) -> Bounds:
    """The bounds of numbers; of several `multipleOf` the last."""
    said = [schema.numbers for schema in reversed(schemas) if schema.numbers is not NO_BOUNDS]
    if len(said) < 2:
        return said[0] if said else NO_BOUNDS
    return Bounds(
        _narrowest(max, (one.minimum for one in said)),
        _narrowest(min, (one.maximum for one in said)),
        _narrowest(max, (one.exclusive_minimum for one in said)),
        _narrowest(min, (one.exclusive_maximum for one in said)),
        _first(one.multiple_of for one in said),
    )


def strings(schemas: Sequence[Schema]) -> Strings:
    """The bounds of strings; of several patterns, and of whatever else they hold, the last."""
    said = [schema.strings for schema in reversed(schemas) if schema.strings is not NO_STRINGS]
    if len(said) < 2:
        return said[0] if said else NO_STRINGS
    return Strings(
        _narrowest(max, (one.min_length for one in said)),
        _narrowest(min, (one.max_length for one in said)),
        _first(one.pattern for one in said),
        _first(one.encoding for one in said),
        _first(one.media for one in said),
    )


def sizes_of_arrays(schemas: Sequence[Schema], made: Arrays) -> Arrays:
    """The keywords that tell items, with the bounds of the number of items."""
    said = [schema.arrays for schema in reversed(schemas) if schema.arrays is not NO_ARRAYS]
    if not said:
        return made
    return replace(
        made,
        min_items=_narrowest(max, (one.min_items for one in said)),
        max_items=_narrowest(min, (one.max_items for one in said)),
        unique=any(one.unique for one in said),
    )


def sizes_of_objects(
    schemas: Sequence[Schema],
    properties: Mapping[str, Schema] | None,
    required: tuple[str, ...],
    additional: Schema | None,
) -> Objects:
    """Some properties, with the bounds of their number."""
    said = [schema.objects for schema in reversed(schemas) if schema.objects is not NO_OBJECTS]
    if not said and additional is None:
        return NO_OBJECTS
    least = _narrowest(max, (one.min_properties for one in said))
    most = _narrowest(min, (one.max_properties for one in said))
    return Objects(properties, required, additional, min_properties=least, max_properties=most)


def _narrowest(choose: Callable[[Number, Number], Number], said: Iterable[Number | None]) -> Number | None:
    found: Number | None = None
    for one in said:
        if one is not None:
            found = one if found is None else choose(found, one)
    return found


def _first(said: Iterable[Value | None]) -> Value | None:
    return next((one for one in said if one is not None), None)
