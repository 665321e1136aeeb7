"""JSON text and JSON-like values, from and to typed values."""

from __future__ import annotations

import json
from typing import Annotated, Any, TypeVar, cast, overload

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import (
    CoreSchema,
    InitErrorDetails,
    PydanticCustomError,
    SchemaSerializer,
    SchemaValidator,
    ValidationError,
    core_schema,
)

from .exact import exact
from .formats import ENCODERS

T = TypeVar("T")


@overload
def from_json(type_: type[T], data: str | bytes) -> T: ...
@overload
def from_json(type_: Any, data: str | bytes) -> Any: ...
def from_json(type_: Any, data: str | bytes) -> Any:
    """Decodes JSON text as a class, union or alias of `models`, or any type made of them.

    Raises `pydantic.ValidationError`, with the path to each place that is wrong.
    """
    _refuse_constants(data)
    return _validator(type_).validate_json(data, by_alias=True, by_name=False)


@overload
def from_dict(type_: type[T], value: Any) -> T: ...
@overload
def from_dict(type_: Any, value: Any) -> Any: ...
def from_dict(type_: Any, value: Any) -> Any:
    """As `from_json`, from what `json.loads` would give."""
    return _validator(type_).validate_python(value, by_alias=True, by_name=False)


def to_json(value: Any, *, indent: int | None = None) -> str:
    """Encodes anything that `from_json` gives: what was set or received, and no more.

    Raises `pydantic_core.PydanticSerializationError` for a value that its type forbids.
    """
    serializer = _serializer(value)
    return serializer.to_json(
        value, indent=indent, by_alias=True, exclude_unset=True, warnings="error"
    ).decode()


def to_dict(value: Any) -> Any:
    """As `to_json`, as what `json.loads` would give."""
    return _serializer(value).to_python(
        value, mode="json", by_alias=True, exclude_unset=True, warnings="error"
    )


class _Exact:
    """Gives any type the rules that models have."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return exact(handler(source), handler)


_CONFIG = ConfigDict(strict=True, allow_inf_nan=False, ser_json_inf_nan="constants")
_LIMIT = 4096

_by_identity: dict[int, tuple[Any, SchemaValidator]] = {}
_by_value: dict[Any, SchemaValidator] = {}


def _validator(type_: Any) -> SchemaValidator:
    """The validator of a type: a class has its own, that of any other type is made once."""
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        return type_.__pydantic_validator__
    found = _by_identity.get(id(type_))
    if found is not None and found[0] is type_:
        return found[1]
    if len(_by_identity) >= _LIMIT:  # types made on the fly, all of them new
        _by_identity.clear()
        _by_value.clear()
    try:
        validator = _by_value.get(type_) or _by_value.setdefault(type_, _make(type_))
    except TypeError:  # not hashable, as a `Field(...)` in it is not
        validator = _make(type_)
    _by_identity[id(type_)] = type_, validator
    return validator


def _make(type_: Any) -> SchemaValidator:
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[type_, _Exact()], config=_CONFIG)
    return cast("SchemaValidator", adapter.validator)


def _serializer(value: Any) -> SchemaSerializer:
    if isinstance(value, BaseModel):
        return value.__pydantic_serializer__
    return _ANY


def _encode(value: Any) -> Any:
    """Encodes what is not an object of the API as its field would."""
    if (encode := ENCODERS.get(type(value))) is not None:
        return encode(value)
    if isinstance(value, (list, tuple)):
        return [_encode(item) for item in cast("list[Any]", value)]
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value).items()
        return {key: _encode(item) for key, item in items}
    return value


_ANY = SchemaSerializer(
    core_schema.any_schema(
        serialization=core_schema.plain_serializer_function_ser_schema(_encode)
    ),
    core_schema.CoreConfig(ser_json_inf_nan="constants"),
)


def _refuse_constants(data: str | bytes) -> None:
    """Refuses `NaN` and `Infinity`, which are not JSON though pydantic reads them."""
    if isinstance(data, str):
        suspect = "NaN" in data or "Infinity" in data
    else:
        suspect = b"NaN" in data or b"Infinity" in data
    if not suspect:
        return
    try:
        json.loads(data, parse_constant=_refuse_constant)
    except (_Constant, RecursionError, ValueError) as error:
        if isinstance(error, _Constant):
            kind = PydanticCustomError(
                "json_invalid",
                "Invalid JSON: {name} is no number",
                {"name": str(error)},
            )
            details = InitErrorDetails(type=kind, input=data)
            raise ValidationError.from_exception_data(
                "JSON", [details], input_type="json"
            ) from None


class _Constant(Exception):
    pass


def _refuse_constant(name: str) -> Any:
    raise _Constant(name)
