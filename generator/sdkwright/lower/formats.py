"""The formats that are asserted: their names in descriptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

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
