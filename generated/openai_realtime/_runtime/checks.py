"""What types cannot say, checked on the JSON value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import (
    CoreSchema,
    InitErrorDetails,
    PydanticCustomError,
    PydanticKnownError,
    ValidationError,
    core_schema,
)

from .codec import to_judge
from .values import repeated

if TYPE_CHECKING:
    from .schema import Evaluator, Library

T = TypeVar("T")


class Check:
    """A JSON Schema (2020-12) that a value must meet beside its type.

    Annotates a type, or is the `__check__` of a class. It judges the value as it is, or
    would be, in JSON. A `$ref` in it names a schema of `_schemas.SCHEMAS`. `formats`
    says whether the string formats in it are asserted.
    """

    def __init__(self, schema: Any, *, formats: bool = True) -> None:
        self.schema = schema
        self.formats = formats
        self._evaluator: Evaluator | None = None

    def __repr__(self) -> str:
        return f"Check({self.schema!r})"

    def check(self, value: Any) -> list[InitErrorDetails]:
        """What is wrong with a JSON value, and where."""
        if self._evaluator is None:
            self._evaluator = _evaluator(self.schema, self.formats)
        return [
            InitErrorDetails(
                type=PydanticCustomError("check", "{reason}", {"reason": fault.reason}),
                loc=fault.path,
                input=fault.value,
            )
            for fault in self._evaluator(value)
        ]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return checked(handler(source), [self])


def checked(schema: CoreSchema, checks: Sequence[Check]) -> CoreSchema:
    """A schema whose values, once made, must also meet checks."""

    def check(value: T) -> T:
        judge(value, checks)
        return value

    return core_schema.no_info_after_validator_function(check, schema)


def checked_class(schema: CoreSchema, checks: Sequence[Check]) -> CoreSchema:
    """As `checked`, but for an object that is its own context: a part of a change."""

    def check(value: T, info: ValidationInfo) -> T:
        if info.context is not value:
            judge(value, checks)
        return value

    return core_schema.with_info_after_validator_function(check, schema)


def judge(value: Any, checks: Sequence[Check]) -> None:
    """Raises `pydantic.ValidationError` where a value does not meet all checks."""
    encoded = to_judge(value)
    if details := [detail for check in checks for detail in check.check(encoded)]:
        raise ValidationError.from_exception_data("check", details)


def _evaluator(schema: Any, formats: bool) -> Evaluator:
    from .schema import Evaluator

    return Evaluator(schema, _library(formats))


@cache
def _library(formats: bool) -> Library:
    from .schema import Library

    return Library(_schemas, formats=formats)


def _schemas() -> Mapping[str, Any]:
    """The schemas of the description, in a package where some check refers to them."""
    package = (__package__ or "").rpartition(".")[0]
    return cast("Mapping[str, Any]", import_module(f"{package}._schemas").SCHEMAS)


class UniqueItems:
    """Annotates a list: no two items are equal as JSON values."""

    def __repr__(self) -> str:
        return "UniqueItems()"

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(_unique, handler(source))


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


class Pattern:
    """Annotates a `str`: some part of it matches an ECMA-262 regular expression."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._matches: Callable[[str], bool] | None = None

    def __repr__(self) -> str:
        return f"Pattern({self.pattern!r})"

    def check(self, value: str) -> str:
        """Refuses a text without a match."""
        if self._matches is None:
            from .regex import matcher

            self._matches = matcher(self.pattern)
        if not self._matches(value):
            raise PydanticKnownError(
                "string_pattern_mismatch", {"pattern": self.pattern}
            )
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))
