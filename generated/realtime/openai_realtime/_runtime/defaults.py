"""Defaults that can be changed in place: a list, a map, an object."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any

from pydantic import BaseModel, SerializerFunctionWrapHandler
from pydantic_core import core_schema

from .codec import to_judge
from .marks import Schema
from .traits import absent
from .values import key


def send_what_changed(
    cls: type[BaseModel], schema: Schema, names: frozenset[str]
) -> None:
    """Lets a class send a default that no longer is what it was."""

    @cache
    def original(name: str) -> Hashable:
        return key(to_judge(absent(cls.__pydantic_fields__[name])))

    def send(value: BaseModel, handler: SerializerFunctionWrapHandler) -> Any:
        for name in names - value.__pydantic_fields_set__:
            current = value.__dict__.get(name)
            if current is not None and key(to_judge(current)) != original(name):
                value.__pydantic_fields_set__.add(name)
        return handler(value)

    schema["serialization"] = core_schema.wrap_serializer_function_ser_schema(send)
