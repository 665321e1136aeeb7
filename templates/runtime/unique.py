"""Lists whose items are all different."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    PydanticKnownError,
    core_schema,
)

from .codec import to_judge
from .marks import within
from .values import repeated

T = TypeVar("T")


class UniqueItems:
    """Annotates a list: no two items are equal as JSON values."""

    def __repr__(self) -> str:
        return "UniqueItems()"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return within(
            handler(source),
            partial(core_schema.no_info_after_validator_function, _unique),
        )


def _unique(value: list[T]) -> list[T]:
    if set(map(type, value)) <= {str} and len(set(value)) == len(value):
        return value
    try:
        pair = repeated(to_judge(value))
    except RecursionError:
        raise PydanticKnownError("recursion_loop") from None
    if pair is not None:
        raise PydanticCustomError(
            "unique_items",
            "Items {first} and {second} are equal",
            {"first": pair[0], "second": pair[1]},
        )
    return value
