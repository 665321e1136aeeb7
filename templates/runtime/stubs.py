"""What stands for a class inside another one until a value of it is seen there.

Where classes name one another in a circle, to build one would be to build them all,
which are hundreds in some descriptions. So a class that has not been used yet (its own
annotations still name what is not imported) is a stub in what is built of its own.
A value that gets there stops the validator: then the class is completed, and whatever
had a stub of it is built anew. No value is ever made with the help of a stub.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, NoReturn, cast

from pydantic import BaseModel
from pydantic_core import CoreSchema, PydanticSerializationUnexpectedValue, core_schema

from .late import complete
from .marks import EXACT, Schema


class StubError(Exception):
    """A value has got to a stub: the class is to be used, and whatever has a stub of it built anew."""

    def __init__(self, cls: type[BaseModel]) -> None:
        self._cls = cls

    def use(self) -> None:
        """From now on the class is a part of what is built with it."""
        complete(self._cls)


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


@contextmanager
def building(stubs: Stubs | None) -> Generator[None]:
    """What is built meanwhile may have stubs, or with None may not."""
    token = _STUBS.set(stubs)
    try:
        yield
    finally:
        _STUBS.reset(token)


def stub(cls: type[BaseModel]) -> CoreSchema | None:
    """The schema of a stub, where there is to be one; else the class is completed."""
    stubs = _STUBS.get()
    if stubs is None or cls is stubs.root:
        complete(cls)
        return None
    if complete(cls, late=False):
        return None
    if not stubs.admitted:
        raise StubError(cls)
    stubs.count += 1

    def meet(_value: Any) -> NoReturn:
        raise StubError(cls)

    def send(value: Any) -> Any:
        if not isinstance(value, cls):
            raise PydanticSerializationUnexpectedValue(f"Expected `{cls.__name__}`")
        return value

    name = cls.__name__
    made: Schema = {
        "type": "function-after",
        "function": {"type": "no-info", "function": meet},
        # refuses what is no object as the class itself would
        "schema": core_schema.model_schema(
            cls, core_schema.model_fields_schema({}, model_name=name), strict=True
        ),
        "ref": f"{cls.__module__}.{cls.__qualname__}:{id(cls)}",
        "serialization": core_schema.plain_serializer_function_ser_schema(send),
        "metadata": {EXACT: True},
    }
    return cast("CoreSchema", made)
