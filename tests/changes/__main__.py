"""`python -m tests.changes FILE...`: change descriptions in one way each; the last line is `TOTAL right/changed`."""

from __future__ import annotations

import argparse
import copy
import json
import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from sdkwright.compare import compare
from sdkwright.comparison.findings import Comparison
from sdkwright.config import Config
from sdkwright.evolution import Side, understood

from tests.changes.operators import OPERATORS, Operator
from tests.changes.places import Tree


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one change."""

    operator: str
    place: str
    right: bool
    said: str


def understand(tree: Tree, folder: Path) -> Side:
    """A tree as an API with names."""
    file = folder / "openapi.json"
    file.write_text(json.dumps(tree, default=str), encoding="utf-8")
    return understood(Config(str(file)))


def outcomes(tree: Tree, count: int, folder: Path) -> Iterator[Outcome]:
    """Change a description at some places by each operator."""
    before = understand(tree, folder)
    for operator in OPERATORS:
        fitting = [index for index, place in enumerate(operator.where(tree)) if operator.fits(place)]
        for index in random.Random(operator.name).sample(fitting, min(count, len(fitting))):
            changed = copy.deepcopy(tree)
            place = [*operator.where(changed)][index]
            pointer = place.pointer
            operator.change(place)
            after = understand(changed, folder)
            found = compare((before.api, before.names), (after.api, after.names))
            yield Outcome(operator.name, pointer, right(operator, pointer, found), _said(found))


def right(operator: Operator, pointer: str, found: Comparison) -> bool:
    """Whether what is found is what was done, there and nowhere else."""
    rules = [one.rule.id for one in found.findings]
    if not operator.rules:
        return not rules
    meant = [one for one in found.findings if one.rule.id in operator.rules]
    at = [one for one in meant if _near(pointer, one.old) or _near(pointer, one.new)]
    return bool(at or (meant and operator.name in ("add a class", "add an operation")))


def _near(pointer: str, found: str | None) -> bool:
    return found is not None and (found.startswith(pointer) or pointer.startswith(found))


def _said(found: Comparison) -> str:
    return "; ".join(f"{one.rule.id} {one.subject}" for one in found.findings[:4]) or "nothing"


def load(file: Path) -> Any:
    """A description's tree."""
    text = file.read_text(encoding="utf-8")
    return json.loads(text) if file.suffix == ".json" else yaml.load(text, yaml.CSafeLoader)


def main(files: list[Path], count: int) -> int:
    """Judge; returns the exit code."""
    total = good = 0
    for file in files:
        with tempfile.TemporaryDirectory() as folder:
            for one in outcomes(load(file), count, Path(folder)):
                total += 1
                good += one.right
                if not one.right:
                    print(f"{file.name}: {one.operator} at {one.place}: {one.said}")
    print(f"TOTAL {good}/{total}")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=5, help="places for each operator in each file")
    arguments = parser.parse_args()
    sys.exit(main(arguments.files, arguments.count))
