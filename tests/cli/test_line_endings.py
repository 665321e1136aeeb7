"""Line endings that git or an editor has changed are told as what they are, and git is told to leave them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import PETS, SDKWRIGHT, Run

ARGUMENTS = ("pets.yaml", "-o", "sdk", "--package", "pets")


@pytest.fixture
def sdk(run: Run, shop: Path) -> Path:
    assert run("generate", *ARGUMENTS).returncode == 0
    return shop / "sdk"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_line_endings_are_told_as_such(run: Run, sdk: Path) -> None:
    before = files(sdk)
    for path, content in before.items():
        (sdk / path).write_bytes(content.replace(b"\n", b"\r\n"))
    result = run("check", *ARGUMENTS)
    told = {line.partition(": ")[2] for line in result.stdout.splitlines() if line.startswith("sdk/")}
    assert (result.returncode, told) == (1, {"line endings differ"})
    assert "changed since" not in result.stdout
    mended = run("generate", *ARGUMENTS)
    assert "hand edits" not in mended.stdout
    assert files(sdk) == before


def test_a_lost_last_line_break_is_told_as_such(run: Run, sdk: Path) -> None:
    page, module = sdk / "docs/index.md", sdk / "pets/__init__.py"
    page.write_bytes(page.read_bytes()[:-1])
    module.write_bytes(module.read_bytes().replace(b"\n", b"\r\n")[:-2])
    result = run("check", *ARGUMENTS)
    assert "sdk/docs/index.md: its last line break is lost" in result.stdout
    assert "sdk/pets/__init__.py: its last line break is lost" in result.stdout
    assert "hand edits" not in run("generate", *ARGUMENTS).stdout
    assert run("check", *ARGUMENTS).returncode == 0


def test_what_is_stale_is_stale_with_any_line_endings(run: Run, shop: Path, sdk: Path) -> None:
    for path, content in files(sdk).items():
        (sdk / path).write_bytes(content.replace(b"\n", b"\r\n"))
    (shop / "pets.yaml").write_text(PETS.replace("minimum: 0", "minimum: 1"))
    result = run("check", *ARGUMENTS)
    assert "sdk/pets/models/pet.py: stale" in result.stdout
    assert "sdk/docs/index.md: line endings differ" in result.stdout
    assert "edited" not in result.stdout
    assert "description: it says something else" in result.stdout


def test_an_edit_is_an_edit_with_any_line_endings(run: Run, sdk: Path) -> None:
    page = sdk / "docs/index.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n") + b"mine\r\n")
    assert "sdk/docs/index.md: edited by hand" in run("check", *ARGUMENTS).stdout


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.com")
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("hook", ["check", "generate"])
def test_a_clone_as_windows_has_it_commits_through_the_hook(run: Run, shop: Path, tmp_path: Path, hook: str) -> None:
    (shop / "pyproject.toml").write_text('[tool.sdkwright]\nspec = "pets.yaml"\npackage = "pets"\ntemplates = "mine"\n')
    assert run("templates", "export", "docs", "-o", "mine").returncode == 0
    assert run("generate").returncode == 0
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "start")):
        assert git(shop, *arguments).returncode == 0
    clone = tmp_path / "clone"
    assert git(tmp_path, "clone", "-q", "-c", "core.autocrlf=true", str(shop), str(clone)).returncode == 0
    assert b"\r\n" in (clone / "pets.yaml").read_bytes()
    assert b"\r\n" in (clone / "mine/docs/index.md.jinja").read_bytes()
    assert files(clone / "sdk") == files(shop / "sdk")
    script = clone / ".git/hooks/pre-commit"
    script.write_text(f"#!/bin/sh\n'{SDKWRIGHT}' {hook} && git diff --exit-code sdk\n")
    script.chmod(0o755)
    (clone / "notes.txt").write_bytes(b"mine\r\n")
    assert git(clone, "add", ".").returncode == 0
    done = git(clone, "commit", "-qm", "notes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert git(clone, "status", "--porcelain").stdout == ""


def test_attributes_of_somebody_are_left_alone(run: Run, sdk: Path) -> None:
    file = sdk / ".gitattributes"
    ours = file.read_text()
    file.write_text(f"{ours}*.png binary\n")
    assert run("check", *ARGUMENTS).returncode == 0
    assert run("generate", *ARGUMENTS).returncode == 0
    assert run("generate", *ARGUMENTS).returncode == 0
    assert file.read_text() == f"{ours}*.png binary\n"
    shutil.rmtree(sdk)
    sdk.mkdir()
    file.write_text("*.png binary\n")
    assert run("generate", *ARGUMENTS).returncode == 0
    assert file.read_text() == "*.png binary\n"
    assert run("check", *ARGUMENTS).returncode == 0
    file.unlink()
    assert run("check", *ARGUMENTS).returncode == 1
    assert run("generate", *ARGUMENTS).returncode == 0
    assert file.read_text() == ours
