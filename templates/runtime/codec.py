"""JSON text and JSON-like values, from and to typed values."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated, Any, Final, TypeVar, cast, overload

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
from .values import is_array, is_object

T = TypeVar("T")


@overload
def from_json(type_: type[T], data: str | bytes) -> T: ...
@overload
def from_json(type_: Any, data: str | bytes) -> Any: ...
def from_json(type_: Any, data: str | bytes) -> Any:
    """Decodes JSON text as a class, union or alias of `models`, or any type made of them.

    Raises `pydantic.ValidationError`, with the path to each place that is wrong.
    """
    refuse_constants(data)
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
    """Gives any type the rules that classes have."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return exact(handler(source), handler)


_CONFIG: Final = ConfigDict(
    strict=True, allow_inf_nan=False, ser_json_inf_nan="constants"
)
_LIMIT: Final = 4096

_by_identity: dict[int, tuple[object, SchemaValidator]] = {}
_by_value: dict[tuple[object, str], SchemaValidator] = {}


def _validator(type_: Any) -> SchemaValidator:
    """What validates a type: a class has its own, that of any other type is made once."""
    anything = cast("object", type_)
    known = _by_identity.get(id(anything))
    if known is not None and known[0] is anything:
        return known[1]
    own = getattr(anything, "__pydantic_validator__", None)
    if own is not None:
        return cast("SchemaValidator", own)
    if len(_by_identity) >= _LIMIT:  # types made on the fly, new each time
        _by_identity.clear()
        _by_value.clear()
    try:
        # equal unions may still have another order, which can matter
        by_value = anything, repr(anything)
        validator = _by_value.get(by_value) or _by_value.setdefault(
            by_value, _make(anything)
        )
    except TypeError:  # not hashable: there is a `Field(...)` in it
        validator = _make(anything)
    _by_identity[id(anything)] = anything, validator
    return validator


def _make(type_: object) -> SchemaValidator:
    annotated = cast("Any", Annotated)[type_, _Exact()]
    bare: object = annotated.__origin__
    is_model = isinstance(bare, type) and issubclass(bare, BaseModel)
    config = None if is_model else _CONFIG  # a class has its own
    adapter: TypeAdapter[Any] = TypeAdapter(annotated, config=config)
    return cast("SchemaValidator", adapter.validator)


def _serializer(value: Any) -> SchemaSerializer:
    return value.__pydantic_serializer__ if isinstance(value, BaseModel) else _ANY


def _encode(value: object) -> Any:
    """Encodes what is no object of the API as a field of its type would."""
    if (encode := ENCODERS.get(type(value))) is not None:
        return encode(value)
    if is_array(value) or isinstance(value, tuple):
        return [_encode(item) for item in cast("list[Any]", value)]
    if is_object(value):
        return {key: _encode(item) for key, item in value.items()}
    return value


_ANY: Final = SchemaSerializer(
    core_schema.any_schema(
        serialization=core_schema.plain_serializer_function_ser_schema(_encode)
    ),
    core_schema.CoreConfig(ser_json_inf_nan="constants"),
)


def refuse_constants(data: str | bytes) -> None:
    """Refuses `NaN` and `Infinity`, which are not JSON though pydantic reads them."""
    # the search for one character is much faster than the one for a word
    suspect = (
        (b"N" in data and b"NaN" in data) or (b"I" in data and b"Infinity" in data)
        if isinstance(data, bytes)
        else ("N" in data and "NaN" in data) or ("I" in data and "Infinity" in data)
    )
    if suspect:
        import json

        found: list[str] = []
        with suppress(RecursionError, ValueError):  # pydantic says what else is wrong
            json.loads(data, parse_constant=found.append)
        if found:
            problem = PydanticCustomError(
                "json_invalid", "Invalid JSON: {name} is no number", {"name": found[0]}
            )
            details = InitErrorDetails(type=problem, input=data)
            raise ValidationError.from_exception_data("JSON", [details], "json")
