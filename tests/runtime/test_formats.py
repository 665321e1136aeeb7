"""String formats: types of the standard library that give their text back."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError
from sdkwright.python.annotations import FORMATS
from sdkwright.values.formats import admits_format

PLUS_1 = timezone(timedelta(hours=1))

VALUES: list[tuple[str, str, Any]] = [
    ("DateTime", "2024-02-29T12:30:00Z", datetime(2024, 2, 29, 12, 30, tzinfo=UTC)),
    ("DateTime", "2024-02-29T12:30:00+01:00", datetime(2024, 2, 29, 12, 30, tzinfo=PLUS_1)),
    ("DateTime", "2024-02-29T12:30:00+00:00", datetime(2024, 2, 29, 12, 30, tzinfo=UTC)),
    ("DateTime", "2024-02-29t12:30:00.5z", datetime(2024, 2, 29, 12, 30, 0, 500_000, tzinfo=UTC)),
    ("DateTime", "2024-02-29T12:30:00.123456789Z", datetime(2024, 2, 29, 12, 30, 0, 123_456, tzinfo=UTC)),
    ("DateTime", "1998-12-31T23:59:60Z", datetime(1998, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)),
    ("DateTime", "1999-01-01T00:59:60.5+01:00", datetime(1998, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)),
    ("DateTime", "0000-02-29T00:00:00Z", datetime(1, 1, 1, tzinfo=UTC)),
    ("Date", "2024-02-29", date(2024, 2, 29)),
    ("Date", "0000-12-31", date(1, 1, 1)),
    ("Time", "12:30:00Z", time(12, 30, tzinfo=UTC)),
    ("Time", "12:30:00.250-00:00", time(12, 30, 0, 250_000, tzinfo=UTC)),
    ("Time", "15:59:60-08:00", time(15, 59, 59, 999_999, tzinfo=timezone(timedelta(hours=-8)))),
    ("Duration", "PT0S", timedelta()),
    ("Duration", "P1DT2H3M4S", timedelta(days=1, hours=2, minutes=3, seconds=4)),
    ("Duration", "PT1H0M2S", timedelta(hours=1, seconds=2)),
    ("Duration", "PT36H", timedelta(hours=36)),
    ("Duration", "P123DT22H14M12.011S", timedelta(123, 80_052, 11_000)),
    ("Duration", "PT1H0M0.5S", timedelta(hours=1, microseconds=500_000)),
    ("Duration", "PT0.10S", timedelta(microseconds=100_000)),
    ("Duration", "P2W", timedelta(weeks=2)),
    ("Duration", "P1Y2M3D", timedelta(days=365 + 60 + 3)),
    ("Duration", "P" + "9" * 40 + "D", timedelta.max),
    ("Uuid", "2eb8aa08-aa98-11ea-b4aa-73b441d16380", UUID("2eb8aa08-aa98-11ea-b4aa-73b441d16380")),
    ("Uuid", "2EB8AA08-AA98-11EA-B4AA-73B441D16380", UUID("2eb8aa08-aa98-11ea-b4aa-73b441d16380")),
    ("Base64", "aGk=", b"hi"),
    ("Base64", "aG\r\nk=", b"hi"),
    ("Base64", "aGl=", b"hi"),
    ("Base64", "", b""),
    ("Binary", "h\u00e9", b"h\xc3\xa9"),
    ("Decimal", "1.50", Decimal("1.50")),
    ("Decimal", "+1e3", Decimal(1000)),
    ("Decimal", "0." + "1" * 60, Decimal("0." + "1" * 60)),
    ("IPv4", "192.168.0.1", IPv4Address("192.168.0.1")),
    ("IPv6", "::1", IPv6Address("::1")),
    ("IPv6", "0:0::0001", IPv6Address("::1")),
    ("Uri", "https://[::1]:8080/a?b#c", "https://[::1]:8080/a?b#c"),
    ("Uri", "urn:isbn:1", "urn:isbn:1"),
]


@pytest.mark.parametrize(("name", "text", "expected"), VALUES, ids=[f"{n}-{t[:40]}" for n, t, _ in VALUES])
def test_values_and_their_text(rt: Any, name: str, text: str, expected: Any) -> None:
    format_ = getattr(rt, name)
    for value in (rt.from_dict(format_, text), rt.from_json(format_, json.dumps(text))):
        assert value == expected
        assert isinstance(value, type(expected))
        for same in (value, copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
            assert same == expected
            assert hash(same) == hash(expected)
            assert rt.to_dict(same) == text
            assert rt.to_dict({"a": [same, (same,)]}) == {"a": [text, [text]]}
            if expected != timedelta.max:  # has a fraction, and no text but the one it carries
                assert rt.from_dict(format_, same) == expected


@pytest.mark.parametrize("name", sorted({name for name, _, _ in VALUES}))
@pytest.mark.parametrize("value", [None, 0, 1.5, True, [], {}, "", "nonsense \u00e9", object()])
def test_anything_else_is_refused(rt: Any, name: str, value: Any) -> None:
    if isinstance(value, str) and (name == "Binary" or (name == "Base64" and not value)):
        return
    with pytest.raises(ValidationError) as caught:
        rt.from_dict(getattr(rt, name), value)
    assert caught.value.errors()[0]["type"] == "format"


REFUSED: list[tuple[str, str]] = [
    ("DateTime", "2024-02-29T12:30:00"),
    ("DateTime", "2024-02-29 12:30:00Z"),
    ("DateTime", "2024-02-30T12:30:00Z"),
    ("DateTime", "2023-02-29T12:30:00Z"),
    ("DateTime", "2024-02-29T24:00:00Z"),
    ("DateTime", "2024-02-29T12:30:60Z"),
    ("DateTime", "2024-02-29T12:30Z"),
    ("DateTime", "20240229T123000Z"),
    ("DateTime", "2024-02-29T12:30:00+24:00"),
    ("DateTime", "2024-02-29T12:30:00,5Z"),
    ("DateTime", "2024-02-29T12:30:00Z\n"),
    ("DateTime", "2024-02-29T12:30:0\u0660Z"),
    ("Date", "20240229"),
    ("Date", "2024-W01-1"),
    ("Date", "0000-02-30"),
    ("Time", "12:30:00"),
    ("Time", "12:30:00+01"),
    ("Duration", "P"),
    ("Duration", "PT"),
    ("Duration", "P1DT"),
    ("Duration", "P1YT"),
    ("Duration", "P1Y2D"),
    ("Duration", "PT1H2S"),
    ("Duration", "P1W1D"),
    ("Duration", "PT0,5S"),
    ("Duration", "PT.5S"),
    ("Duration", "-P1D"),
    ("Uuid", "2eb8aa08aa9811eab4aa73b441d16380"),
    ("Uuid", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}"),
    ("Uuid", "2eb8aa08-aa9811-ea-b4aa-73b441d16380"),
    ("Base64", "aGk"),
    ("Base64", "a-_="),
    ("Base64", "=aGk"),
    ("Decimal", "NaN"),
    ("Decimal", "1_000"),
    ("Decimal", "1e99999999999999999999"),
    ("Decimal", " 1"),
    ("IPv4", "192.168.00.1"),
    ("IPv6", "fe80::1%eth0"),
    ("Uri", "/path"),
    ("Uri", "//host/path"),
    ("Uri", "http://[::g]/"),
    ("Uri", "http://a b/"),
    ("Uri", "http://a/%zz"),
]


@pytest.mark.parametrize(("name", "text"), REFUSED)
def test_other_texts_are_refused(rt: Any, name: str, text: str) -> None:
    with pytest.raises(ValidationError):
        rt.from_dict(getattr(rt, name), text)


@pytest.mark.parametrize(
    ("name", "text", "admitted"),
    [*((name, text, True) for name, text, _ in VALUES), *((name, text, False) for name, text in REFUSED)],
)
def test_the_generator_never_says_otherwise(name: str, text: str, admitted: bool) -> None:
    (format_,) = [one for one, runtime in FORMATS.items() if runtime == name]
    assert admits_format(format_, text) in (admitted, None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DateTime", datetime(2024, 1, 1)),
        ("DateTime", date(2024, 1, 1)),
        ("DateTime", datetime(2024, 1, 1, tzinfo=timezone(timedelta(seconds=30)))),
        ("Date", datetime(2024, 1, 1, tzinfo=UTC)),
        ("Time", time(12)),
        ("Duration", timedelta(days=-1)),
        ("Decimal", Decimal("Infinity")),
        ("IPv6", IPv6Address("fe80::1%eth0")),
    ],
)
def test_instances_without_a_text_are_refused(rt: Any, name: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        rt.from_dict(getattr(rt, name), value)


def test_what_is_computed_carries_no_text(rt: Any) -> None:
    moment = rt.from_dict(rt.DateTime, "2024-01-01t00:00:00z")
    assert rt.to_dict(moment) == "2024-01-01t00:00:00z"
    assert rt.to_dict(moment.replace(hour=1)) == "2024-01-01T01:00:00Z"
    assert rt.to_dict(moment + timedelta(days=1)) == "2024-01-02T00:00:00Z"
    assert rt.to_dict(moment.astimezone(PLUS_1)) == "2024-01-01T01:00:00+01:00"
    assert rt.to_dict(rt.from_dict(rt.Duration, "P2W") * 2) == "P28D"
    assert rt.to_dict(rt.from_dict(rt.Decimal, "1e3") + 1) == "1001"
    assert rt.to_dict(rt.from_dict(rt.IPv6, "0::1") + 1) == "::2"
    assert rt.to_dict(rt.from_dict(rt.Date, "0000-01-01") + timedelta(days=1)) == "0001-01-02"


def test_plain_instances_where_the_text_is_their_own(rt: Any) -> None:
    assert type(rt.from_dict(rt.DateTime, "2024-01-01T00:00:00Z")) is datetime
    assert type(rt.from_dict(rt.Uuid, "2eb8aa08-aa98-11ea-b4aa-73b441d16380")) is UUID
    assert type(rt.from_dict(rt.Base64, "aGk=")) is bytes


def test_bytes_in_python(rt: Any) -> None:
    """Bytes alone go as base64; those of a binary field are told apart."""
    assert rt.to_dict(b"hi") == "aGk="
    assert rt.to_dict(rt.from_dict(rt.Binary, b"hi")) == "hi"


def test_fields(models: Any) -> None:
    text = '{"pet":{"type":"dog"},"nick":null,"born":"2024-01-01T00:00:00.50+00:00"}'
    owner = models.Owner.from_json(text)
    assert owner.to_json() == text
    owner.born = datetime(2024, 1, 1, tzinfo=UTC)
    assert owner.to_dict()["born"] == "2024-01-01T00:00:00Z"
    with pytest.raises(ValidationError):
        owner.born = datetime(2024, 1, 1)


def test_json_schema_names_the_format(models: Any) -> None:
    born = models.Owner.model_json_schema()["properties"]["born"]
    assert (born["type"], born["format"]) == ("string", "date-time")
