"""Media types: how a body is written, and how a response is read."""

from __future__ import annotations

import codecs
from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import parse_qsl

from pydantic import TypeAdapter

from ..codec import from_dict, from_json, to_json
from .content import Content, Upload, is_file, is_path, source
from .texts import TypeOf, compact, to_text, to_value


class Media(ABC):
    """One of the forms that a body may have."""

    media: ClassVar[str] = "application/octet-stream"

    def __init__(self, type: TypeOf | None = None, media: str | None = None) -> None:
        self._type = type
        self.name = media or self.media
        self.accept = self.name.partition(";")[0].strip().lower()

    @cached_property
    def type(self) -> Any:
        """The type of the value."""
        return Any if self._type is None else self._type()

    @abstractmethod
    def write(self, value: Any) -> tuple[str, Content]:
        """The media type and the content of a request."""

    @abstractmethod
    def read(self, content: bytes, charset: str | None) -> Any:
        """The value of a response.

        Raises ValueError, of which `pydantic.ValidationError` is one.
        """

    def tree(self, content: bytes, charset: str | None) -> Any:
        """The JSON value, or the like of it, that `read` decodes as the type."""
        return self.read(content, charset)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"


class Json(Media):
    """JSON, and all that is called `+json`."""

    media = "application/json"

    def __init__(
        self,
        type: TypeOf | None = None,
        media: str | None = None,
        *,
        preset: Mapping[str, Any] | None = None,
        typed: bool = False,
    ) -> None:
        """`preset` are properties that the operation itself sets.

        `typed` says that a value is to be encoded by its type, where the value's own
        Python type does not say enough.
        """
        super().__init__(type, media)
        self._preset = preset
        self._typed = typed

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.type)

    def write(self, value: Any) -> tuple[str, Content]:
        """JSON text."""
        if self._preset:
            value = {**to_value(value), **self._preset}
        if self._typed:
            return self.name, self._adapter.dump_json(
                value, by_alias=True, exclude_unset=True, warnings="error"
            )
        return self.name, to_json(value).encode()

    def read(self, content: bytes, charset: str | None) -> Any:
        """The value that JSON text means."""
        return from_json(self.type, _unicode(content, charset))

    def tree(self, content: bytes, charset: str | None) -> Any:
        """What `json.loads` would give."""
        return from_json(Any, _unicode(content, charset))


class Text(Media):
    """Text, in the charset that is said, or in UTF-8."""

    media = "text/plain"

    def write(self, value: Any) -> tuple[str, Content]:
        """Text in UTF-8."""
        name = self.name if ";" in self.name else f"{self.name}; charset=utf-8"
        return name, to_text(to_value(value, self._type)).encode()

    def read(self, content: bytes, charset: str | None) -> Any:
        """The text, or the value of another type that it is the text of."""
        text = self.tree(content, charset)
        if self._type is None or self.type is str:
            return text
        try:
            return from_dict(self.type, text)
        except ValueError:
            return from_json(self.type, text)

    def tree(self, content: bytes, charset: str | None) -> str:
        """The text."""
        return content.decode(charset or "utf-8")


class Binary(Media):
    """Bytes, from wherever they come."""

    def write(self, value: Any) -> tuple[str, Content]:
        """The bytes, or an upload that will read them."""
        found = source(value)
        return self.name, found if isinstance(found, bytes) else Upload([found])

    def read(self, content: bytes, charset: str | None) -> bytes:
        """The bytes as they are."""
        return content


class Lines(Media):
    """JSON Lines: a value in each line."""

    media = "application/jsonl"

    def write(self, value: Any) -> tuple[str, Content]:
        """Each value in a line of its own; bytes, a path or a file as they are."""
        if isinstance(value, bytes) or is_path(value) or is_file(value):
            found = source(value)
            return self.name, found if isinstance(found, bytes) else Upload([found])
        start = "\x1e" if self.accept.endswith("json-seq") else ""  # RFC 7464
        lines = [compact(to_value(item)) for item in value]
        return self.name, "".join(f"{start}{line}\n" for line in lines).encode()

    def read(self, content: bytes, charset: str | None) -> Any:
        """All the values."""
        return from_dict(self.type, self.tree(content, charset))

    def tree(self, content: bytes, charset: str | None) -> Any:
        """All the values, as `json.loads` would give them."""
        lines = _unicode(content, charset).replace(b"\x1e", b"\n").split(b"\n")
        return [from_json(Any, line) for line in lines if line.strip()]


class FormText(Media):
    """A form that was received."""

    media = "application/x-www-form-urlencoded"

    def write(self, value: Any) -> tuple[str, Content]:
        """Not written: `Form` says how each property is encoded."""
        raise TypeError("Form writes a form")

    def read(self, content: bytes, charset: str | None) -> Any:
        """The fields of the form, all texts."""
        return from_dict(self.type, self.tree(content, charset))

    def tree(self, content: bytes, charset: str | None) -> Any:
        """The fields of the form; several of one name are a list."""
        found: dict[str, Any] = {}
        for name, value in parse_qsl(content.decode(), keep_blank_values=True):
            if name in found:
                known = found[name]
                found[name] = (
                    [*known, value] if isinstance(known, list) else [known, value]
                )
            else:
                found[name] = value
        return found


def _unicode(content: bytes, charset: str | None) -> bytes:
    """JSON in UTF-8, whatever it came in."""
    if charset is None or charset.lower() in ("utf-8", "utf8", "us-ascii"):
        return content.removeprefix(codecs.BOM_UTF8)
    return content.decode(charset).encode()
