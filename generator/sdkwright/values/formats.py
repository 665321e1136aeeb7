"""Samples of each asserted string format, and what is surely of that format or surely not."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from datetime import date, datetime
from ipaddress import IPv4Address, IPv6Address

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

# Two expressions for each format: what is surely of it, and what may be. Calendars and addresses are looked at besides.
_TIME = r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)"
_LOOSE_TIME = r"\d+:\d+:\d+(?:\.\d+)?(?:[Zz]|[+-]\d+:?\d*)"
_CLOCK = r"(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)"
_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_SHAPES: Mapping[Format, tuple[str, str]] = {
    Format.DATE_TIME: (rf"\d{{4}}-\d\d-\d\dT{_TIME}", rf"\d+-\d+-\d+[Tt ]{_LOOSE_TIME}"),
    Format.DATE: (r"\d{4}-\d\d-\d\d", r"\d{4}-\d\d-\d\d"),
    Format.TIME: (_TIME, _LOOSE_TIME),
    Format.DURATION: (rf"P(?:\d+W|\d+D(?:T{_CLOCK})?|T{_CLOCK})", r"P[0-9YMWDTHS.,]+"),
    Format.UUID: (_UUID, _UUID),
    Format.DECIMAL: (r"-?(?:0|[1-9]\d*)(?:\.\d+)?", r"[+-]?[0-9.]+(?:[eE][+-]?\d+)?"),
    Format.URI: (r"https?://[a-zA-Z0-9.-]+(?::\d{1,4})?(?:/[\w.~/-]*)?(?:\?[\w=&-]*)?", r"[a-zA-Z][^\s:]*:\S*"),
    Format.BYTE: (r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?", r"[A-Za-z0-9+/=_\r\n-]*"),
    Format.IPV4: (r"\d+(?:\.\d+){3}", r"[0-9.]+"),
    Format.IPV6: (r"[0-9a-fA-F:]+", r"[0-9a-fA-F:.%a-z]+"),
}
_SURE = {format: re.compile(shapes[0], re.ASCII) for format, shapes in _SHAPES.items()}
_MAYBE = {format: re.compile(shapes[1], re.ASCII) for format, shapes in _SHAPES.items()}


def wrong(format: Format) -> str:
    """A string that is not of the format: it says so itself."""
    return f"not a {format.value}"


def admits_format(format: Format, value: str) -> bool | None:
    """Whether a string is of a format; None for what is neither plainly right nor plainly wrong."""
    if format is Format.BINARY:
        return True
    if not value.isascii():
        return None
    if _SURE[format].fullmatch(value):
        return True if _exists(format, value) else None
    return None if _MAYBE[format].fullmatch(value) else False


def _exists(format: Format, value: str) -> bool:
    """Whether a string of the right shape names a day or an address, or is written as an encoder would."""
    try:
        match format:
            case Format.DATE:
                date.fromisoformat(value)
            case Format.DATE_TIME:
                datetime.fromisoformat(value)
            case Format.IPV4:
                IPv4Address(value)
            case Format.IPV6:
                IPv6Address(value)
            case Format.BYTE:
                return base64.b64encode(base64.b64decode(value)).decode() == value
            case _:
                pass
    except ValueError:
        return False
    return True
