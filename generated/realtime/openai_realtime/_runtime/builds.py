"""Validators and serializers of classes, built on first use and as far as they are used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

from pydantic import BaseModel, TypeAdapter
from pydantic_core import CoreConfig, SchemaSerializer, SchemaValidator

from .late import is_generated
from .stubs import StubError, Stubs, building, without_stubs

OFTEN: Final = 8
"""After so many times it is cheaper to build all at once."""


class Build:
    """Stands for the validator of a class until that is built with no stub in it."""

    def __init__(self, cls: type[BaseModel]) -> None:
        self._cls = cls
        self._parts: tuple[SchemaValidator, SchemaSerializer] | None = None
        self._divided = False
        """Whether it has taken stubs so far."""
        self._times = 0

    def parts(self) -> tuple[SchemaValidator, SchemaSerializer]:
        """Validator and serializer; the validator raises `StubError` where it meets a stub."""
        if self._parts is None and not self._built_whole():
            stubs = Stubs(self._cls)
            with building(stubs):
                adapter: TypeAdapter[Any] = TypeAdapter(self._cls)
                adapter.rebuild(force=True)
            if stubs and self._times < OFTEN:
                self._parts = _named(adapter, self._cls.__name__), adapter.serializer
                self._cls.__pydantic_serializer__ = adapter.serializer
            else:
                self._cls.model_rebuild()
        return self._parts or _parts(self._cls)

    def _built_whole(self) -> bool:
        if self._cls.__pydantic_complete__:
            return True
        if not is_generated(self._cls):  # validators of others are not to run twice
            self._cls.model_rebuild()
        elif not self._divided:
            try:
                with building(Stubs(self._cls, admitted=False)):
                    self._cls.model_rebuild()
            except StubError:
                self._divided = True
        return not self._divided

    def again(self) -> None:
        """Has the class built anew, since what it has stubs of is used now."""
        self._parts = None
        self._times += 1

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """A method of the validator."""

        def call(*args: Any, **options: Any) -> Any:
            return without_stubs(
                lambda: getattr(self.parts()[0], name)(*args, **options), self.again
            )

        return call


class BuildSerializer:
    """Stands for the serializer of a class until that is built."""

    def __init__(self, build: Build) -> None:
        self._build = build

    def rebuild(self, **_: object) -> SchemaSerializer:
        """What pydantic asks for where it finds no serializer."""
        return self._build.parts()[1]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.rebuild(), name)


def _parts(cls: type[BaseModel]) -> tuple[SchemaValidator, SchemaSerializer]:
    """What pydantic has built; a plugin's validator does all that pydantic's does."""
    validator = cast("SchemaValidator", cls.__pydantic_validator__)
    return validator, cls.__pydantic_serializer__


def _named(adapter: TypeAdapter[Any], name: str) -> SchemaValidator:
    """A validator whose errors have the name of a class, whatever is around its schema."""
    validator = cast("SchemaValidator", adapter.validator)
    if validator.title == name:
        return validator
    return SchemaValidator(adapter.core_schema, CoreConfig(title=name))
