"""RFC 3339: dates, times and durations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final, TypeVar

from pydantic_core import CoreSchema, core_schema

from .texts import Text, reading

T = TypeVar("T", bound=Text)

_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME: Final = re.compile(
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
    r"(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))"
)
_DURATION: Final = re.compile(
    r"P(?:([0-9]+)W|(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?"
    r"(T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(\.[0-9]+)?S)?)?)"
)

# What Python reads as RFC 3339 does,
_DAY: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_HOUR: Final = "(?:[01][0-9]|2[0-3])"
_CLOCK: Final = rf"{_HOUR}:[0-9]{{2}}:[0-9]{{2}}"
_ZONED: Final = rf"{_CLOCK}(?:\.[0-9]+)?(?:Z|[+-]{_HOUR}:[0-5][0-9])"
# and what is written: a fraction of three digits or six, and an offset, if there are any.
_FRACTION: Final = "(?:[0-9]{3})?(?:00[1-9]|0[1-9][0-9]|[1-9][0-9]{2})"
_AWAY: Final = "(?:0[1-9]|1[0-9]|2[0-3]):[0-5][0-9]|00:(?:0[1-9]|[1-5][0-9])"
_OWN: Final = rf"{_CLOCK}(?:\.{_FRACTION})?(?:Z|[+-](?:{_AWAY}))"
_MINUTES, _SECONDS = "(?:[1-9]|[1-5][0-9])M", "(?:[1-9]|[1-5][0-9])S"
_HOURS: Final = "(?:[1-9]|1[0-9]|2[0-3])H"
_SPAN: Final = (
    f"{_HOURS}(?:{_MINUTES}(?:{_SECONDS})?|0M{_SECONDS})?"
    f"|{_MINUTES}(?:{_SECONDS})?|{_SECONDS}"
)


class DateTimeText(Text, datetime):
    """A date-time such as `2024-05-01T12:00:00.5z`, or one in a leap second."""

    __slots__ = ("text",)
    kind = datetime

    @classmethod
    def usual(cls) -> Iterable[CoreSchema]:
        """Those that Python reads, and perhaps writes another way."""
        yield reading(datetime.fromisoformat, f"{_DAY}T{_OWN}")
        yield reading(_keeping(cls.fromisoformat), f"{_DAY}T{_ZONED}")

    @classmethod
    def read(cls, text: str) -> datetime:
        """RFC 3339 section 5.6; what Python cannot hold becomes the nearest it can."""
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

    @classmethod
    def plain(cls, value: datetime) -> datetime | str:
        """Itself, if pydantic writes it so: with an offset in whole minutes."""
        whole = value.microsecond and value.microsecond % 1000 == 0
        if value.tzinfo is UTC:
            return f"{value.isoformat()[:-9]}Z" if whole else value
        usual = not whole and _in_minutes(value.utcoffset())
        return value if usual else cls.write(value)


class DateText(Text, date):
    """A date in the year 0, which Python does not have."""

    __slots__ = ("text",)
    kind = date

    @classmethod
    def usual(cls) -> Iterable[CoreSchema]:
        """All years but one."""
        yield reading(date.fromisoformat, _DAY)

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

    @classmethod
    def plain(cls, value: date) -> date:
        """Itself."""
        return value


class TimeText(Text, time):
    """A time of day such as `12:00:00.5z`, or one in a leap second."""

    __slots__ = ("text",)
    kind = time

    @classmethod
    def usual(cls) -> Iterable[CoreSchema]:
        """Those that Python reads, and perhaps writes another way."""
        yield reading(time.fromisoformat, _OWN)
        yield reading(_keeping(cls.fromisoformat), _ZONED)

    @classmethod
    def read(cls, text: str) -> time:
        """RFC 3339 section 5.6, `full-time`."""
        return cls(*_time(text)).carry(text)

    @staticmethod
    def write(value: time) -> str:
        """Refuses a time without an offset from UTC."""
        return _zulu(value.isoformat())

    @classmethod
    def plain(cls, value: time) -> time | str:
        """Itself, if pydantic writes it so: with an offset in whole minutes."""
        whole = value.microsecond and value.microsecond % 1000 == 0
        if value.tzinfo is UTC:
            return f"{value.isoformat()[:-9]}Z" if whole else value
        usual = not whole and _in_minutes(value.utcoffset())
        return value if usual else cls.write(value)


class DurationText(Text, timedelta):
    """A duration written in another way, or with months or years, which are inexact."""

    __slots__ = ("text",)
    kind = timedelta

    @classmethod
    def usual(cls) -> Iterable[CoreSchema]:
        """The shortest, in days or less."""
        days, read = "[1-9][0-9]{0,8}D", core_schema.timedelta_schema()
        yield reading(read, f"P(?:{days}(?:T(?:{_SPAN}))?|T(?:{_SPAN}|0S))")

    @classmethod
    def read(cls, text: str) -> timedelta:
        """RFC 3339 appendix A; a year is taken for 365 days, a month for 30.

        Seconds may have a fraction, as ISO 8601 has it: without one there would be no
        way to write most values of other languages.
        """
        match = _DURATION.fullmatch(text)
        if match is None:
            raise ValueError(text)
        week, year, month, day, _, hour, minute, second, fraction = match.groups()
        if (
            text[-1] in "PT"
            or (year and day and not month)
            or (hour and second and not minute)
        ):
            raise ValueError(text)
        days = _sum((week, 7), (year, 365), (month, 30), (day, 1))
        seconds = _sum((hour, 3600), (minute, 60), (second, 1))
        try:
            value = timedelta(days, seconds, int(f"{fraction or '.'}000000"[1:7]))
        except OverflowError:
            value = timedelta.max
        else:
            if DurationText.write(value) == text:
                return value
        return cls(value.days, value.seconds, value.microseconds).carry(text)

    @staticmethod
    def write(value: timedelta) -> str:
        """Refuses what is negative, for which RFC 3339 has no form."""
        if value.days < 0:
            raise ValueError(value)
        text = f"P{value.days}D" if value.days else "P"
        seconds, fraction = value.seconds, value.microseconds
        if not (seconds or fraction):
            return text if value.days else "PT0S"
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text += f"T{hours}H" if hours else "T"
        if minutes or (hours and (seconds or fraction)):
            text += f"{minutes}M"
        if fraction:
            return f"{text}{seconds}.{fraction:06}".rstrip("0") + "S"
        return f"{text}{seconds}S" if seconds else text


def _keeping(parse: Callable[[str], T]) -> Callable[[str], T]:
    """As `parse`, its value carrying the text."""

    def read(text: str) -> T:
        value = parse(text)
        value.text = text
        return value

    return read


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


def _in_minutes(offset: timedelta | None) -> bool:
    return offset is not None and not (offset.seconds % 60 or offset.microseconds)


def _zulu(text: str) -> str:
    """Python's text of an aware time, with `Z` for UTC and without three zeros in the end
    of a fraction, as is usual in JSON.
    """
    clock, offset = text[:-6], text[-6:]
    if offset[:1] not in ("+", "-"):
        raise ValueError(text)
    clock = clock.removesuffix("000")
    return f"{clock}Z" if offset == "+00:00" else f"{clock}{offset}"


def _sum(*parts: tuple[str | None, int]) -> int:
    return sum(int(digits) * factor for digits, factor in parts if digits)
