"""What is set and deleted after an object was made."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import copy
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_core import (
    InitErrorDetails,
    PydanticCustomError,
    ValidationError,
)

from .conditions import judge
from .traits import Traits, absent
from .values import arrays

M = TypeVar("M", bound=BaseModel)


def change(
    model: BaseModel,
    traits: Traits,
    values: Mapping[str, Any],
    deleted: Collection[str] = (),
) -> None:
    """Sets fields and unknown properties, and makes others absent, all or nothing.

    Raises `pydantic.ValidationError`.
    """
    new = _blank(type(model))
    gone = set(deleted)
    for name, value in values.items():
        _refuse_wire_name(type(model), traits, name, value)
        if traits.is_absent(name, value):
            gone.add(name)
            continue
        # a check looks at the whole, when the change is complete
        model.__pydantic_validator__.validate_assignment(
            new, name, arrays(value), context=new
        )
    for name in gone & traits.required:
        _refuse(type(model), name, "missing", None)
    fields = type(model).__pydantic_fields__
    vars(new).update({name: absent(fields[name]) for name in gone & fields.keys()})
    if traits.checks:
        changed = copy(model)
        _merge(changed, new, gone)
        judge(changed, traits.checks)
    _merge(model, new, gone)


def _merge(model: BaseModel, new: BaseModel, gone: set[str]) -> None:
    known = model.__pydantic_fields_set__
    known -= gone
    known |= new.__pydantic_fields_set__
    vars(model).update(vars(new))
    if (extra := model.__pydantic_extra__) is not None:
        for name in gone - type(model).__pydantic_fields__.keys():
            extra.pop(name, None)
        extra.update(new.__pydantic_extra__ or {})


def _blank(cls: type[M]) -> M:
    """An object with nothing in it."""
    new = cls.__new__(cls)
    is_open = cls.model_config.get("extra") == "allow"
    object.__setattr__(new, "__pydantic_extra__", {} if is_open else None)
    object.__setattr__(new, "__pydantic_fields_set__", set())
    object.__setattr__(new, "__pydantic_private__", None)
    return new


def refuse_wire_names(
    cls: type[BaseModel], traits: Traits, data: Mapping[str, Any]
) -> None:
    """Raises `pydantic.ValidationError` where a field is called as on the wire."""
    for name in traits.wires.keys() & data.keys():
        _refuse_wire_name(cls, traits, name, data[name])


def _refuse_wire_name(
    cls: type[BaseModel], traits: Traits, name: str, value: Any
) -> None:
    if (attribute := traits.wires.get(name)) is not None:
        problem = PydanticCustomError(
            "wire_name", "In Python it is called '{name}'", {"name": attribute}
        )
        _refuse(cls, name, problem, value)


def _refuse(
    cls: type[BaseModel],
    name: str,
    problem: PydanticCustomError | str,
    value: Any,
) -> None:
    details = InitErrorDetails(type=problem, loc=(name,), input=value)
    raise ValidationError.from_exception_data(cls.__name__, [details])
