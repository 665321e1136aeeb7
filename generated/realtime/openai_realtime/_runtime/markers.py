"""What annotations of fields say beside their types."""

from __future__ import annotations

from typing import Annotated, Any, NoReturn, TypeAlias, TypeVar, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .marks import MARKED, Schema

T = TypeVar("T")


class Marker:
    """Says something of a field to `Model`, by a note on the field's core schema."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = cast("Schema", handler(source))
        noted: Schema = {
            **schema,
            "metadata": {**(schema.get("metadata") or {}), MARKED: self.name},
        }
        return cast("CoreSchema", noted)


Nullable: TypeAlias = Annotated[T | None, Marker("Nullable")]
"""`T` or null, where None is the default too; elsewhere a default of None means absence."""

Defaulted: TypeAlias = Annotated[T, Marker("Defaulted")]
"""A literal of one value that may be absent; without this it is a constant, always there."""

Implied: TypeAlias = Annotated[T, Marker("Implied")]
"""A tag that may be absent from JSON; what is made in Python has it."""

Preset: TypeAlias = Annotated[T, Marker("Preset")]
"""A tag that may not be absent from JSON; what is made in Python has it."""

WriteOnly: TypeAlias = Annotated[T, Marker("WriteOnly")]
"""Required of what is made, and not of what is received."""


def default(value: Any) -> Any:
    """A list or dict as a default: pydantic copies it for each instance."""
    return value


class _Never:
    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _refuse,
            metadata={"pydantic_js_functions": [_describe]},
        )


def _refuse(_value: Any) -> NoReturn:
    raise PydanticCustomError("never", "No value is allowed here")


def _describe(*_: object) -> dict[str, Any]:
    return {"not": {}}


Never: TypeAlias = Annotated[NoReturn, _Never()]
"""No value at all."""
