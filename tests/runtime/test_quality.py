"""What type checkers, linters and the formatter have to say of a package: nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import RUNTIME

BIN = Path(sys.executable).parent


def run(*command: str | Path, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_black_and_ruff(package: Path) -> None:
    run(BIN / "black", "--check", "--quiet", "--line-length", "88", package, cwd=package)
    run(BIN / "ruff", "check", "--isolated", package, cwd=package)


@pytest.mark.slow
def test_type_checkers(package: Path) -> None:
    config = package.parent / "pyrightconfig.json"
    config.write_text('{"typeCheckingMode": "strict", "pythonVersion": "3.11"}')
    run(BIN / "mypy", "--strict", "--python-version", "3.11", package.name, cwd=package.parent)
    run(BIN / "pyright", "--pythonpath", sys.executable, package.name, cwd=package.parent)


def test_every_file_is_short() -> None:
    assert {path.name for path in RUNTIME.glob("*.py") if len(path.read_text().splitlines()) > 400} == set()
