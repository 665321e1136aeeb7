"""Bytes to text: UTF-8, UTF-16 or UTF-32, with or without a byte order mark."""

from __future__ import annotations

import codecs
import re

from ..diagnostics import InputError
from .errors import refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def decode(data: bytes, file: str) -> str:
    """The text of a source. Raises InputError, with the place of the first bad byte, where it is none."""
    encoding = "utf-8"
    for mark, name in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    else:
        # Without a mark, the zero bytes of the first character tell (RFC 4627, section 3).
        if len(data) > 1 and data[0] == 0 and data[1]:
            encoding = "utf-16-be"
        elif len(data) > 1 and data[0] and data[1] == 0:
            encoding = "utf-32-le" if data[2:4] == b"\0\0" else "utf-16-le"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _bad_bytes(data, encoding, error, file) from None


def place(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column of a character."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def unprintable(text: str) -> tuple[str, tuple[int, int]] | None:
    """The first character that neither YAML nor JSON text may hold, and its place."""
    found = _UNPRINTABLE.search(text)
    return (found.group(), place(text, found.start())) if found else None


def _bad_bytes(data: bytes, encoding: str, error: UnicodeDecodeError, file: str) -> InputError:
    before = data[: error.start].decode(encoding, errors="replace")
    return refusal(
        "invalid-encoding",
        f"not valid {encoding.upper()}: byte 0x{data[error.start]:02x} at offset {error.start}",
        file,
        place(before, len(before)),
        hint="save the file as UTF-8",
    )
