"""The schema for editors says what `config.py` says: written anew, it is the same, and it judges the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator
from sdkwright.config import keys, problem

from tests.settings.__main__ import FILE, text

SCHEMA = json.loads(FILE.read_text())
VALUES: list[Any] = [
    *("", "x", "docs", "tests", "class", "1a", "a-b", "a_1", "é", "missing", "none", "sdkwright", "openapi-generator"),
    *(True, False, 0, 1.5, None, {}, [], ["x"], [1], ["/pets/**#GET"], ["tag:a", "schema:b"], ["tag:"], ["/"]),
    *(["nothing:x"], ["operation:a\nb"], [["/a"]], "tag:a"),
    *({"/pets#GET": False}, {"tag:a": True}, {"/a": {}}, {"a": {"link-header": True}}, {"/a": {"link-header": False}}),
    *({"/a": {"link-header": True, "items": "/data"}}, {"/a": {"cursor": "b"}}, {"/a": {"cursor": "b", "next": "/c"}}),
    *({"/a": {"page": "b", "first": 0}}, {"/a": {"page": "b", "first": True}}, {"/a": {"page": "b", "offset": "c"}}),
    *({"/a": {"page": "b", "link-header": False}}, {"/a": {"page": "b", "pages": "c"}}, {"/a": {"page": 1}}),
    *("shop:Base", "shop.base:Base", "shop.base.Base", ":Base", "shop:"),
]


def test_the_file_is_what_the_settings_say() -> None:
    assert FILE.read_text() == text(), "run `python -m tests.settings`"


def test_it_is_a_schema_that_knows_every_setting() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"].keys() - {"accept", "sdks"} == keys().keys()
    assert all(said["description"] for said in SCHEMA["properties"].values())
    assert not Draft7Validator(SCHEMA).is_valid({"open_enums": True})


@pytest.mark.parametrize("name", keys())
def test_it_judges_values_as_we_do(name: str) -> None:
    validator = Draft7Validator(SCHEMA)
    verdicts = {repr(value): validator.is_valid({name: value}) for value in VALUES}
    assert verdicts == {repr(value): problem(name, value) is None for value in VALUES}
    assert {True, False} == set(verdicts.values())


def test_defaults_are_values() -> None:
    said = {name: key["default"] for name, key in SCHEMA["properties"].items() if "default" in key}
    assert said["output"] == "sdk"
    assert Draft7Validator(SCHEMA).is_valid(said)


def test_an_sdk_among_several_is_judged_alike() -> None:
    validator = Draft7Validator(SCHEMA)
    assert validator.is_valid({"strict": True, "sdks": {"a-1": {"spec": "x", "client": True}, "b": {}}})
    for sdks in ({"a b": {}}, {"a": 1}, {"a": {"spec": 1}}, {"a": {"sdks": {}}}, {"a": {"required-version": ">0"}}, []):
        assert not validator.is_valid({"sdks": sdks})
