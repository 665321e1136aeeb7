"""Types of the standard library whose values are text in JSON, and keep that text."""

from __future__ import annotations

from abc import abstractmethod
from contextvars import ContextVar
from typing import Any, ClassVar, Final, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import (
    CoreSchema,
    PydanticCustomError,
    PydanticSerializationUnexpectedValue,
    core_schema,
)

JUDGING: Final = ContextVar("JUDGING", default=False)
"""Whether values are encoded for a check, and not to be sent."""


class Text:
    """A value that carries the text it was read from.

    Only a value whose own text would be another (`.5Z` for `.500000Z`) is of such a
    subclass. What is computed from it carries nothing.
    """

    __slots__ = ()

    text: str
    kind: ClassVar[type[Any]]
    """The type of the standard library."""

    @classmethod
    @abstractmethod
    def read(cls, text: str) -> Any:
        """A value of `kind`; raises ValueError."""

    @staticmethod
    @abstractmethod
    def write(value: Any) -> str:
        """The text of a value of `kind`; raises ValueError where it has none."""

    @classmethod
    def adopt(cls, value: Any) -> Any:
        """A value given in Python; raises ValueError where it has no text."""
        cls.write(value)
        return value

    def carry(self, text: str) -> Self:
        """Takes the text."""
        object.__setattr__(self, "text", text)  # UUID and others are read-only
        return self

    def __reduce_ex__(self, protocol: Any) -> Any:
        text = getattr(self, "text", None)
        return super().__reduce_ex__(protocol) if text is None else (self.read, (text,))


class Format:
    """Annotates a type of the standard library: its value is text in JSON."""

    def __init__(self, name: str, text: type[Text], expected: str) -> None:
        self.name = name
        self.text = text
        self.expected = expected

    def __repr__(self) -> str:
        return f"Format({self.name!r})"

    def decode(self, value: Any) -> Any:
        """An instance, or the one that a text means."""
        try:
            if isinstance(value, str):
                return self.text.read(value)
            if isinstance(value, self.text.kind):
                return self.text.adopt(value)
        except (TypeError, ValueError):
            pass
        raise PydanticCustomError(
            "format",
            "Input should be {expected}",
            {"format": self.name, "expected": self.expected},
        )

    def encode(self, value: Any) -> str:
        """The text of an instance: the one it was read from, if it carries one."""
        if isinstance(value, self.text):
            text: str | None = getattr(value, "text", None)
            if text is not None:
                return text
        elif not isinstance(value, self.text.kind):
            raise PydanticSerializationUnexpectedValue(
                f"Expected {self.expected}, not {value!r}"
            )
        return self.text.write(value)

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.decode,
            serialization=core_schema.plain_serializer_function_ser_schema(
                self.encode, return_schema=core_schema.str_schema(), when_used="json"
            ),
            metadata={"label": self.name, "pydantic_js_functions": [self._describe]},
        )

    def _describe(self, *_: Any) -> dict[str, Any]:
        return {"type": "string", "format": self.name}
