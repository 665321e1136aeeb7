"""What media types are called: RFC 6838."""

from __future__ import annotations


def essence(media_type: str) -> str:
    """A media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_xml(media_type: str) -> bool:
    """Whether it is XML: RFC 7303."""
    sub = essence(media_type).partition("/")[2]
    return sub == "xml" or sub.endswith("+xml")
