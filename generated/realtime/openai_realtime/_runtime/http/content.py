"""What a request carries: bytes, or an upload that is made while it is sent."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Final, TypeAlias

from typing_extensions import TypeIs

CHUNK: Final = 64 * 1024

Readable: TypeAlias = (
    bytes | os.PathLike[str] | IO[bytes] | Iterable[bytes] | AsyncIterable[bytes]
)
"""Where bytes come from: themselves, a path, an open file, or an iterator."""

Progress: TypeAlias = Callable[[int, int | None], object]
"""Told how many bytes were sent, and of how many if that is known."""


class Source(ABC):
    """Bytes that are read while they are sent."""

    size: int | None = None
    replayable = False
    """Whether it can be sent again, after a failure or to where a redirect points."""

    @abstractmethod
    def open(self) -> Iterable[bytes] | AsyncIterable[bytes]:
        """The bytes, from the start."""


class FileAt(Source):
    """A file by its path, opened when it is sent."""

    replayable = True

    def __init__(self, path: os.PathLike[str]) -> None:
        self.path = Path(path)
        self.size = self.path.stat().st_size

    def open(self) -> Iterator[bytes]:
        """The bytes of the file."""
        with self.path.open("rb") as file:
            yield from _chunks(file)


class OpenFile(Source):
    """A file object, sent from where it stands."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.start = _position(file)
        self.replayable = self.start is not None
        if self.start is not None:
            self.size = file.seek(0, os.SEEK_END) - self.start
            file.seek(self.start)

    def open(self) -> Iterator[bytes]:
        """The bytes of the file."""
        if self.start is not None:
            self.file.seek(self.start)
        return _chunks(self.file)


class Iterated(Source):
    """What an iterator gives, once; a list of bytes can be sent again."""

    def __init__(self, chunks: Iterable[bytes] | AsyncIterable[bytes]) -> None:
        self.chunks = chunks
        self.replayable = not isinstance(chunks, (Iterator, AsyncIterator))

    def open(self) -> Iterable[bytes] | AsyncIterable[bytes]:
        """The chunks."""
        return self.chunks


class Upload:
    """The pieces of a request's content, one after the other."""

    def __init__(self, pieces: Iterable[bytes | Source]) -> None:
        self.pieces = tuple(pieces)
        self.progress: Progress | None = None
        self.started = False
        sizes = [
            len(piece) if isinstance(piece, bytes) else piece.size
            for piece in self.pieces
        ]
        known = [size for size in sizes if size is not None]
        self.size = sum(known) if len(known) == len(sizes) else None

    @property
    def replayable(self) -> bool:
        """Whether it can be sent again."""
        return all(isinstance(one, bytes) or one.replayable for one in self.pieces)

    def chunks(self) -> Iterator[bytes]:
        """The bytes, for a `Client`."""
        self.started = True
        sent = 0
        for piece in self.pieces:
            chunks = (piece,) if isinstance(piece, bytes) else piece.open()
            if isinstance(chunks, AsyncIterable):
                raise TypeError("An asynchronous iterator needs the AsyncClient")
            for chunk in chunks:
                yield chunk
                sent = self._note(sent, chunk)

    async def chunks_async(self) -> AsyncIterator[bytes]:
        """The bytes, for an `AsyncClient`."""
        self.started = True
        sent = 0
        for piece in self.pieces:
            chunks = (piece,) if isinstance(piece, bytes) else piece.open()
            if isinstance(chunks, AsyncIterable):
                async for chunk in chunks:
                    yield chunk
                    sent = self._note(sent, chunk)
            else:
                for chunk in chunks:
                    yield chunk
                    sent = self._note(sent, chunk)

    def _note(self, sent: int, chunk: bytes) -> int:
        sent += len(chunk)
        if self.progress is not None:
            self.progress(sent, self.size)
        return sent


Content: TypeAlias = bytes | Upload


def source(content: Any) -> bytes | Source:
    """Where the bytes of a `Readable` come from; raises TypeError for what is none."""
    if isinstance(content, (bytes, bytearray)):
        return bytes(content)
    if is_path(content):
        return FileAt(content)
    if is_file(content):
        return OpenFile(content)
    if isinstance(content, str) or not _is_iterable(content):
        raise TypeError(
            f"Expected bytes, a path, a file or an iterator of bytes, not {content!r}"
        )
    return Iterated(content)


def name_of(content: Any) -> str | None:
    """The name of the file that bytes come from, if they come from one."""
    name = content if is_path(content) else getattr(content, "name", None)
    if is_path(name) or isinstance(name, str):
        return Path(name).name or None
    return None


def is_path(value: Any) -> TypeIs[os.PathLike[str]]:
    """Whether a value is a path, which a mere text is not."""
    return isinstance(value, os.PathLike)


def is_file(value: Any) -> TypeIs[IO[bytes]]:
    """Whether a value is an open file, or like one."""
    return hasattr(value, "read")


def _is_iterable(value: Any) -> TypeIs[Iterable[bytes] | AsyncIterable[bytes]]:
    return isinstance(value, (Iterable, AsyncIterable))


def _position(file: IO[bytes]) -> int | None:
    try:
        return file.tell() if file.seekable() else None
    except (AttributeError, OSError):
        return None


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk
