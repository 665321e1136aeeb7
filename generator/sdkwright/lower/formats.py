"""The formats that are asserted: their names in descriptions, and whether a text is of one."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping
from datetime import date, datetime, time
from ipaddress import IPv4Address, IPv6Address
from typing import Final, assert_never
from uuid import UUID

from ..ir.types import Format

FORMATS: Final[Mapping[str, Format]] = {
    **{format.value: format for format in Format},
    "datetime": Format.DATE_TIME,
    "date_time": Format.DATE_TIME,
    "dateTime": Format.DATE_TIME,
    "guid": Format.UUID,
    "UUID": Format.UUID,
    "base64": Format.BYTE,
    "url": Format.URI,
    "ip4": Format.IPV4,
    "ip6": Format.IPV6,
}
"""Formats that are asserted, under the names that are in use for them."""

_DATE_TIME: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_TIME: Final = re.compile(r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DURATION: Final = re.compile(r"P(\d+W|(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)", re.ASCII)
_DECIMAL: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([Ee][+-]?\d+)?", re.ASCII)
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\[\]_a-z~%]*")
_FRACTION: Final = re.compile(r"\.\d+")


def valid(format: Format, text: str) -> bool:
    """Whether a text is of a format: RFC 3339 for times, RFC 4122, 4648, 3986, 2673 and 4291 for the others."""
    try:
        match format:
            case Format.DATE_TIME:
                return _DATE_TIME.fullmatch(text) is not None and bool(datetime.fromisoformat(_whole(text)))
            case Format.DATE:
                return _DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
            case Format.TIME:
                return _TIME.fullmatch(text) is not None and time.fromisoformat(_whole(text)) is not None
            case Format.DURATION:
                return _DURATION.fullmatch(text) is not None
            case Format.UUID:
                return str(UUID(text)) == text.lower()
            case Format.BYTE:
                return b64decode(text, validate=True) is not None
            case Format.BINARY:
                return True
            case Format.DECIMAL:
                return _DECIMAL.fullmatch(text) is not None
            case Format.URI:
                return _URI.fullmatch(text) is not None
            case Format.IPV4:
                return bool(IPv4Address(text))
            case Format.IPV6:
                return bool(IPv6Address(text))
    except ValueError:
        return False
    assert_never(format)


def _whole(text: str) -> str:
    """A time as Python reads it: a leap second is the second before, fractions of any length are left out."""
    return _FRACTION.sub("", text.upper()).replace(":60", ":59")
