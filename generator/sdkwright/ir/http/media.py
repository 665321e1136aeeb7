"""What media types are called: RFC 6838."""

from __future__ import annotations

from typing import Final

from .streams import Framing

_LINES: Final = frozenset(
    f"application/{name}"
    for name in ("jsonl", "x-jsonl", "ndjson", "x-ndjson", "jsonlines", "x-jsonlines", "json-lines", "json-l")
)


def essence(media_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_xml(media_type: str) -> bool:
    """Whether it is XML: RFC 7303."""
    sub = essence(media_type).partition("/")[2]
    return sub == "xml" or sub.endswith("+xml")


def is_range(media_type: str) -> bool:
    """Whether it stands for several: RFC 9110 section 12.5.1."""
    return "*" in essence(media_type)


def framing(media_type: str) -> Framing | None:
    """How the values of a body follow each other; None if it is no sequence."""
    name = essence(media_type)
    sub = name.partition("/")[2]
    if name == "text/event-stream":
        return Framing.EVENTS
    if sub == "json-seq" or sub.endswith("+json-seq"):
        return Framing.SEQUENCE
    return Framing.LINES if name in _LINES else None
