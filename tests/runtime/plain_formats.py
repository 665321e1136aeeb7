"""The formats read step by step in Python alone: what the runtime's quicker ways have to agree with.

`read` gives the value of a text, or raises ValueError; `write` the text of a value of the standard library.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal, InvalidOperation
from ipaddress import IPv6Address
from typing import Any
from uuid import UUID

DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
TIME = re.compile(
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))",
)
DURATION = re.compile(
    r"P(?:([0-9]+)W|(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?(T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(\.[0-9]+)?S)?)?)"
)
DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?")
HOST, USER, PATH, QUERY = (
    rf"(?:[A-Za-z0-9._~!$&'()*+,;={more}-]|%[0-9A-Fa-f]{{2}})*" for more in ("", ":", ":@/", ":@/?")
)
URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:"
    rf"(?://(?:{USER}@)?(?:\[([^\]]*)\]|{HOST})(?::[0-9]*)?(?=[/?#]|\Z)|(?!//))"
    rf"{PATH}(?:\?{QUERY})?(?:\#{QUERY})?"
)
FUTURE_ADDRESS = re.compile(rf"[Vv][0-9A-Fa-f]+\.{USER}")


def whole(pattern: re.Pattern[str], text: str) -> tuple[Any, ...]:
    match = pattern.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return match.groups()


def full_date(text: str) -> tuple[int, int, int]:
    year, month, day = map(int, whole(DATE, text))
    date(year or 400, month, day)
    return year, month, day


def full_time(text: str) -> tuple[int, int, int, int, timezone]:
    *clock, fraction, sign, hours, minutes = whole(TIME, text)
    hour, minute, second = map(int, clock)
    microsecond = int((fraction or "")[:6].ljust(6, "0"))
    shift = 0
    if sign:
        time(int(hours), int(minutes))
        shift = (int(hours) * 60 + int(minutes)) * (1 if sign == "+" else -1)
    if second == 60 and (hour * 60 + minute - shift) % 1440 == 1439:
        second, microsecond = 59, 999_999
    time(hour, minute, second)
    return hour, minute, second, microsecond, timezone(timedelta(minutes=shift)) if shift else UTC


def read_datetime(text: str) -> datetime:
    if text[10:11] not in ("T", "t"):
        raise ValueError(text)
    year, month, day = full_date(text[:10])
    clock = full_time(text[11:])
    return datetime(year, month, day, *clock) if year else datetime(1, 1, 1, tzinfo=clock[4])


def read_date(text: str) -> date:
    year, month, day = full_date(text)
    return date(year, month, day) if year else date(1, 1, 1)


def read_duration(text: str) -> timedelta:
    week, year, month, day, _, hour, minute, second, fraction = whole(DURATION, text)
    if text[-1] in "PT" or (year and day and not month) or (hour and second and not minute):
        raise ValueError(text)
    parts = ((week, 7), (year, 365), (month, 30), (day, 1))
    days = sum(int(digits) * factor for digits, factor in parts if digits)
    seconds = sum(int(digits) * factor for digits, factor in ((hour, 3600), (minute, 60), (second, 1)) if digits)
    try:
        return timedelta(days, seconds, int((fraction or ".")[1:7].ljust(6, "0")))
    except OverflowError:
        return timedelta.max


def read_uuid(text: str) -> UUID:
    value = UUID(text)
    if str(value) != text.lower() or not text.isascii():
        raise ValueError(text)
    return value


def read_decimal(text: str) -> Decimal:
    whole(DECIMAL, text)
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error


def read_ipv6(text: str) -> IPv6Address:
    value = IPv6Address(text)
    if value.scope_id is not None:
        raise ValueError(text)
    return value


def read_uri(text: str) -> str:
    address = whole(URI, text)[0]
    if address is not None and FUTURE_ADDRESS.fullmatch(address) is None:
        read_ipv6(address)
    return text


def zulu(value: datetime | time) -> str:
    short = value.microsecond and value.microsecond % 1000 == 0
    text = value.isoformat(timespec="milliseconds" if short else "auto")
    if text[-6:-5] not in ("+", "-"):
        raise ValueError(text)
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def write_duration(value: timedelta) -> str:
    if value.days < 0:
        raise ValueError(value)
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}H" if hours else ""
    second = f"{seconds}.{value.microseconds:06}".rstrip("0").rstrip(".") if value.microseconds else str(seconds)
    clock += f"{minutes}M" if minutes or (hours and second != "0") else ""
    clock += f"{second}S" if second != "0" or not (clock or value.days) else ""
    days = f"{value.days}D" if value.days else ""
    return f"P{days}T{clock}" if clock else f"P{days}"


def write_decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(value)
    return str(value)


FORMATS: dict[str, tuple[Callable[[str], Any], Callable[[Any], str]]] = {
    "DateTime": (read_datetime, zulu),
    "Date": (read_date, date.isoformat),
    "Time": (lambda text: time(*full_time(text)), zulu),
    "Duration": (read_duration, write_duration),
    "Uuid": (read_uuid, str),
    "Decimal": (read_decimal, write_decimal),
    "Base64": (
        lambda text: b64decode(re.sub("\r?\n", "", text), validate=True),
        lambda value: b64encode(value).decode(),
    ),
    "Binary": (str.encode, bytes.decode),
    "IPv6": (read_ipv6, str),
    "Uri": (read_uri, str),
}
"""By their names in the runtime."""
