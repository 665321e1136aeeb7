"""The body of an answer: all of it, decompressed, and not too much."""

from __future__ import annotations

import http.client
import zlib

_PART = 64 * 1024
_MAX_WINDOW = 47
"""For zlib: a gzip or a zlib header tells the rest."""


class TruncatedError(Exception):
    """There is less than was announced."""


def body(response: http.client.HTTPResponse, limit: int) -> bytes:
    """The whole body.

    Raises OverflowError beyond `limit` bytes, TruncatedError, ValueError for what is not compressed as was asked, or
    what the connection raises.
    """
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    if coding in ("", "identity"):
        coding = ""
    elif coding not in ("gzip", "x-gzip", "deflate"):
        raise ValueError(f"it is compressed by {coding[:40]}, which was not asked for")
    announced = response.length
    parts: list[bytes] = []
    size = received = 0
    decoder = zlib.decompressobj(_MAX_WINDOW)
    try:
        while part := response.read(_PART):
            received += len(part)
            while part:
                made = decoder.decompress(part, limit + 1 - size) if coding else part
                parts.append(made)
                size += len(made)
                if size > limit:
                    raise OverflowError
                part = decoder.unused_data if coding else b""
                if part:
                    decoder = zlib.decompressobj(_MAX_WINDOW)
    except http.client.IncompleteRead as error:
        raise TruncatedError(f"{received + len(error.partial):,} bytes came, and then no more") from None
    except zlib.error as error:
        raise ValueError(f"it is not compressed as it says ({error})") from None
    if announced is not None and received < announced:
        raise TruncatedError(f"{received:,} of {announced:,} bytes")
    if coding and received and not decoder.eof:
        raise TruncatedError(f"what came is no whole {coding} stream")
    return b"".join(parts)
