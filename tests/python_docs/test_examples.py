"""The Python of each example makes the JSON beside it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import black
import pytest

from .building import ROOT, Tree, docs, examples, openapi, realtime, tree, written

SCHEMAS: dict[str, Any] = {
    "Formats": {
        "type": "object",
        "required": ["at", "on", "clock", "span", "id", "data", "price", "link", "v4", "v6"],
        "properties": {
            "at": {"type": "string", "format": "date-time"},
            "on": {"type": "string", "format": "date"},
            "clock": {"type": "string", "format": "time"},
            "span": {"type": "string", "format": "duration"},
            "id": {"type": "string", "format": "uuid"},
            "data": {"type": "string", "format": "byte"},
            "price": {"type": "string", "format": "decimal"},
            "link": {"type": "string", "format": "uri"},
            "v4": {"type": "string", "format": "ipv4"},
            "v6": {"type": "string", "format": "ipv6"},
        },
    },
    "Odd": {
        "type": "object",
        "properties": {
            "at": {"type": "string", "format": "date-time"},
            "id": {"type": "string", "format": "uuid"},
            "data": {"type": "string", "format": "byte"},
        },
        "examples": [
            {"at": "2024-01-01t00:00:00.5z", "id": "7F3C2F0A-4C54-4D83-9C5A-0D1B8D1F6A11", "data": "aGk=\r\n"},
        ],
    },
    "Names": {
        "type": "object",
        "required": ["from", "class", "self", "1st", "copy"],
        "properties": {
            "from": {"type": "string"},
            "class": {"type": "string"},
            "self": {"type": "string"},
            "my-name": {"$ref": "#/components/schemas/Names"},
            "1st": {"type": "string"},
            "copy": {"type": "string"},
        },
        "examples": [
            {"from": "a", "class": "b", "self": "c", "1st": "d", "copy": "e", "x-more": {"'": '"'}, "y": None}
        ],
    },
    "Cat": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "cat"}, "lives": {"type": "integer"}},
        "examples": [{"type": "cat", "lives": 9}],
    },
    "Dog": {
        "type": "object",
        "required": ["type", "born"],
        "properties": {"type": {"const": "dog"}, "born": {"type": "string", "format": "date"}},
        "additionalProperties": {"type": "integer"},
        "examples": [{"type": "dog", "born": "2020-02-02", "toys": 3}],
    },
    "Pet": {
        "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
        "examples": [{"type": "dog", "born": "2020-02-02"}],
    },
    "Loose": {
        "anyOf": [
            {"$ref": "#/components/schemas/Dog"},
            {"type": "array", "items": {"type": "number"}},
            {"type": "null"},
        ],
        "examples": [[1, 2.5, 1e300]],
    },
    "Home": {
        "type": "object",
        "properties": {
            "pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}},
            "byName": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Pet"}},
            "place": {"type": ["string", "null"]},
            "size": {
                "type": "array",
                "prefixItems": [{"type": "integer"}, {"type": "string"}],
                "minItems": 2,
                "items": False,
            },
            "one": {"type": "array", "prefixItems": [{"type": "integer"}], "minItems": 1, "items": False},
            "any": {},
        },
        "examples": [
            {
                "pets": [{"type": "cat"}, {"type": "dog", "born": "2020-02-02"}],
                "byName": {"Tom \"'": {"type": "cat", "lives": 7}},
                "place": None,
                "size": [1, "m"],
                "one": [1],
                "any": {"a": [1, None, True, "\u00e9\u2028```"]},
            }
        ],
    },
    "Puppy": {
        "allOf": [
            {"$ref": "#/components/schemas/Dog"},
            {"type": "object", "required": ["first-toy"], "properties": {"first-toy": {"type": "integer"}}},
        ],
        "examples": [{"type": "dog", "born": "2020-02-02", "first-toy": 1}],
    },
    "datetime": {
        "type": "object",
        "required": ["at"],
        "properties": {"at": {"type": "string", "format": "date-time"}},
    },
    "value": {"type": "object", "required": ["value"], "properties": {"value": {"type": "string"}}},
    "Colour": {"enum": ["red", "green"]},
    "Refused": {
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"type": "integer"}},
        "examples": [{"a": "x"}],
    },
}

WITHOUT = {"Colour": "its values are listed", "Odd": "whether its texts are of their formats is not judged"}
"""No Python for these."""


def load(folder: Path, made: Tree, package: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    for path, text in made.items():
        if path.startswith(package):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    return __import__(package)


def run(made: Tree, package: ModuleType) -> int:
    count = 0
    for path, page in docs(made).items():
        for text, source in examples(page):
            expected = json.loads(text)
            if source is None:
                continue
            names: dict[str, Any] = {}
            exec(compile(source, path, "exec"), names)
            assert exactly(package.to_dict(names["value"]), expected), path
            count += 1
    return count


def exactly(one: Any, other: Any) -> bool:
    """Equality that tells `1`, `1.0` and `true` apart."""
    return bool(one == other) and json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def forget(package: str) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        del sys.modules[name]


def test_realtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = load(tmp_path, realtime(), "docs_realtime", monkeypatch)
    assert run(realtime(), package) >= 80
    forget("docs_realtime")


def test_all_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tree(written(tmp_path, openapi(SCHEMAS)), "sdkwright", "docs_kinds")
    package = load(tmp_path, made, "docs_kinds", monkeypatch)
    assert run(made, package) == len(SCHEMAS) - len(WITHOUT)
    forget("docs_kinds")


@pytest.mark.parametrize("case", sorted(path.parent.name for path in (ROOT / "tests" / "cases").glob("*/openapi.yaml")))
def test_cases(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"docs_case_{case.replace('-', '_')}"
    made = tree(str(ROOT / "tests" / "cases" / case / "openapi.yaml"), "sdkwright", name)
    package = load(tmp_path, made, name, monkeypatch)
    assert run(made, package)
    forget(name)


def pages_of_kinds(tmp_path: Path) -> Mapping[str, str]:
    return docs(tree(written(tmp_path, openapi(SCHEMAS)), "sdkwright", "docs_kinds"))


def test_the_usage_on_the_first_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(tmp_path, realtime(), "docs_realtime", monkeypatch)
    source = docs(realtime())["index.md"].partition("```python\n")[2].partition("\n```")[0]
    assert "from_json" in source
    exec(compile(source, "index.md", "exec"), {})
    forget("docs_realtime")


def test_the_look(tmp_path: Path) -> None:
    pages = pages_of_kinds(tmp_path)
    ((text, source),) = examples(pages["models/Home.md"])
    assert '"pets": [\n    {\n      "type": "cat"\n    },' in text
    assert '"size": [1, "m"],' in text
    assert source == (
        "from datetime import date\n"
        "\n"
        "from docs_kinds.models import Cat, Dog, Home\n"
        "\n"
        "value = Home(\n"
        '    pets=[Cat(), Dog(born=date.fromisoformat("2020-02-02"))],\n'
        """    by_name={"Tom \\"'": Cat(lives=7)},\n"""
        "    place=None,\n"
        '    size=(1, "m"),\n'
        "    one=(1,),\n"
        '    any={"a": [1, None, True, "é\\u2028```"]},\n'
        ")"
    )


def test_an_enumeration_needs_no_example_and_a_refused_one_is_not_shown(tmp_path: Path) -> None:
    pages = pages_of_kinds(tmp_path)
    assert not list(examples(pages["models/Colour.md"]))
    ((text, _),) = examples(pages["models/Refused.md"])
    assert json.loads(text)["a"] == 1


def test_black_finds_nothing_to_do(tmp_path: Path) -> None:
    for pages in (docs(realtime()), pages_of_kinds(tmp_path)):
        for path, page in pages.items():
            for _, source in examples(page):
                if source:
                    assert black.format_str(source, mode=black.Mode()) == f"{source}\n", path
