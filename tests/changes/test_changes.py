"""Each way to change a description is found to be what it is, and nothing else."""

from __future__ import annotations

from pathlib import Path

from tests.changes.__main__ import load, outcomes
from tests.changes.operators import OPERATORS

PETSTORE = Path(__file__).parents[1] / "cases" / "petstore" / "openapi.yaml"


def test_changes_of_the_petstore(tmp_path: Path) -> None:
    found = [*outcomes(load(PETSTORE), 2, tmp_path)]
    assert [f"{one.operator} at {one.place}: {one.said}" for one in found if not one.right] == []
    assert len(OPERATORS) >= 60
    assert len({one.operator for one in found}) >= 30
