"""Reads a value that is not what its type says, and loses nothing of it.

Pydantic's core schema of a type is made over so that each place accepts what came: a
value that its own schema refuses stays as it is, bounds and checks refuse nothing, and
what is required may be missing, whose attribute then raises AttributeError. An object
whose tag nobody knows becomes `Unknown`. This costs time for each type that it happens
to, once, and nothing to others.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Annotated, Any, Final, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    TypeAdapter,
    ValidationError,
    ValidatorFunctionWrapHandler,
)
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from ..directions import Token
from ..exact import exact
from ..marks import Schema
from ..model import Model
from ..values import is_array, is_object


class Unknown(Model):
    """An object of a kind that the description does not know. It keeps all it has."""


_ABSENT: Final = Token("_ABSENT")
_SOFT: Final = ":lenient"
_AROUND: Final = frozenset(
    {"nullable", "default", "missing-sentinel", "function-before", "function-wrap"}
)
_BOUNDS: Final = frozenset({"min_length", "max_length", "fail_fast"})


def read_as(type_: Any, tree: Any) -> Any:
    """A JSON value as a type, as far as it goes.

    Raises `pydantic.ValidationError` where not even the kind of the value is right.
    """
    return _validator(_Key(type_)).validate_python(tree)


class _Key:
    """A type by its identity, since not all can be hashed."""

    def __init__(self, type_: Any) -> None:
        self.type = type_

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.type is other.type

    def __hash__(self) -> int:
        return id(self.type)


class _Exact:
    """Gives any type the rules that classes have."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return exact(handler(source), handler)


@lru_cache(maxsize=1024)
def _validator(key: _Key) -> SchemaValidator:
    annotated = cast("Any", Annotated)[key.type, _Exact()]
    bare: object = annotated.__origin__
    is_class = isinstance(bare, type) and issubclass(bare, BaseModel)
    adapter: TypeAdapter[Any] = TypeAdapter(
        annotated, config=None if is_class else ConfigDict(strict=True)
    )
    schema = cast("Schema", adapter.core_schema)
    return SchemaValidator(
        cast("CoreSchema", _root(schema)),
        core_schema.CoreConfig(strict=True),
        _use_prebuilt=False,  # which would be the exact ones of the classes
    )


def _root(schema: Schema) -> Schema:
    """The whole schema: definitions as they are, and made over beside that."""
    if schema["type"] == "definitions":
        exact_ones: list[Schema] = schema["definitions"]
        softened = [_soften(one) for one in exact_ones]
        inner = _root(schema["schema"])
        return {**schema, "schema": inner, "definitions": [*exact_ones, *softened]}
    if max(_resemblance(schema, {}), _resemblance(schema, [])) >= 0:
        return _soften(schema)  # something of another kind is not what was asked for
    return _place(schema)


def _soften(schema: Schema) -> Schema:
    """A schema that accepts all values of the right kind."""
    soft = {key: value for key, value in schema.items() if key not in _BOUNDS}
    if "ref" in soft:
        soft["ref"] += _SOFT
    kind = schema["type"]
    if kind == "definition-ref":
        soft["schema_ref"] += _SOFT
    elif kind == "model":
        soft["schema"] = _soften(schema["schema"])
        ref = soft.pop("ref", None)
        return _named(_after(_forget, soft), ref)
    elif kind == "model-fields":
        fields: dict[str, Schema] = schema["fields"]
        soft["fields"] = {name: _field(field) for name, field in fields.items()}
        if "extras_schema" in schema:
            soft["extras_schema"] = _place(schema["extras_schema"])
    elif kind == "list" and "items_schema" in schema:
        soft["items_schema"] = _place(schema["items_schema"])
    elif kind == "tuple":
        soft["items_schema"] = [_place(item) for item in schema["items_schema"]]
    elif kind == "dict":
        for part in ("keys_schema", "values_schema"):
            if part in schema:
                soft[part] = _place(schema[part])
    elif kind == "tagged-union":
        choices: dict[Hashable, Any] = schema["choices"]
        soft["choices"] = {
            tag: _soften(choice) if is_object(choice) else choice
            for tag, choice in choices.items()
        }
        ref = soft.pop("ref", None)
        return _named(_wrap(_keep_unknown, soft), ref)
    elif kind == "union":
        ref = soft.pop("ref", None)
        return _named(_union(schema), ref)
    elif kind in _AROUND and "schema" in schema:
        soft["schema"] = _soften(schema["schema"])
    elif kind == "function-after":
        soft["schema"] = _soften(schema["schema"])
        function: Schema = schema["function"]
        soft["function"] = {**function, "function": _forgiving(function["function"])}
    elif kind == "lax-or-strict":  # a tuple
        return _soften(schema["lax_schema"])
    elif kind == "json-or-python":
        soft["json_schema"] = _soften(schema["json_schema"])
        soft["python_schema"] = _soften(schema["python_schema"])
    return soft


def _field(field: Schema) -> Schema:
    """A property, which may be missing."""
    schema: Schema = field["schema"]
    if schema["type"] == "default":
        inner = {**_soften(schema), "schema": _place(schema["schema"])}
    else:
        inner = {"type": "default", "schema": _place(schema), "default": _ABSENT}
    return {**field, "schema": inner}


def _place(schema: Schema) -> Schema:
    """A part of a value, which stays as it came where it is not what it should be."""
    return _wrap(_keep, _soften(schema))


def _union(schema: Schema) -> Schema:
    """One of several: exactly, or else the one that a value resembles most."""
    choices: list[Any] = schema["choices"]
    members: list[Schema] = [one if is_object(one) else one[0] for one in choices]

    def nearest(value: Any) -> int | None:
        scores = [_resemblance(member, value) for member in members]
        best = max(scores, default=-1)
        return scores.index(best) if best >= 0 else None

    soft = core_schema.tagged_union_schema(
        {index: cast("CoreSchema", _soften(one)) for index, one in enumerate(members)},
        nearest,
    )
    first = {key: value for key, value in schema.items() if key != "ref"}
    return {"type": "union", "choices": [first, soft], "mode": "left_to_right"}


def _resemblance(schema: Schema, value: Any) -> int:
    """How much a value looks like one of a schema; -1 if it is of another kind."""
    kind = schema["type"]
    if kind in ("list", "tuple"):
        return 0 if is_array(value) else -1
    if kind == "dict":
        return 0 if is_object(value) else -1
    if kind == "model-fields":
        if not is_object(value):
            return -1
        fields: dict[str, Schema] = schema["fields"]
        wires = {field.get("validation_alias", name) for name, field in fields.items()}
        return len(wires & value.keys())
    if kind in ("tagged-union", "definition-ref"):
        return 0 if is_object(value) else -1
    inner = schema.get("schema", schema.get("lax_schema"))
    return _resemblance(inner, value) if is_object(inner) else -1


def _wrap(function: Any, schema: Schema) -> Schema:
    wrapped = core_schema.no_info_wrap_validator_function(
        function, cast("CoreSchema", schema)
    )
    return cast("Schema", wrapped)


def _after(function: Any, schema: Schema) -> Schema:
    after = core_schema.no_info_after_validator_function(
        function, cast("CoreSchema", schema)
    )
    return cast("Schema", after)


def _named(schema: Schema, ref: str | None) -> Schema:
    return schema if ref is None else {**schema, "ref": ref}


def _keep(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    try:
        return handler(value)
    except ValidationError:
        return value


def _keep_unknown(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    try:
        return handler(value)
    except ValidationError:
        if not is_object(value):
            raise
        return Unknown.from_dict(value)


def _forgiving(function: Callable[..., Any]) -> Callable[..., Any]:
    """A check that refuses nothing, but still does what else it does."""

    def check(value: Any, *info: Any) -> Any:
        try:
            return function(value, *info)
        except (ValueError, AssertionError):
            return value

    return check


def _forget(value: BaseModel) -> BaseModel:
    """Takes out what was required and is missing."""
    state = vars(value)
    for name in [name for name, item in state.items() if item is _ABSENT]:
        del state[name]
    return value
