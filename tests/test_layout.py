"""black, the judge, finds nothing to do in what is generated here, and neither does ruff as anybody runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import black
import pytest
from sdkwright.render.formatting.fences import blocks

ROOT = Path(__file__).parents[1]
TREES = [ROOT / "generated", *sorted((ROOT / "tests" / "cases").glob("**/expected"))]


@pytest.mark.slow
@pytest.mark.parametrize("tree", TREES, ids=lambda tree: str(tree.relative_to(ROOT)))
def test_black_finds_nothing_to_do(tree: Path) -> None:
    for path in sorted(tree.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert black.format_str(text, mode=black.Mode()) == text, path
    for path in sorted(tree.rglob("*.md")):
        for block in blocks(path.read_text(encoding="utf-8")):
            assert black.format_str(block.code, mode=black.Mode()) == block.code, path


def test_ruff_finds_nothing_to_do() -> None:
    command = [sys.executable, "-m", "ruff", "format", "--check", "--isolated", "--no-cache", *map(str, TREES)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
