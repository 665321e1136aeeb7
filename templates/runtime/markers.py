"""What annotations of fields say beside their types."""

from __future__ import annotations

from typing import Annotated, Any, Final, NoReturn, TypeAlias, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

T = TypeVar("T")


class Marker:
    """Says something about a field, to `Model`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


NULLABLE: Final = Marker("Nullable")
DEFAULTED: Final = Marker("Defaulted")

Nullable: TypeAlias = Annotated[T | None, NULLABLE]
"""`T` or null, where None is the default too; elsewhere a default of None means absence."""

Defaulted: TypeAlias = Annotated[T, DEFAULTED]
"""A literal of one value that may be absent; without this it is a constant, always there."""


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
