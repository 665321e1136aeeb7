"""What a killed run left is completed by the next command, whichever that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..output.kills import killed
from ..output.trees import files
from .conftest import Run

GENERATE = ("generate", "pets.yaml", "-o", "sdk", "--package", "pets")
COMMANDS = (
    GENERATE,
    ("check", *GENERATE[1:]),
    ("validate", "pets.yaml"),
    ("report", "pets.yaml"),
    ("templates",),
    ("templates", "export", "docs"),
    ("init", "pets.yaml"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("folder", ["sdk", "elsewhere"])
def test_the_next_command_completes_it(
    run: Run, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], folder: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    run(*GENERATE, "-o", folder)
    before = files(shop / folder)
    after = {**before, "pets/__init__.py": "new\n", "docs/README.md": "new\n"}
    killed(5, after, shop / folder)
    assert (shop / folder / ".sdkwright.tmp/forward").exists()
    result = run(*command)
    assert result.returncode in (0, 1), result.stderr
    assert not (shop / folder / ".sdkwright.tmp").exists()
    assert files(shop / folder) == (before if command == GENERATE and folder == "sdk" else after)


def test_what_was_only_prepared_is_cleared_away(
    run: Run, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    run(*GENERATE)
    before = files(shop / "sdk")
    (shop / "sdk/.sdkwright.tmp").mkdir()
    (shop / "sdk/.sdkwright.tmp/0.new").touch()
    assert run(*GENERATE).returncode == 0
    assert files(shop / "sdk") == before
