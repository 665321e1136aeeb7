"""Properties that the API does not name, kept apart from fields of the same name.

`created_at` may be the field of `createdAt` and an unknown property at once. Pydantic
notes both in one set, as if the field had been received.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import NoneType
from typing import Any, Final, cast

from pydantic import MISSING, BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from .directions import Token
from .marks import Schema, described
from .traits import Traits, absent

_ABSENT: Final = Token("_ABSENT")


def keep_apart(
    cls: type[BaseModel], schema: Schema, fields: Mapping[str, Schema], traits: Traits
) -> Schema:
    """The schema of a class, which afterwards corrects what pydantic noted."""
    wires = {info.alias or name for name, info in cls.__pydantic_fields__.items()}
    names = fields.keys() - wires
    if not names or cls.model_config.get("extra") != "allow":
        return schema
    defaults: dict[str, Callable[[], Any]] = {}
    for name in names:
        field: Schema = fields[name]["schema"]
        default = field.get("default", ...)
        # what is absent where it reads as nothing else is told by that alone
        if field["type"] == "default" and not traits.is_absent(name, default):
            defaults[name] = _maker(cls.__pydantic_fields__[name])
            fields[name]["schema"] = {
                "type": "default",
                "schema": field["schema"],
                "default": _ABSENT,
                "metadata": described(field),
            }

    def correct(value: BaseModel) -> BaseModel:
        state = vars(value)
        missing = [name for name in defaults if state.get(name) is _ABSENT]
        for name in missing:
            state[name] = defaults[name]()
        if extra := value.__pydantic_extra__:
            for name in names & extra.keys():
                if name in missing or traits.is_absent(name, state.get(name, MISSING)):
                    value.__pydantic_fields_set__.discard(name)
        return value

    outer = core_schema.no_info_after_validator_function(
        correct, cast("CoreSchema", schema)
    )
    return cast("Schema", outer)


def _maker(info: FieldInfo) -> Callable[[], Any]:
    default = absent(info)
    if isinstance(default, (str, int, float, NoneType)):  # the same each time
        return lambda: default
    return lambda: absent(info)
