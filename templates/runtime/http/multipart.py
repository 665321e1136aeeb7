"""Multipart bodies: files, texts and JSON, each with headers of its own."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping
from mimetypes import guess_type
from typing import IO, Any, NamedTuple, TypeAlias

from pydantic import BaseModel

from ..values import is_array, is_object, is_tuple
from .content import (
    Content,
    Readable,
    Source,
    Upload,
    is_file,
    is_path,
    name_of,
    source,
)
from .forms import properties_of
from .headers import checked
from .media import Media
from .texts import compact, to_text, to_value


class File:
    """A file to be sent, with what its part says of it.

    The name is that of the path or file object, and the media type is guessed from it,
    where they are not given.
    """

    def __init__(
        self,
        content: Readable,
        name: str | None = None,
        media: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.content = content
        self.name = name
        self.media = media
        self.headers = headers or {}

    def __repr__(self) -> str:
        return f"File({self.name!r}, {self.media!r})"


FileLike: TypeAlias = (
    bytes
    | os.PathLike[str]
    | IO[bytes]
    | File
    | tuple[str | None, Readable]
    | tuple[str | None, Readable, str | None]
    | tuple[str | None, Readable, str | None, Mapping[str, str]]
)
"""A file: its bytes, its path, the open file, a `File`, or such a tuple."""


class Part(NamedTuple):
    """What the description says of a part: its `encoding`."""

    media: str | None = None
    file: bool = False
    headers: Mapping[str, str] = {}
    """Headers that every such part has."""


class Multipart(Media):
    """A body in parts, `multipart/form-data` or of another kind."""

    media = "multipart/form-data"

    def __init__(
        self,
        parts: Mapping[str, Part] | None = None,
        media: str | None = None,
        *,
        preset: Mapping[str, Any] | None = None,
        boundary: str | None = None,
    ) -> None:
        """`preset` are properties that the operation itself sets.

        `boundary` is made anew for each body, unless it is given.
        """
        super().__init__(None, media)
        self._preset = preset or {}
        self._parts = parts or {}
        self._boundary = boundary

    def write(self, value: Any) -> tuple[str, Content]:
        """The parts; an upload where files are among them."""
        boundary = self._boundary or secrets.token_hex(16)
        properties = {**_properties(value), **self._preset}
        pieces = _joined(self._pieces(properties, boundary))
        content = pieces[0] if len(pieces) == 1 else Upload(pieces)
        if isinstance(content, Source):
            content = Upload(pieces)
        return f"{self.name}; boundary={boundary}", content

    def read(self, content: bytes, charset: str | None) -> bytes:
        """The bytes as they are: a client has no use for such a response."""
        return content

    def _pieces(
        self, properties: Mapping[str, Any], boundary: str
    ) -> Iterator[bytes | Source]:
        for name, value in properties.items():
            part = self._parts.get(name, _PLAIN)
            for item in value if is_array(value) and _repeats(part) else [value]:
                file = _file(item, part)
                yield f"--{boundary}\r\n".encode()
                yield self._head(name, file).encode()
                yield source(file.content)
                yield b"\r\n"
        yield f"--{boundary}--\r\n".encode()

    def _head(self, name: str, file: File) -> str:
        headers = dict(file.headers)
        if self.accept == "multipart/form-data":
            shown = f'form-data; name="{_quoted(name)}"'
            if file.name is not None:
                shown += f'; filename="{_quoted(file.name)}"'
            headers = {"Content-Disposition": shown, **headers}
        if file.media is not None:
            headers["Content-Type"] = file.media
        lines = (f"{key}: {checked(key, text)}\r\n" for key, text in headers.items())
        return "".join(lines) + "\r\n"


_PLAIN = Part()


def _properties(value: Any) -> dict[str, Any]:
    """The properties of a form; of a model as they are, since JSON has no bytes."""
    if not isinstance(value, BaseModel):
        return properties_of(value)
    given = {
        field.alias or name: getattr(value, name)
        for name, field in type(value).model_fields.items()
        if name in value.model_fields_set
    }
    return properties_of(given | (value.model_extra or {}))


def _repeats(part: Part) -> bool:
    """Whether the items of an array are parts of their own."""
    return part.file or not (part.media or "").endswith(("/json", "+json"))


def _file(value: Any, part: Part) -> File:
    """What stands in a part."""
    if is_tuple(value):
        name, content, *more = value
        value = File(content, name, *more)
    if isinstance(value, File):
        name = value.name or name_of(value.content)
        media = value.media or _single(part) or _guess(name)
        return File(value.content, name, media, {**part.headers, **value.headers})
    if part.file or isinstance(value, bytes) or is_path(value) or is_file(value):
        name = name_of(value) or "upload"
        return File(value, name, _single(part) or _guess(name), part.headers)
    tree = to_value(value)
    is_json = (part.media or "").endswith(("/json", "+json"))
    if is_json or is_object(tree) or is_array(tree):
        media = _single(part) or "application/json"
        return File(compact(tree).encode(), None, media, part.headers)
    return File(to_text(tree).encode(), None, _single(part), part.headers)


def _single(part: Part) -> str | None:
    """The media type of a part, if the description names just one."""
    media = part.media
    return None if media is None or "*" in media or "," in media else media


def _guess(name: str | None) -> str:
    return guess_type(name or "")[0] or "application/octet-stream"


def _quoted(text: str) -> str:
    """A name as WHATWG's form encoding quotes it."""
    return text.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")


def _joined(pieces: Iterator[bytes | Source]) -> list[bytes | Source]:
    """The pieces, neighbouring bytes in one."""
    joined: list[bytes | Source] = []
    pending: list[bytes] = []
    for piece in pieces:
        if isinstance(piece, bytes):
            pending.append(piece)
            continue
        joined += [b"".join(pending), piece]
        pending.clear()
    joined.append(b"".join(pending))
    return joined
