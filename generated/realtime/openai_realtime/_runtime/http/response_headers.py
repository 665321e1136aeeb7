"""The headers that a response is declared to have, as values of their types."""

from __future__ import annotations

from typing import Any, Generic, NamedTuple, Self, TypeVar, overload

from pydantic import ValidationError

from ..codec import from_dict
from .header_values import header_value
from .headers import Headers
from .reading import Deviation, Deviations
from .texts import TypeOf

T = TypeVar("T")


class HeaderReading(NamedTuple):
    """How a client reads the headers of one operation's responses."""

    operation: str
    strict: bool
    deviations: Deviations


class ResponseHeaders:
    """Headers of a response, by attributes; what is declared for one operation extends this."""

    def __init__(self, headers: Headers, reading: HeaderReading | None = None) -> None:
        self._headers = headers
        self._reading = reading


class HeaderField(Generic[T]):
    """A header that a response may have.

    It reads as None where it did not come, and as the text that came where that is not
    of its type; a client with `strict_responses` raises `pydantic.ValidationError`.
    """

    def __init__(self, name: str, type: TypeOf = lambda: str) -> None:
        self._name = name
        self._type = type

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> Self: ...
    @overload
    def __get__(self, instance: ResponseHeaders, owner: type[Any]) -> T | None: ...
    def __get__(self, instance: ResponseHeaders | None, owner: type[Any]) -> Any:
        if instance is None:
            return self
        known = vars(instance)
        return _value(known["_headers"], known["_reading"], self._name, self._type())


def _value(
    headers: Headers, reading: HeaderReading | None, name: str, type_: Any
) -> Any:
    text = headers.get(name.lower())
    if text is None:
        return None
    try:
        return from_dict(type_, header_value(text, type_))
    except ValidationError as error:
        if reading is None or reading.strict:
            raise
        detail = error.errors(include_input=False, include_url=False)[0]
        reading.deviations.report(
            Deviation(reading.operation, (name,), detail["msg"], detail["type"])
        )
        return text
