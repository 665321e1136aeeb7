"""Samples of each asserted string format, and what is surely of that format or surely not."""

from __future__ import annotations

import base64
import binascii
import ipaddress
import re
from collections.abc import Mapping
from datetime import date, datetime

from ...ir.types import Format

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

_SHAPES: Mapping[Format, re.Pattern[str]] = {
    Format.DATE_TIME: re.compile(
        r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)",
        re.ASCII,
    ),
    Format.DATE: re.compile(r"\d{4}-\d\d-\d\d", re.ASCII),
    Format.TIME: re.compile(
        r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)", re.ASCII
    ),
    Format.DURATION: re.compile(r"P(?:\d+W|(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)", re.ASCII),
    Format.UUID: re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII),
    Format.DECIMAL: re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII),
    Format.URI: re.compile(r"https?://[a-zA-Z0-9.-]+(?::\d{1,4})?(?:/[\w.~/-]*)?(?:\?[\w=&-]*)?", re.ASCII),
}


def wrong(format: Format) -> str:
    """A string that is surely not of the format: it says so itself."""
    return f"not a {format.value}"


def admits_format(format: Format, value: str) -> bool | None:
    """Whether a string is of a format; None for all that is neither plainly right nor plainly wrong."""
    if format is Format.BINARY:
        return True
    if value == wrong(format):
        return False
    if not value.isascii():
        return None
    match format:
        case Format.BYTE:
            return _base64(value)
        case Format.IPV4 | Format.IPV6:
            return _address(format, value)
        case Format.DATE | Format.DATE_TIME:
            return True if _SHAPES[format].fullmatch(value) and _date(value) else None
        case _:
            return True if _SHAPES[format].fullmatch(value) else None


def _base64(value: str) -> bool | None:
    try:
        return True if base64.b64encode(base64.b64decode(value, validate=True)).decode() == value else None
    except (binascii.Error, ValueError):
        return None


def _address(format: Format, value: str) -> bool | None:
    try:
        if format is Format.IPV4:
            ipaddress.IPv4Address(value)
        else:
            ipaddress.IPv6Address(value)
    except ValueError:
        return None
    return True if "%" not in value else None


def _date(value: str) -> bool:
    try:
        if len(value) == len("2024-05-17"):
            date.fromisoformat(value)
        else:
            datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
