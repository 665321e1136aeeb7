"""What is of a format, and what may be."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from sdkwright.ir.types import Format
from sdkwright.values.formats import SAMPLES, SECONDS, admits_format, wrong

RIGHT: Mapping[Format, list[str]] = {
    Format.DATE_TIME: ["2024-02-29T00:00:00-00:00"],
    Format.DATE: ["2024-02-29"],
    Format.URI: ["http://localhost:80/a?b=c"],
}
WRONG: Mapping[Format, list[str]] = {
    Format.DATE_TIME: ["2024-05-17T10:30Z", "2024-05-17T10:30:00", "2024-02-30T10:30:00Z", "2024-05-17T24:00:00Z"],
    Format.DATE: ["2023-02-29", "2024-5-17", "17.05.2024", "2024-05-1\u0667"],
    Format.TIME: ["10:30:00", "25:00:00Z"],
    Format.DURATION: ["P", "PT", "1h", "P1S"],
    Format.UUID: ["7f3c2f0a4c544d839c5a0d1b8d1f6a11", "{7f3c2f0a-4c54-4d83-9c5a-0d1b8d1f6a11}"],
    Format.BYTE: ["a", "aGVsbG8", "aGVs bG8="],
    Format.DECIMAL: ["1_000", "NaN", "1,5"],
    Format.URI: ["example.com", "http://a b", "/path"],
    Format.IPV4: ["256.0.0.1", "1.2.3", "01.2.3.4"],
    Format.IPV6: ["1::2::3", "192.0.2.1"],
}
UNSURE: Mapping[Format, list[str]] = {
    Format.DATE_TIME: ["2016-12-31T23:59:60Z", "2024-05-17t10:30:00z", "2024-05-17 10:30:00Z", "0000-02-29T00:00:00Z"],
    Format.DATE: ["0000-02-29"],
    Format.DURATION: ["P1Y2D", "PT0.5S"],
    Format.BYTE: ["aGVs\nbG8=", "aGVsbG9="],
    Format.DECIMAL: ["+1", "1e3", ".5"],
    Format.URI: ["urn:a:b", "http://a/%zz"],
    Format.IPV6: ["::ffff:1.2.3.4", "fe80::1%eth0"],
}


def found(format: Format, texts: list[str]) -> list[bool | None]:
    return [admits_format(format, text) for text in texts]


@pytest.mark.parametrize("format", Format)
def test_what_is_of_a_format(format: Format) -> None:
    right = [SAMPLES[format], SECONDS[format], *RIGHT.get(format, ())]
    assert found(format, right) == [True] * len(right)
    unsure = UNSURE.get(format, [])
    assert found(format, unsure) == [None] * len(unsure)


@pytest.mark.parametrize("format", WRONG)
def test_what_is_not(format: Format) -> None:
    texts = [wrong(format), "\u00e9", *WRONG[format]]
    assert found(format, texts) == [False] * len(texts)


def test_any_text_is_binary() -> None:
    assert found(Format.BINARY, ["", "\u00e9"]) == [True, True]
