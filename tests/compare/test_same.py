"""What means the same is no change: in another order, in another format, in several files."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from sdkwright.comparison.findings import Comparison
from sdkwright.config import Config
from sdkwright.evolution import diff

CASES = sorted((Path(__file__).parents[1] / "cases").rglob("openapi.yaml"))


def compared(old: Path, new: Path) -> Comparison:
    return diff(Config(str(old)), Config(str(new))).comparison


def said(comparison: Comparison) -> list[str]:
    return [f"{one.rule.id} {one.subject}" for one in comparison.findings]


def shuffled(node: Any, rng: random.Random) -> Any:
    """The same with the entries of objects in another order."""
    if isinstance(node, list):
        return [shuffled(part, rng) for part in node]
    if not isinstance(node, dict):
        return node
    entries = [(name, shuffled(part, rng)) for name, part in node.items()]
    rng.shuffle(entries)
    return dict(entries)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parent.name)
def test_itself(case: Path) -> None:
    assert said(compared(case, case)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parent.name)
def test_in_another_order_and_as_json(case: Path, tmp_path: Path) -> None:
    tree = yaml.safe_load(case.read_text(encoding="utf-8"))
    other = tmp_path / "openapi.json"
    other.write_text(json.dumps(shuffled(tree, random.Random(7)), default=str))
    before = tmp_path / "before.json"
    before.write_text(json.dumps(tree, default=str))
    assert said(compared(before, other)) == []


@pytest.mark.parametrize(
    "case", [one for one in CASES if one.parent.name in ("petstore", "cycles")], ids=lambda case: case.parent.name
)
def test_in_several_files(case: Path, tmp_path: Path) -> None:
    tree = yaml.safe_load(case.read_text(encoding="utf-8"))
    schemas = tree["components"]["schemas"]
    whole = tmp_path / "whole.json"
    whole.write_text(json.dumps(tree, default=str))
    other = {
        **tree,
        "components": {**tree["components"], "schemas": {name: {"$ref": f"parts.json#/{name}"} for name in schemas}},
    }
    text = json.dumps(schemas, default=str).replace("#/components/schemas/", "main.json#/components/schemas/")
    (tmp_path / "parts.json").write_text(text)
    main = tmp_path / "main.json"
    main.write_text(json.dumps(other, default=str))
    assert said(compared(whole, main)) == []
