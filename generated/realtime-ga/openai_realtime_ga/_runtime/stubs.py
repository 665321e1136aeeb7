"""What stands for a class inside another one until a value of it is seen there.

Where classes name one another in a circle, to build one would be to build them all,
which are hundreds in some descriptions. So a class that has not been used yet (its own
annotations still name what is not imported) is a stub in what is built of its own. A
value that gets there stops the validator: then the class is used, and whatever had a
stub of it is built anew. No value is ever made with the help of a stub.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any, Final, TypeVar, cast

from pydantic import BaseModel, ValidatorFunctionWrapHandler
from pydantic_core import CoreSchema, PydanticSerializationUnexpectedValue, core_schema

from .late import complete
from .marks import EXACT, Schema
from .using import Use, use

T = TypeVar("T")


class StubError(Exception):
    """A value has got to a stub."""


class Stubs:
    """What is being built, with stubs for classes that have not been used yet."""

    def __init__(
        self, root: type[BaseModel] | None = None, *, admitted: bool = True
    ) -> None:
        self.root = root
        self.admitted = admitted
        """Whether to go on with stubs, or to stop at the first by raising `StubError`."""
        self.count = 0

    def __bool__(self) -> bool:
        return self.count > 0


_STUBS: Final[ContextVar[Stubs | None]] = ContextVar("_STUBS", default=None)
_MET: Final[ContextVar[list[Use] | None]] = ContextVar("_MET", default=None)


@contextmanager
def building(stubs: Stubs | None) -> Generator[None]:
    """What is built meanwhile may have stubs, or with None may not."""
    token = _STUBS.set(stubs)
    try:
        yield
    finally:
        _STUBS.reset(token)


def without_stubs(attempt: Callable[[], T], again: Callable[[], object]) -> T:
    """What an attempt gives that gets to no stub.

    When one does, the classes are used whose stubs it has got to, and `again` called:
    what is tried is to be built anew.
    """
    while True:
        try:
            return attempt()
        except StubError:
            use(_met(attempt))
            again()


def _met(attempt: Callable[[], object]) -> list[Use]:
    """All stubs that an attempt gets to, and the values with which it does."""
    met: list[Use] = []
    token = _MET.set(met)
    try:
        with suppress(Exception):  # with stubs in it, whatever comes out is wrong
            attempt()
    finally:
        _MET.reset(token)
    return met


def stub(cls: type[BaseModel]) -> CoreSchema | None:
    """The schema of a stub, where there is to be one; else the class is completed."""
    stubs = _STUBS.get()
    if stubs is None or cls is stubs.root:
        complete(cls)
        return None
    if complete(cls, late=False):
        return None
    if not stubs.admitted:
        raise StubError
    stubs.count += 1

    def meet(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
        made = handler(value)
        if (met := _MET.get()) is None:
            raise StubError
        met.append((cls, value))
        return made

    def send(value: Any) -> Any:
        if not isinstance(value, cls):
            raise PydanticSerializationUnexpectedValue(f"Expected `{cls.__name__}`")
        return value

    made: Schema = {
        "type": "function-wrap",
        "function": {"type": "no-info", "function": meet},
        # refuses what is no object as the class itself would
        "schema": core_schema.model_schema(
            cls,
            core_schema.model_fields_schema({}, model_name=cls.__name__),
            strict=True,
        ),
        "ref": f"{cls.__module__}.{cls.__qualname__}:{id(cls)}",
        "serialization": core_schema.plain_serializer_function_ser_schema(send),
        "metadata": {EXACT: True},
    }
    return cast("CoreSchema", made)
