"""Samples of each asserted string format, and what is surely of that format or surely not."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from datetime import date, time
from ipaddress import IPv4Address, IPv6Address
from typing import assert_never
from uuid import UUID

from ..ir.types import Format

SAMPLES: Mapping[Format, str] = {
    Format.DATE_TIME: "2024-05-17T10:30:00Z",
    Format.DATE: "2024-05-17",
    Format.TIME: "10:30:00Z",
    Format.DURATION: "PT1H30M",
    Format.UUID: "7f3c2f0a-4c54-4d83-9c5a-0d1b8d1f6a11",
    Format.BYTE: "aGVsbG8=",
    Format.BINARY: "text",
    Format.DECIMAL: "12.50",
    Format.URI: "https://example.com/path",
    Format.IPV4: "192.0.2.1",
    Format.IPV6: "2001:db8::1",
}

SECONDS: Mapping[Format, str] = {
    Format.DATE_TIME: "2025-01-31T23:59:59.5+02:00",
    Format.DATE: "2025-01-31",
    Format.TIME: "23:59:59Z",
    Format.DURATION: "P3D",
    Format.UUID: "0b9d7c52-9a3e-4b57-8f0e-3c1f5a2d4e66",
    Format.BYTE: "d29ybGQ=",
    Format.BINARY: "another text",
    Format.DECIMAL: "0.75",
    Format.URI: "https://example.com/other",
    Format.IPV4: "192.0.2.2",
    Format.IPV6: "2001:db8::2",
}
"""A second sample of each, where one value is not enough."""

# What is surely of a format; other ways to write it are a matter for whoever reads it.
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)"
_CLOCK = r"(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)"
_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_PLAIN: Mapping[Format, str] = {
    Format.DATE_TIME: rf"(?!0000)\d{{4}}-\d\d-\d\dT{_TIME}",
    Format.DATE: r"(?!0000)\d{4}-\d\d-\d\d",
    Format.TIME: _TIME,
    Format.DURATION: rf"P(?:\d+W|\d+D(?:T{_CLOCK})?|T{_CLOCK})",
    Format.UUID: _UUID,
    Format.DECIMAL: r"-?(?:0|[1-9]\d*)(?:\.\d+)?",
    Format.URI: r"https?://[a-zA-Z0-9.-]+(?::\d{1,4})?(?:/[\w.~/-]*)?(?:\?[\w=&-]*)?",
    Format.BYTE: r"[A-Za-z0-9+/]*=?=?",
    Format.IPV4: r"[0-9.]+",
    Format.IPV6: r"[0-9a-fA-F:]+",
}
_SURE = {format: re.compile(shape, re.ASCII) for format, shape in _PLAIN.items()}

# What may be of a format. Calendars and addresses are looked at besides.
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CLOCK_TIME = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_DURATION = re.compile(r"P(\d+W|(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([Ee][+-]?\d+)?", re.ASCII)
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\[\]_a-z~%]*")
_FRACTION = re.compile(r"\.\d+")


def wrong(format: Format) -> str:
    """A string that is not of the format: it says so itself."""
    return f"not a {format.value}"


def admits_format(format: Format, value: str) -> bool | None:
    """Whether a string is of a format; None for what is neither plainly right nor plainly wrong."""
    if format is Format.BINARY:
        return True
    if not value.isascii() or not _possible(format, value):
        return False
    if format is Format.BYTE and base64.b64encode(base64.b64decode(value)).decode() != value:
        # Broken into lines, or with bits that mean nothing: no encoder writes it so.
        return None
    return True if _SURE[format].fullmatch(value) else None


def _possible(format: Format, value: str) -> bool:
    """Whether a string can be of a format: RFC 3339 for times, RFC 4122, 4648, 3986, 2673 and 4291 for the others."""
    try:
        match format:
            case Format.DATE_TIME:
                return _day(value[:10]) and value[10:11] in ("T", "t", " ") and _hour(value[11:])
            case Format.DATE:
                return _day(value)
            case Format.TIME:
                return _hour(value)
            case Format.DURATION:
                return _DURATION.fullmatch(value) is not None
            case Format.UUID:
                return str(UUID(value)) == value.lower()
            case Format.BYTE:
                return base64.b64decode(re.sub("\r?\n", "", value), validate=True) is not None
            case Format.BINARY:
                return True
            case Format.DECIMAL:
                return _DECIMAL.fullmatch(value) is not None
            case Format.URI:
                return _URI.fullmatch(value) is not None
            case Format.IPV4:
                return bool(IPv4Address(value))
            case Format.IPV6:
                return bool(IPv6Address(value))
    except ValueError:
        return False
    assert_never(format)


def _day(text: str) -> bool:
    """Whether a text is a day of the calendar; Python has none in the year 0, which is a leap year."""
    return _DATE.fullmatch(text) is not None and bool(date.fromisoformat(text.replace("0000-", "0400-", 1)))


def _hour(text: str) -> bool:
    """Whether a text is a time of day with an offset; a leap second, which Python has not, may be one."""
    plain = _FRACTION.sub("", text.upper()).replace(":60", ":59")
    return _CLOCK_TIME.fullmatch(text) is not None and time.fromisoformat(plain) is not None
