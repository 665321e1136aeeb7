"""Values of string formats as Python writes them."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from typing import NamedTuple
from uuid import UUID

from ...ir.types import Format
from ..imports import FromImport
from ..literals import string


class Maker(NamedTuple):
    """How to write values of one format."""

    module: str
    """Where its class is, if it has to be imported."""
    name: str
    """The class, or the class and a method of it."""
    rewrite: Callable[[str], str]
    """A text of the format as the value alone would be written; raises ValueError or ArithmeticError."""


def _clock(value: datetime | time) -> str:
    text = value.isoformat(timespec="milliseconds" if value.microsecond and value.microsecond % 1000 == 0 else "auto")
    return f"{text.removesuffix('+00:00')}Z" if text.endswith("+00:00") else text


MAKERS: Mapping[Format, Maker] = {
    Format.DATE_TIME: Maker("datetime", "datetime.fromisoformat", lambda text: _clock(datetime.fromisoformat(text))),
    Format.DATE: Maker("datetime", "date.fromisoformat", lambda text: date.fromisoformat(text).isoformat()),
    Format.TIME: Maker("datetime", "time.fromisoformat", lambda text: _clock(time.fromisoformat(text))),
    Format.UUID: Maker("uuid", "UUID", lambda text: str(UUID(text))),
    Format.DECIMAL: Maker("decimal", "Decimal", lambda text: str(Decimal(text))),
    Format.IPV4: Maker("ipaddress", "IPv4Address", lambda text: str(IPv4Address(text))),
    Format.IPV6: Maker("ipaddress", "IPv6Address", lambda text: str(IPv6Address(text))),
}


def formatted(format_: Format, text: str) -> tuple[str, FromImport | None] | None:
    """An expression for the value that `text` means, and the import that it needs; None where the text itself serves.

    It serves wherever the value alone would be written in another way.
    """
    if format_ is Format.BYTE:
        data = _decoded(text)
        return (_bytes(data), None) if data is not None and b64encode(data).decode() == text else None
    maker = MAKERS.get(format_)
    if maker is None:
        return None
    try:
        if maker.rewrite(text) != text:
            return None
    except (ValueError, ArithmeticError):
        return None
    name = maker.name.partition(".")[0]
    return f"{maker.name}({string(text)})", FromImport(maker.module, name, name)


def _decoded(text: str) -> bytes | None:
    try:
        return b64decode(text, validate=True)
    except ValueError:
        return None


def _bytes(data: bytes) -> str:
    text = repr(data)
    return text if b'"' in data else f'b"{text[2:-1]}"'
