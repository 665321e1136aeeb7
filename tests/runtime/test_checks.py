"""Checks, unique items and patterns on types and classes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError


def refused(call: Any, *args: Any, **kwargs: Any) -> list[tuple[tuple[int | str, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        call(*args, **kwargs)
    return [(error["loc"], error["type"]) for error in caught.value.errors()]


def test_a_class_with_a_check(models: Any) -> None:
    text = '{"card":"1","address":"x"}'
    assert models.Checked.from_json(text).to_json() == text
    for call, data in ((models.Checked.from_json, '{"card":"1"}'), (models.Checked.from_dict, {"card": "1"})):
        assert refused(call, data) == [(("address",), "check")]
    assert refused(models.Checked, card="1") == [(("address",), "check")]
    assert models.Checked().to_json() == "{}"


def test_the_path_of_a_nested_check(models: Any) -> None:
    assert refused(models.Checked.from_json, '{"inner":{"inner":{"card":"1"}}}') == [
        (("inner", "inner", "address"), "check")
    ]


def test_a_subclass_meets_the_checks_of_its_bases(models: Any) -> None:
    assert refused(models.Stricter.from_json, '{"card":"12345"}') == [
        (("address",), "check"),
        (("card",), "check"),
    ]
    assert models.Stricter(card="1", address="x", limit=3).to_dict() == {"card": "1", "address": "x", "max": 3}


def test_a_refused_change_is_undone(models: Any) -> None:
    checked = models.Checked(address="x")
    checked.card = "1"
    assert refused(setattr, checked, "address", models.Checked.__pydantic_fields__["address"].default) == [
        (("address",), "check")
    ]
    assert checked.to_dict() == {"address": "x", "card": "1"}
    checked.extra = 1
    assert checked.to_dict() == {"address": "x", "card": "1", "extra": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"ids":[1,2]}', None),
        ('{"ids":[]}', [(("ids",), "too_short")]),
        ('{"ids":[1,1.0]}', [(("ids",), "unique_items")]),
        ('{"nodes":[{"value":1},{"value":2}]}', None),
        ('{"nodes":[{"value":1,"a":{"b":[1]}},{"value":1,"a":{"b":[1.0]}}]}', [(("nodes",), "unique_items")]),
        ('{"code":"12"}', None),
        ('{"code":"1"}', [(("code",), "string_too_short")]),
        ('{"code":"1\\u0662"}', [(("code",), "string_pattern_mismatch")]),
        ('{"code":"12\\n"}', [(("code",), "string_pattern_mismatch")]),
        ('{"plain":"a1"}', [(("plain",), "string_pattern_mismatch")]),
        ('{"when":"2024-01-01T00:00:00Z"}', None),
        ('{"when":"2024-01-01T00:00:00+00:00"}', [(("when",), "check")]),
        ('{"sizes":{"a":1,"b":2}}', None),
        ('{"sizes":{"a":1,"b":2,"c":3}}', [(("sizes",), "too_long")]),
        ('{"keys":{"a":1}}', None),
        ('{"keys":{"ab":1}}', [(("keys", "ab", "[key]"), "string_pattern_mismatch")]),
        ('{"size":1}', None),
        ('{"size":0}', [(("size",), "check")]),
        ('{"chain":{"next":{"next":{"size":1}}}}', None),
        ('{"chain":{"next":{"next":{"size":1.5}}}}', [(("chain", "next", "next", "size"), "check")]),
        ('{"pair":[1,"a"],"nothing":[]}', None),
        ('{"pair":[1,"a",2]}', [(("pair",), "too_long")]),
        ('{"nothing":[1]}', [(("nothing",), "too_long")]),
        ('{"never":null}', [(("never",), "never")]),
    ],
)
def test_checks_on_types(models: Any, text: str, expected: Any) -> None:
    if expected is None:
        assert models.Various.from_json(text).to_json() == text
        assert models.Various.from_dict(json.loads(text)) == models.Various.from_json(text)
    else:
        assert refused(models.Various.from_json, text) == expected
        assert refused(models.Various.from_dict, json.loads(text)) == expected


def test_a_part_of_a_schema_elsewhere(rt: Any) -> None:
    check = rt.Check({"$ref": "#/components/schemas/Chain/$defs/small"})
    assert check.check(3) == []
    assert [detail["loc"] for detail in check.check(4)] == [()]
    assert rt.Check({"items": {"$ref": "#/components/schemas/None"}}).check([1]) == []


def test_formats_in_a_check(rt: Any) -> None:
    schema = {"oneOf": [{"format": "date"}, {"format": "date-time"}]}
    assert rt.Check(schema).check("2024-01-01") == []
    assert rt.Check(schema).check("x") != []
    assert rt.Check(schema, formats=False).check("2024-01-01") != []
