"""Types of the standard library whose values are text in JSON, and keep that text."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any, ClassVar, Final, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import (
    CoreConfig,
    CoreSchema,
    PydanticCustomError,
    PydanticSerializationUnexpectedValue,
    SchemaValidator,
    core_schema,
)

JUDGING: Final = ContextVar("JUDGING", default=False)
"""Whether values are encoded for a check, and not to be sent."""


_ERROR: Final = "format"
_MESSAGE: Final = "Input should be {expected}"


def reading(
    read: CoreSchema | Callable[[str], Any], pattern: str | None = None
) -> CoreSchema:
    """Takes the texts of a pattern, or all, but for those where `read` raises ValueError.

    If `read` is not written in Python, none of it is run.
    """
    if callable(read):
        read = core_schema.no_info_plain_validator_function(read)
    whole = None if pattern is None else f"^(?:{pattern})$"
    return core_schema.chain_schema(
        [core_schema.str_schema(strict=True, pattern=whole), read]
    )


class Text:
    """A value that carries the text it was read from.

    Only a value whose own text would be another (`.5Z` for `.500000Z`) is of such a
    subclass. What is computed from it carries nothing.
    """

    __slots__ = ()

    text: str
    kind: ClassVar[type[Any]]
    """The type of the standard library."""
    config: ClassVar[CoreConfig | None] = None
    """How pydantic reads what is usual."""

    @classmethod
    def usual(cls) -> Iterable[CoreSchema]:
        """What takes the texts that most values have, so that `read` need not."""
        return ()

    @classmethod
    @abstractmethod
    def read(cls, text: str) -> Any:
        """A value of `kind`, for any text; raises ValueError."""

    @staticmethod
    @abstractmethod
    def write(value: Any) -> str:
        """The text of a value of `kind`; raises ValueError where it has none."""

    @classmethod
    def plain(cls, value: Any) -> Any:
        """What is sent of a value of no subclass: what `write` says, or the value, if
        pydantic says the same.
        """
        return cls.write(value)

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
        self.kind = text.kind
        self.expected = expected
        self.read: Callable[[Any], Any] = self.decode
        """As `decode`, but faster for texts that are usual."""
        if usual := [*text.usual()]:
            # in a validator of its own, since a union around it would rank its parts
            other = core_schema.no_info_plain_validator_function(self.decode)
            union = core_schema.union_schema(
                [*usual, other],
                mode="left_to_right",
                custom_error_type=_ERROR,
                custom_error_message=_MESSAGE,
                custom_error_context=self._context(),
            )
            self.read = SchemaValidator(union, text.config).validate_python

    def __repr__(self) -> str:
        return f"Format({self.name!r})"

    def decode(self, value: Any) -> Any:
        """An instance, or the one that a text means."""
        try:
            if isinstance(value, str):
                return self.text.read(value)
            if isinstance(value, self.kind):
                return self.text.adopt(value)
        except (TypeError, ValueError):
            pass
        raise PydanticCustomError(_ERROR, _MESSAGE, self._context())

    def encode(self, value: Any) -> Any:
        """The text of an instance: the one it was read from, if it carries one."""
        if type(value) is self.kind:
            return self.text.plain(value)
        if isinstance(value, self.text):
            text: str | None = getattr(value, "text", None)
            if text is not None:
                return text
        elif not isinstance(value, self.kind):
            raise PydanticSerializationUnexpectedValue(
                f"Expected {self.expected}, not {value!r}"
            )
        return self.text.write(value)

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                self.encode, return_schema=core_schema.any_schema(), when_used="json"
            ),
            metadata={"label": self.name, "pydantic_js_functions": [self._describe]},
        )

    def _context(self) -> dict[str, Any]:
        return {"format": self.name, "expected": self.expected}

    def _describe(self, *_: Any) -> dict[str, Any]:
        return {"type": "string", "format": self.name}
