"""RFC 3339: dates, times and durations."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

from .texts import Text

_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME: Final = re.compile(
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
    r"(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))"
)
_USUAL: Final = re.compile(  # what Python understands as RFC 3339 does
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_DURATION: Final = re.compile(
    r"P(?:([0-9]+)W|(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?"
    r"(T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?)?)"
)


class DateTimeText(Text, datetime):
    """A date-time such as `2024-05-01T12:00:00.5z`, or one in a leap second."""

    __slots__ = ("text",)
    kind = datetime

    @classmethod
    def read(cls, text: str) -> datetime:
        """RFC 3339 section 5.6; what Python cannot hold becomes the nearest it can."""
        try:
            value = datetime.fromisoformat(text)
            if DateTimeText.write(value) == text:
                return value
            if _USUAL.fullmatch(text):
                return cls.fromisoformat(text).carry(text)
        except ValueError:
            pass
        if text[10:11] not in ("T", "t"):
            raise ValueError(text)
        year, month, day = _date(text[:10])
        clock = _time(text[11:])
        if year == 0:
            return cls(1, 1, 1, tzinfo=clock[4]).carry(text)
        return cls(year, month, day, *clock).carry(text)

    @staticmethod
    def write(value: datetime) -> str:
        """Refuses a date-time without an offset from UTC."""
        return _zulu(value.isoformat())


class DateText(Text, date):
    """A date in the year 0, which Python does not have."""

    __slots__ = ("text",)
    kind = date

    @classmethod
    def read(cls, text: str) -> date:
        """RFC 3339 section 5.6, `full-date`."""
        year, month, day = _date(text)
        return date(year, month, day) if year else cls(1, 1, 1).carry(text)

    @staticmethod
    def write(value: date) -> str:
        """Refuses a date-time, which is a date in Python."""
        if isinstance(value, datetime):
            raise TypeError(value)
        return value.isoformat()


class TimeText(Text, time):
    """A time of day such as `12:00:00.5z`, or one in a leap second."""

    __slots__ = ("text",)
    kind = time

    @classmethod
    def read(cls, text: str) -> time:
        """RFC 3339 section 5.6, `full-time`."""
        try:
            value = time.fromisoformat(text)
            if TimeText.write(value) == text:
                return value
        except ValueError:
            pass
        return cls(*_time(text)).carry(text)

    @staticmethod
    def write(value: time) -> str:
        """Refuses a time without an offset from UTC."""
        return _zulu(value.isoformat())


class DurationText(Text, timedelta):
    """A duration written in another way, or with months or years, which are inexact."""

    __slots__ = ("text",)
    kind = timedelta

    @classmethod
    def read(cls, text: str) -> timedelta:
        """RFC 3339 appendix A; a year is taken for 365 days, a month for 30."""
        match = _DURATION.fullmatch(text)
        if match is None:
            raise ValueError(text)
        week, year, month, day, _, hour, minute, second = match.groups()
        if (
            text[-1] in "PT"
            or (year and day and not month)
            or (hour and second and not minute)
        ):
            raise ValueError(text)
        days = _sum((week, 7), (year, 365), (month, 30), (day, 1))
        seconds = _sum((hour, 3600), (minute, 60), (second, 1))
        try:
            value = timedelta(days, seconds)
        except OverflowError:
            value = timedelta.max
        else:
            if DurationText.write(value) == text:
                return value
        return cls(value.days, value.seconds, value.microseconds).carry(text)

    @staticmethod
    def write(value: timedelta) -> str:
        """Refuses what is negative or has a fraction, for which RFC 3339 has no form."""
        if value.days < 0 or value.microseconds:
            raise ValueError(value)
        hours, seconds = divmod(value.seconds, 3600)
        minutes, seconds = divmod(seconds, 60)
        clock = f"{hours}H" if hours else ""
        if minutes or (hours and seconds):
            clock += f"{minutes}M"
        if seconds or not (clock or value.days):
            clock += f"{seconds}S"
        days = f"{value.days}D" if value.days else ""
        return f"P{days}T{clock}" if clock else f"P{days}"


def _date(text: str) -> tuple[int, int, int]:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = map(int, match.groups())
    date(year or 400, month, day)  # 400 is a leap year, as 0 would be
    return year, month, day


def _time(text: str) -> tuple[int, int, int, int, timezone]:
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(text)
    fraction, sign, *offset = match.group(4, 5, 6, 7)
    hour, minute, second = map(int, match.group(1, 2, 3))
    microsecond = int((fraction or "")[:6].ljust(6, "0"))
    shift = 0
    if sign:
        hours, minutes = map(int, offset)
        time(hours, minutes)
        shift = hours * 60 + minutes if sign == "+" else -(hours * 60 + minutes)
    if second == 60 and (hour * 60 + minute - shift) % 1440 == 1439:
        second, microsecond = 59, 999_999
    time(hour, minute, second)
    zone = timezone(timedelta(minutes=shift)) if shift else UTC
    return hour, minute, second, microsecond, zone


def _zulu(text: str) -> str:
    """Python's text of an aware time, with `Z` for UTC as is usual in JSON."""
    if text[-6:-5] not in ("+", "-"):
        raise ValueError(text)
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def _sum(*parts: tuple[str | None, int]) -> int:
    return sum(int(digits) * factor for digits, factor in parts if digits)
