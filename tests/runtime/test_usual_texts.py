"""What the runtime reads and writes in quicker ways is what it would be step by step."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from ipaddress import IPv6Address
from random import Random
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from .plain_formats import FORMATS
from .test_formats import REFUSED, VALUES

TEXTS = 4000

ZONE = ("Z", "z", "", "+00:00", "-00:00", "+01:00", "-08:30", "+23:59", "+24:00", "+00:01", "-00:60", "+0100")
FRACTION = ("", "", ".5", ".123", ".500000", ".000000", ".000001", ".1234567", ".000000000", ",5", ".")
CLOCK = ("12:30:00", "00:00:00", "23:59:59", "23:59:60", "24:00:00", "12:60:00", "12:30", "1:2:3", "07:08:09")
DAY = ("2024-02-29", "2023-02-29", "0000-02-29", "0001-01-01", "9999-12-31", "2024-W09-4", "20240229", "2024-13-01")
BASE64 = (
    "",
    "aGk=",
    "aGl=",
    "AA==",
    "AB==",
    "AAAA",
    "+/+/",
    "-_-_",
    "AAA",
    "A",
    "=",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\u00e9",
)
PARTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "DateTime": (DAY, ("T", "t", " "), CLOCK, FRACTION, ZONE),
    "Date": (DAY, ("", "", "", " ", "T00:00:00Z")),
    "Time": (CLOCK, FRACTION, ZONE),
    "Duration": (
        ("P", "P", "P", "", "-P"),
        ("", "1D", "1D", "0D", "01D", "30D", "999999999D", "1000000000D", "1W", "1M", "1Y", "1Y2M"),
        ("", "T", "T", "T", "T"),
        ("", "1H", "23H", "24H", "0H", "05H"),
        ("", "1M", "0M", "59M", "60M"),
        ("", "1S", "30S", "0S", "60S", "0.5S"),
    ),
    "Uuid": (
        ("2eb8aa08", "2EB8AA08", "2eb8aa0", "2eb8aa0g", "{2eb8aa08"),
        ("-", "-", ""),
        ("aa98-11ea-b4aa", "AA98-11ea-b4aa", "00000000000000"),
        ("-", "-", ""),
        ("73b441d16380", "73b441d1638\u0660", "73b441d16380}", "000000000000"),
    ),
    "Decimal": (
        ("", "", "-", "+", " "),
        ("0", "1", "10", "01", "", "123456789012345678901234567890", "1_0", "NaN", "\u0661"),
        ("", "", ".", ".5", ".50", ".000000", ".0000000", ".0000001", ".123456789"),
        ("", "", "e3", "E-10", "E+5", "e"),
    ),
    "Base64": (BASE64, BASE64, BASE64, BASE64),
    "Binary": (("", "a", "h\u00e9", "\u20ac", "\U0001f600", "\0"), ("", "\n", "b")),
    "IPv6": (
        ("", "", "2001:db8", "a:b:c", "1:2:3:4:5:6", "0", "01", "FFFF", "0:0"),
        ("::", "::", ":", ":::", ""),
        ("", "1", "ffff:102:304", "1.2.3.4", "a:b:c:d", "0:1", "ABCD", "00ab", "1%eth0", "ffff:1.2.3.4"),
    ),
    "Uri": (
        ("http:", "urn:", "a+b.c-1:", "1a:", ":", "", "h\u00e9:"),
        ("//", "/", "", "///"),
        ("", "u:p@", "@", "u@v@"),
        ("host", "", "[::1]", "[v1.a]", "[::g]", "h%41", "h%4", "1.2.3.4", "a b"),
        ("", ":80", ":", ":x"),
        ("", "/", "/a//b", "//a", "a:@b"),
        ("", "?", "?a=b/?", "?\u00e9"),
        ("", "#", "#a?/", "##"),
    ),
}
"""What texts are put together from."""


def texts(name: str) -> Iterator[str]:
    """Texts near to those that are right."""
    random = Random(name)
    known = [text for format_, text, *_ in (*VALUES, *REFUSED) if format_ == name]
    letters = sorted({letter for text in known for letter in text} | {*"0aAzZ-:.+= \n\u0660"})
    yield from known
    for _ in range(TEXTS):
        text = "".join(map(random.choice, PARTS[name]))
        if random.random() < 0.3:
            text = random.choice([text, *known])
            at = random.randint(0, len(text))
            text = text[:at] + random.choice([*letters, ""]) + text[at + random.randint(0, 1) :]
        yield text


@pytest.mark.parametrize("name", FORMATS)
def test_texts(rt: Any, name: str) -> None:
    read, write = FORMATS[name]
    counts = {True: 0, False: 0}
    for text in texts(name):
        try:
            expected = read(text)
        except ValueError:
            for decode, data in ((rt.from_dict, text), (rt.from_json, json.dumps(text))):
                with pytest.raises(ValidationError) as caught:
                    decode(getattr(rt, name), data)
                assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("format", ())], text
            continue
        try:
            own = write(expected) == text and name != "Binary"
        except ValueError:
            own = False
        counts[own] += 1
        for value in (rt.from_dict(getattr(rt, name), text), rt.from_json(getattr(rt, name), json.dumps(text))):
            assert value == expected, text
            assert (type(value) is type(expected)) is own, text
            if isinstance(value, datetime | time):
                assert value.utcoffset() == expected.utcoffset()
                assert isinstance(value.tzinfo, timezone)
            assert rt.to_dict(value) == text
            assert json.loads(rt.to_json(value)) == text
    assert counts[True] > 10 or name == "Binary"
    assert counts[False] > 10 or name in ("Uri", "Date")


def values(random: Random) -> Iterator[tuple[str, Any]]:
    """What Python code may give for each format, with a text and without."""
    shifts = (0, 60, -60, 5400, -45000, 86340, 30, -61, 3600.5)
    zones = (None, UTC, *(timezone(timedelta(seconds=shift)) for shift in shifts))
    for _ in range(TEXTS):
        zone = random.choice(zones)
        micros = random.choice([0, 1, 500_000, random.randint(0, 999_999)])
        clock = random.randint(0, 23), random.randint(0, 59), random.randint(0, 59), micros
        day = random.choice([1, 999, 2024, 9999]), random.randint(1, 12), random.randint(1, 28)
        yield "DateTime", datetime(*day, *clock, tzinfo=zone)
        yield "Time", time(*clock, tzinfo=zone)
        yield "Date", date(*day)
        seconds = random.choice([0, 1, 60, 3600, 3601, random.randint(0, 86399)])
        yield "Duration", timedelta(random.choice([0, 1, -1, 999_999_999]), seconds, random.choice([0, 0, 1]))
        yield "Uuid", UUID(int=random.getrandbits(random.choice([8, 128])))
        digits = tuple(random.choices(range(10), k=random.randint(1, 30)))
        yield "Decimal", Decimal((random.randint(0, 1), digits, random.choice([0, -1, -9, 5, "F"])))
        yield "Base64", random.randbytes(random.randint(0, 9))
        groups = (random.choice(["0", "0", "1", "ffff", "a0"]) for _ in range(8))
        yield "IPv6", IPv6Address(":".join(groups))


def test_values(rt: Any) -> None:
    made: dict[str, Any] = {
        name: type(name, (rt.Model,), {"__annotations__": {"value": getattr(rt, name)}}) for name in FORMATS
    }
    for name, value in values(Random(1)):
        try:
            expected = FORMATS[name][1](value)
        except ValueError:
            with pytest.raises(ValidationError):
                made[name](value=value)
            with pytest.raises(PydanticSerializationError):
                made[name].model_construct(value=value).to_json()
            continue
        one = made[name](value=value)
        assert one.value is value
        assert one.to_dict() == {"value": expected}
        assert json.loads(one.to_json()) == {"value": expected}
        assert rt.to_dict(value) == expected
        assert rt.to_dict([value]) == [expected]
