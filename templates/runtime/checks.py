"""What types cannot say, checked on the JSON value."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError

from .conditions import checked

if TYPE_CHECKING:
    from .schema import Evaluator, Library


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
