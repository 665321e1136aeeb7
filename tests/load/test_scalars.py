"""What plain text means in YAML 1.2's core schema, and not in 1.1."""

from __future__ import annotations

from typing import Any

import pytest
from sdkwright.load.yaml12 import YamlReader


def read(text: str) -> Any:
    return YamlReader(text, "test.yaml").read()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("Off", "Off"),
        ("true", True),
        ("TRUE", True),
        ("tRUE", "tRUE"),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("Null", None),
        ("nULL", "nULL"),
        ("12", 12),
        ("-12", -12),
        ("+12", 12),
        ("017", 17),
        ("0o17", 15),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("1e-08", 1e-08),
        ("1e3", 1000.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1.5E+2", -150.0),
        ("1e", "1e"),
        ("1.2.3", "1.2.3"),
        ("12:30:00", "12:30:00"),
        ("190:20:30", "190:20:30"),
        ("2020-01-01", "2020-01-01"),
        ("2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"),
        ("+1", 1),
        ("-", None),
        ("=", "="),
        ("'12'", "12"),
        ('"true"', "true"),
        ("!!str 12", "12"),
        ("!!int '12'", 12),
        ("!!float 3", 3.0),
        ("!!binary aGk=", "aGk="),
        ("!!timestamp 2020-01-01", "2020-01-01"),
        ("! 12", "12"),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">-\n  a\n  b\n", "a b"),
    ],
)
def test_value(text: str, value: Any) -> None:
    got = read(f"value: {text}\n")["value"] if text != "-" else read("- \n")[0]
    assert got == value
    assert type(got) is type(value)


@pytest.mark.parametrize("text", ["200", "1.0", "true", "null", "~", "2020-01-01", "0o17", "NO", "1e3", "'<<'"])
def test_key_is_its_source_text(text: str) -> None:
    assert list(read(f"{text}: x\n")) == [text.strip("'")]


@pytest.mark.parametrize("text", [".inf", "-.INF", ".nan", "1e999", "9" * 5000])
def test_no_json_number_is_read_as_text_with_a_warning(text: str) -> None:
    reader = YamlReader(f"a:\n  - 1\n  - {text}\n", "test.yaml")
    assert reader.read() == {"a": [1, text]}
    (found,) = reader.findings
    assert found.code == "not-a-number"
    assert (found.location.pointer, found.location.line, found.location.column) == ("#/a/1", 3, 5)


def test_unknown_tags_run_nothing_and_are_told() -> None:
    reader = YamlReader("a: !!python/object/apply:os.system ['false']\nb: !thing 5\n", "test.yaml")
    assert reader.read() == {"a": ["false"], "b": 5}
    assert [found.code for found in reader.findings] == ["unknown-tag", "unknown-tag"]


def test_anchors_are_shared() -> None:
    tree = read("a: &x {p: [1]}\nb: *x\nc: &y text\nd: *y\n*y : e\n")
    assert tree["b"] is tree["a"]
    assert tree["d"] == "text"
    assert tree["text"] == "e"


def test_merge_keys() -> None:
    tree = read(
        "base: &base {a: 1, b: 2}\nmore: &more {b: 3, c: 4}\n"
        "one:\n  b: own\n  <<: *base\nmany:\n  <<: [*base, *more]\ntwice:\n  <<: *more\n  <<: {d: 5}\n"
        "text:\n  '<<': kept\nodd:\n  <<: kept\n"
    )
    assert tree["one"] == {"a": 1, "b": "own"}
    assert tree["many"] == {"a": 1, "b": 2, "c": 4}
    assert tree["twice"] == {"b": 3, "c": 4, "d": 5}
    assert tree["text"] == tree["odd"] == {"<<": "kept"}
    assert all(type(key) is str for key in tree["odd"])


def test_a_merged_node_can_be_merged_again() -> None:
    tree = read("a: &a {x: 1}\nb: &b\n  <<: *a\n  y: 2\nc:\n  <<: *b\n  z: 3\n")
    assert tree["c"] == {"x": 1, "y": 2, "z": 3}


def test_order_and_nesting() -> None:
    tree = read("z: 1\na:\n  - - 1\n    - {b: []}\n  - c: {}\n    d: null\nm: x\n")
    assert list(tree) == ["z", "a", "m"]
    assert tree["a"] == [[1, {"b": []}], {"c": {}, "d": None}]


def test_later_documents_are_told() -> None:
    reader = YamlReader("a: 1\n---\nb: 2\n", "test.yaml")
    assert reader.read() == {"a": 1}
    assert [found.code for found in reader.findings] == ["several-documents"]
