"""JSON text and JSON-like values, from and to typed values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar, cast

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

from .builds import OFTEN, Build
from .exact import exact
from .formats import ENCODERS
from .stubs import StubError, Stubs, building, without_stubs
from .texts import JUDGING
from .titles import title
from .values import is_array, is_object

if TYPE_CHECKING:
    from typing_extensions import TypeForm

T = TypeVar("T")


def from_json(type_: TypeForm[T], data: str | bytes) -> T:
    """Decodes JSON text as a class, union or alias of `models`, or any type made of them.

    Raises `pydantic.ValidationError`, with the path to each place that is wrong.
    """
    # letters are found much faster than the words that may not be: 78 is N, 73 is I
    if (
        (78 in data or 73 in data)
        if isinstance(data, bytes)
        else ("N" in data or "I" in data)
    ):
        _refuse_constants(data)
    validator = _known.get(id(type_)) or _validator(type_)
    try:
        return cast("T", validator.validate_json(data))
    except StubError:
        return cast("T", _again(type_, lambda found: found.validate_json(data)))


def from_dict(type_: TypeForm[T], value: Any) -> T:
    """As `from_json`, from what `json.loads` would give."""
    validator = _known.get(id(type_)) or _validator(type_)
    try:
        return cast("T", validator.validate_python(value))
    except StubError:
        return cast("T", _again(type_, lambda found: found.validate_python(value)))


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


def to_judge(value: Any) -> Any:
    """As `to_dict`, for a check: bytes that JSON cannot have count as characters."""
    token = JUDGING.set(True)
    try:
        return to_dict(value)
    finally:
        JUDGING.reset(token)


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

_known: dict[int, SchemaValidator] = {}
"""By identity: what hashes slowly, or not at all, is found at once."""
_equal: dict[tuple[object, str], SchemaValidator] = {}
"""By value, for types that are made where they are used."""
_remade: Counter[str] = Counter()
"""How often a type has been made anew, for what had not been used before."""
_kept: list[object] = []
"""Keeps what is known by its identity."""


def _validator(type_: object) -> SchemaValidator:
    """What validates a type: a class has its own, any other type gets one."""
    validator = getattr(type_, "__pydantic_validator__", None)
    if validator is None:
        validator = _make_once(type_)
    elif isinstance(validator, Build):
        validator = validator.parts()[0]
    elif not isinstance(validator, SchemaValidator):
        return cast("SchemaValidator", validator)  # replaced when it is first used
    if len(_kept) >= _LIMIT:
        _known.clear()
        _equal.clear()
        _kept.clear()
    _known[id(type_)] = validator
    _kept.append(type_)
    return validator


def _again(type_: object, call: Callable[[SchemaValidator], Any]) -> Any:
    """What a call gives that has got to a stub at first."""
    return without_stubs(lambda: call(_validator(type_)), lambda: _forget(type_))


def _forget(type_: object) -> None:
    """Has a type's validator made anew."""
    _known.pop(id(type_), None)
    validator = getattr(type_, "__pydantic_validator__", None)
    if isinstance(validator, Build):
        validator.again()
    elif validator is None:
        _remade[repr(type_)] += 1
        with suppress(TypeError):
            _equal.pop((type_, repr(type_)), None)


def _make_once(type_: object) -> SchemaValidator:
    key = type_, repr(type_)  # equal unions may still have another order
    try:
        return _equal.get(key) or _equal.setdefault(key, _make(type_))
    except TypeError:  # not hashable: there is a `Field(...)` in it
        return _make(type_)


def _make(type_: object) -> SchemaValidator:
    annotated = cast("Any", Annotated)[type_, _Exact()]
    bare: object = annotated.__origin__
    is_model = isinstance(bare, type) and issubclass(bare, BaseModel)
    config: ConfigDict | None = None
    if not is_model:  # a class has its own
        config = {**_CONFIG, "title": title(type_)}
    with building(Stubs() if _remade[repr(type_)] < OFTEN else None):
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


def _refuse_constants(data: str | bytes) -> None:
    """Refuses `NaN` and `Infinity`, which are not JSON though pydantic reads them."""
    suspect = (
        b"NaN" in data or b"Infinity" in data
        if isinstance(data, bytes)
        else "NaN" in data or "Infinity" in data
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
