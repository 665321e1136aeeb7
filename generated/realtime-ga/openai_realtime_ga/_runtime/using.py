"""Which classes a value probably needs, as far as its fields tell before they are built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, TypeAlias, get_args, get_origin

from pydantic import BaseModel

from .late import complete
from .values import is_array, is_object

Use: TypeAlias = tuple[type[BaseModel], Any]
"""A class, and what is to be a value of it."""


def use(values: Iterable[Use]) -> None:
    """Completes classes, and those of what is in their values."""
    seen: set[tuple[type[BaseModel], int]] = set()
    pending = list(values)
    for cls, value in pending:
        if (cls, id(value)) in seen:
            continue
        seen.add((cls, id(value)))
        complete(cls)
        if is_object(value):
            for name, info in cls.__pydantic_fields__.items():
                for key in {name, info.alias or name} & value.keys():
                    pending += _uses(info.annotation, value[key])


def _uses(type_: Any, value: Any) -> Iterator[Use]:
    """The objects in a value of a type, with the classes that they may be of."""
    if value is None or isinstance(value, (str, int, float)):
        return
    origin, parts = get_origin(type_), get_args(type_)
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        if is_object(value) and _may_be(type_, value):
            yield type_, value
    elif origin is list and is_array(value):
        for item in value:
            yield from _uses(parts[0], item)
    elif origin is dict and is_object(value):
        for item in value.values():
            yield from _uses(parts[1], item)
    elif origin not in (list, dict, Literal):
        for part in parts:
            yield from _uses(part, value)


def _may_be(cls: type[BaseModel], value: dict[str, Any]) -> bool:
    """Whether no constant of a class is another one in a value."""
    return all(
        value.get(info.alias or name) in (None, *get_args(info.annotation))
        for name, info in cls.__pydantic_fields__.items()
        if get_origin(info.annotation) is Literal
    )
