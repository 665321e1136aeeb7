"""Properties that go one way only: OpenAPI 3.0 `readOnly` and `writeOnly`.

Where such a property is required, it is so in its own direction. What the constructor
makes is to be sent, what is decoded was received.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NoReturn, cast

from pydantic import MISSING, BaseModel, ValidatorFunctionWrapHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from .marks import Schema


class Token:
    """A value unlike any other, copied and pickled as itself."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name

    def __reduce__(self) -> str:
        return self.name


READ_ONLY: Final[Any] = Token("READ_ONLY")
"""The default of a field that is required of what is received alone."""

NOT_GIVEN: Final = Token("NOT_GIVEN")
"""What the constructor gives for a field that it was not given, but needs."""


def read_only(schema: Schema) -> Schema:
    """A field that may be absent from what is made in Python."""

    def read(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
        return value if value is MISSING else handler(value)

    return _in_python(schema, read)


def write_only(schema: Schema) -> Schema:
    """A field that may be absent from what is received."""

    def read(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
        if value is NOT_GIVEN:
            raise PydanticKnownError("missing")
        return handler(value)

    inner = cast("CoreSchema", _in_python(schema, read))
    return cast("Schema", core_schema.with_default_schema(inner, default=MISSING))


def _in_python(schema: Schema, read: Any) -> Schema:
    """A schema that looks at values from Python first, and costs JSON nothing."""
    core = cast("CoreSchema", schema)
    result = core_schema.json_or_python_schema(
        core, core_schema.no_info_wrap_validator_function(read, core)
    )
    return cast("Schema", result)


def attend(cls: type[BaseModel], names: Iterable[str]) -> None:
    """Makes attributes raise AttributeError where their property is absent."""
    for name in names:
        setattr(cls, name, _OneWay(name))


class _OneWay:
    """An attribute that is there in one direction, and then has its type."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, instance: BaseModel | None, owner: type[Any]) -> Any:
        if instance is None:  # as for every field
            raise AttributeError(self.name)
        value = instance.__dict__.get(self.name, MISSING)
        if value is MISSING:
            raise AttributeError(
                f"{owner.__name__!r} object has no {self.name!r}: it goes one way only",
                name=self.name,
                obj=instance,
            )
        return value

    def __set__(self, instance: BaseModel, value: Any) -> NoReturn:
        raise AttributeError(self.name)  # `Model` sets what it has checked
