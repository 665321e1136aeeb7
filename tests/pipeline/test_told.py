"""The ledger tells the truth: what it calls documented stands somewhere, what it calls dropped stands nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sdkwright.config import Config
from sdkwright.diagnostics import InputError
from sdkwright.jsonvalue.pointers import join, split
from sdkwright.jsonvalue.types import Json
from sdkwright.ledger import Entry, Outcome
from sdkwright.pipeline import analyze, build

SOURCE = Path(__file__).parent / "documents" / "everything.yaml"


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The description with a text of its own at every mark."""
    numbers = count(100)
    path = tmp_path_factory.mktemp("told") / "everything.yaml"
    path.write_text(re.sub("@(?!.*becomes)", lambda _: f"zq{next(numbers)}w", SOURCE.read_text()))
    return path


LEAVES = {"default", "enum", "const", "pattern", "discriminator"}
"""Keywords that hold no schemas."""


def marks(value: object) -> set[str]:
    return set(re.findall("zq[0-9]+w", json.dumps(value)))


def test_what_is_told_and_what_is_dropped(marked: Path) -> None:
    config = Config(spec=str(marked), package="sdk", validate=False)
    output = "\n".join(f"{path}\n{text}" for path, text in build(config).tree.items()).lower()
    shown = set(re.findall("zq[0-9]+w", output))
    found = analyze(config, validate=False)

    def value(entry: Entry) -> Json:
        return found.document.resolve(join(entry.pointer, entry.keyword))

    told, lost, texts = set(), set(), set()
    for entry in found.ledger.entries():
        inside = marks(value(entry))
        if entry.keyword in LEAVES and entry.outcome is not Outcome.DROPPED and inside and not inside <= shown:
            told.add(f"{entry.pointer}/{entry.keyword}")
        if entry.outcome not in (Outcome.DOCUMENTED, Outcome.DROPPED):
            continue
        texts |= inside
        if entry.outcome is Outcome.DOCUMENTED and inside and not inside & shown:
            told.add(f"{entry.pointer}/{entry.keyword}")
        if entry.outcome is Outcome.DROPPED and inside & shown:
            lost.add(f"{entry.pointer}/{entry.keyword}")
    assert told == set(), "called documented, and shown nowhere"
    assert lost == set(), "called dropped, and shown"
    assert len(texts) > 150


def test_every_text_of_the_description_is_accounted_for(marked: Path) -> None:
    found = analyze(Config(spec=str(marked), package="sdk", validate=False), validate=False)
    entries = {join(entry.pointer, entry.keyword) for entry in found.ledger.entries()}

    def missing(node: Json, pointer: str, covered: bool) -> list[str]:
        if isinstance(node, dict):
            children = [(join(pointer, key), value) for key, value in node.items()]
        elif isinstance(node, list):
            children = [(join(pointer, index), value) for index, value in enumerate(node)]
        else:
            return [] if covered or not marks(node) else [pointer]
        return [one for place, value in children for one in missing(value, place, covered or place in entries)]

    assert missing(found.document.root, "#", False) == []


def test_what_is_dropped_is_noted_once_for_each_keyword(marked: Path) -> None:
    found = analyze(Config(spec=str(marked), package="sdk", validate=False), validate=False)
    dropped = {entry.keyword for entry in found.ledger.entries() if entry.outcome is Outcome.DROPPED}
    notes = [one.message for one in found.diagnostics if one.code == "unused-keyword"]
    assert len(notes) == len(set(notes))
    noted = {re.findall("`([^`]+)`", note)[0] for note in notes}
    assert {"xml", "x-thing", "$comment", "contentSchema"} <= noted
    parts = {one.location.pointer for one in found.diagnostics if one.code == "unused-component"}
    assert "#/components/parameters/Unused" in parts
    assert noted <= dropped


ODD: tuple[Json, ...] = (
    3,
    None,
    [],
    {},
    "x",
    True,
    [3],
    {"a": 3},
    [[]],
    {"$ref": "#/nope"},
    {"$ref": 3},
    {"$ref": "#"},
)


@pytest.mark.slow
def test_whatever_stands_at_a_place_breaks_nothing(marked: Path, tmp_path: Path) -> None:
    whole = analyze(Config(spec=str(marked)), validate=False).document.root
    path = tmp_path / "odd.json"
    for number, pointer in enumerate(places(whole)):
        odd = ODD[number % len(ODD)]
        path.write_text(json.dumps(put(whole, split(pointer), odd)))
        try:
            analyze(Config(spec=str(path)), validate=False)
        except InputError:
            continue


def places(node: Json, pointer: str = "#") -> Iterator[str]:
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in children:
        yield join(pointer, key)
        yield from places(value, join(pointer, key))


def put(node: Json, tokens: list[str], value: Json) -> Json:
    if not tokens:
        return value
    if isinstance(node, list):
        index = int(tokens[0])
        return [*node[:index], put(node[index], tokens[1:], value), *node[index + 1 :]]
    assert isinstance(node, dict)
    return {**node, tokens[0]: put(node[tokens[0]], tokens[1:], value)}
