"""What a value must meet beside its type, and where it is judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from pydantic import ValidationInfo
from pydantic_core import CoreSchema, InitErrorDetails, ValidationError, core_schema

from .codec import to_judge

T = TypeVar("T")


class Condition(Protocol):
    """Something that types cannot say, such as a `Check`."""

    def check(self, value: Any) -> list[InitErrorDetails]:
        """What is wrong with a JSON value, and where."""
        ...


def checked(schema: CoreSchema, checks: Sequence[Condition]) -> CoreSchema:
    """A schema whose values, once made, must also meet checks."""

    def check(value: T) -> T:
        judge(value, checks)
        return value

    return core_schema.no_info_after_validator_function(check, schema)


def checked_class(schema: CoreSchema, checks: Sequence[Condition]) -> CoreSchema:
    """As `checked`, but for an object that is its own context: a part of a change."""

    def check(value: T, info: ValidationInfo) -> T:
        if info.context is not value:
            judge(value, checks)
        return value

    return core_schema.with_info_after_validator_function(check, schema)


def judge(value: Any, checks: Sequence[Condition]) -> None:
    """Raises `pydantic.ValidationError` where a value does not meet all checks."""
    encoded = to_judge(value)
    if details := [detail for check in checks for detail in check.check(encoded)]:
        raise ValidationError.from_exception_data("check", details)
