"""The command line as a user has it: a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

SDKWRIGHT = str(Path(sysconfig.get_path("scripts")) / "sdkwright")
PETS = """\
openapi: 3.1.0
info: {title: Pet Shop, version: "1"}
paths: {}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string, minLength: 1}
        age: {type: integer, minimum: 0}
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


def said(stderr: str) -> str:
    """What a command says, less the progress that a slow machine gets to see."""
    return re.sub(r"^[\w, -]+ \(\d+/\d+\)\n", "", stderr, flags=re.MULTILINE)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with a small description in it."""
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "pets.yaml").write_text(PETS)
    return folder


@pytest.fixture
def run(shop: Path, tmp_path: Path) -> Run:
    """Runs `sdkwright` there, with no settings of this machine."""

    def run(*arguments: str, env: dict[str, str] | None = None, **options: object) -> subprocess.CompletedProcess[str]:
        base = {key: os.environ[key] for key in ("PATH", "LANG", "SYSTEMROOT") if key in os.environ}
        environment = {**base, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), **(env or {})}
        return subprocess.run(  # type: ignore[call-overload,no-any-return]
            [SDKWRIGHT, *arguments],
            **{"cwd": shop, "env": environment, "capture_output": True, "text": True, "check": False, **options},
        )

    return run
