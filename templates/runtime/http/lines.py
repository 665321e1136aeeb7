"""Streams of JSON values: one in each line, or each after a record separator."""

from __future__ import annotations

from typing import Final

_SEPARATOR: Final = b"\x1e"


class LineParser:
    """JSON Lines and NDJSON: a value in each line; the last one need not end."""

    def __init__(self) -> None:
        self._rest: list[bytes] = []

    def feed(self, chunk: bytes) -> list[bytes]:
        """The lines that a further chunk completes, without empty ones."""
        if b"\n" not in chunk:  # a long line is joined once, when it ends
            self._rest.append(chunk)
            return []
        lines = b"".join((*self._rest, chunk)).split(b"\n")
        self._rest = [lines.pop()]
        return [line for line in lines if line and not line.isspace()]

    def end(self) -> list[bytes]:
        """What stands in a last line without an end."""
        line = b"".join(self._rest)
        self._rest = []
        return [line] if line.strip() else []


class SequenceParser:
    """JSON text sequences (RFC 7464): a value after each record separator."""

    def __init__(self) -> None:
        self._rest: list[bytes] = []

    def feed(self, chunk: bytes) -> list[bytes]:
        """The texts that a further chunk completes, without empty ones."""
        if _SEPARATOR not in chunk:
            self._rest.append(chunk)
            return []
        texts = b"".join((*self._rest, chunk)).split(_SEPARATOR)
        self._rest = [texts.pop()]
        return [text for text in texts if text.strip()]

    def end(self) -> list[bytes]:
        """The last text, which nothing follows."""
        text = b"".join(self._rest)
        self._rest = []
        return [text] if text.strip() else []
