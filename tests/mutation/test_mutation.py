"""The generated tests can fail: they do on nearly every mutant of the generated models."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .survivors import REASONS

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.slow
def test_generated_tests_catch_mutants() -> None:
    command = [sys.executable, "-m", "tests.mutation", "--json"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    found = json.loads(result.stdout)
    survivors: list[str] = found["survivors"]
    assert found["made"] >= 200
    assert len(survivors) <= 0.05 * found["made"], survivors
    assert sorted(survivors) == sorted(REASONS)


@pytest.mark.slow
def test_generated_tests_catch_mutants_of_clients() -> None:
    """A sample of what the command looks at, which takes some minutes."""
    command = [sys.executable, "-m", "tests.mutation.calls", "--json", "--every", "9"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    found = json.loads(result.stdout)
    assert found["made"] >= 30
    assert len(found["survivors"]) <= 0.1 * found["made"], found["survivors"]  # small, so it may be unlucky
