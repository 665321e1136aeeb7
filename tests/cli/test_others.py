"""The smaller commands, and what all of them share."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from .conftest import PETS, SDKWRIGHT, Run, said

COMMANDS = ("generate", "check", "validate", "report", "templates", "init", "templates export")
EXISTING = "# mine\r\n[project]\r\nname = 'shop' # here\r\n\r\n[tool.other]\r\nx = 1"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(run: Run, command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.returncode == 0
    assert f"\n    sdkwright {command}" in result.stdout


def test_help_comes_at_once() -> None:
    """Far below what importing any of the heavy libraries costs; the benchmark has the exact figure."""
    heavy = ("jinja2", "yaml", "pydantic", "black", "rich", "openapi_spec_validator", "asyncio", "tomllib")
    code = f"import sys, sdkwright.cli; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_version(run: Run) -> None:
    assert run("--version").stdout.startswith("sdkwright, version ")


def test_init_keeps_the_rest_of_the_file(run: Run, shop: Path) -> None:
    file = shop / "pyproject.toml"
    file.write_bytes(EXISTING.encode())
    file.chmod(0o640)
    assert run("init", "pets.yaml", "--package", "pets", "--open-enums", "--include", "tag:a'\"b").returncode == 0
    content = file.read_bytes()
    assert content.startswith(EXISTING.encode())
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert file.stat().st_mode & 0o777 == 0o640
    assert tomllib.loads(content.decode())["tool"]["sdkwright"] == {
        "spec": "pets.yaml",
        "output": "sdk",
        "package": "pets",
        "open-enums": True,
        "include": ["tag:a'\"b"],
    }


def test_init_makes_what_generate_needs(run: Run, shop: Path) -> None:
    assert run("init", "pets.yaml").returncode == 0
    assert run("generate").returncode == 0
    assert run("check").returncode == 0
    assert (shop / "sdk/pet_shop").is_dir()


@pytest.mark.parametrize("existing", ["[tool.sdkwright]\n", "[tool]\nsdkwright = {}\n", "not toml", "\x00"])
def test_init_refuses_what_it_would_spoil(run: Run, shop: Path, existing: str) -> None:
    (shop / "pyproject.toml").write_text(existing)
    assert run("init", "pets.yaml").returncode == 2
    assert (shop / "pyproject.toml").read_text() == existing


def test_init_wants_a_description(run: Run, shop: Path) -> None:
    assert run("init").returncode == 2
    assert not (shop / "pyproject.toml").exists()


def test_templates_are_listed_and_exported(run: Run, shop: Path) -> None:
    names = run("templates").stdout.splitlines()
    assert "docs/model.md.jinja" in names
    assert run("templates", "export", "docs/model.md.jinja", "-o", "mine").returncode == 0
    assert [path.name for path in (shop / "mine").rglob("*.jinja")] == ["model.md.jinja"]
    assert run("templates", "export", "docs", "-o", "mine").returncode == 2
    assert run("templates", "export", "no-such", "-o", "mine").returncode == 2


def test_an_exported_template_takes_effect(run: Run, shop: Path) -> None:
    run("templates", "export", "docs/index.md.jinja", "-o", "mine")
    template = shop / "mine/docs/index.md.jinja"
    template.write_text("Mine: " + template.read_text())
    result = run("generate", "pets.yaml", "-o", "sdk", "--templates", "mine")
    assert result.returncode == 0, result.stderr
    assert (shop / "sdk/docs/index.md").read_text().startswith("Mine: ")


def test_report_counts_and_can_fail(run: Run, shop: Path) -> None:
    result = run("report", "pets.yaml", "--json")
    told = json.loads(result.stdout)
    assert told["keywords"]["minimum"]["enforced"] == {
        "count": 1,
        "places": ["#/components/schemas/Pet/properties/age"],
    }
    assert told["counts"]["dropped"] == 0
    assert run("report", "pets.yaml", "--fail-on", "dropped").returncode == 0
    (shop / "pets.yaml").write_text(PETS.replace("type: object", "type: object\n      description: A pet."))
    assert run("report", "pets.yaml", "--fail-on", "documented").returncode == 2


def test_report_names_places_as_they_were_written(run: Run, shop: Path) -> None:
    (shop / "old.yaml").write_text(
        "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\n"
        "definitions: {A: {type: string, maxLength: 1}, B: {$ref: b.yaml}}\n"
    )
    (shop / "b.yaml").write_text("{type: string, maxLength: 2}\n")
    told = json.loads(run("report", "old.yaml", "--json").stdout)
    assert told["keywords"]["maxLength"]["enforced"]["places"] == ["#/definitions/A", "b.yaml#"]


def test_report_in_words(run: Run) -> None:
    lines = run("report", "pets.yaml").stdout.splitlines()
    assert lines[0].split() == ["keyword", "enforced", "typed", "documented", "dropped"]
    assert any(line.split() == ["minLength", "1"] for line in lines)
    assert lines[-1].startswith("keywords: ")


def test_validate_tells_findings_with_their_places(run: Run, shop: Path) -> None:
    assert "nothing wrong" in run("validate", "pets.yaml").stdout
    (shop / "pets.yaml").write_text(PETS.replace("type: string", "type: strange"))
    result = run("validate", "pets.yaml")
    assert result.returncode == 0
    assert "pets.yaml:10:" in result.stderr
    assert run("validate", "pets.yaml", "--strict").returncode == 2
    assert run("generate", "pets.yaml", "--strict").returncode == 2
    assert not (shop / "sdk").exists()


def test_validate_reads_the_standard_input(run: Run) -> None:
    assert run("validate", "-", input=PETS).returncode == 0


def test_a_broken_pipe_is_silent(shop: Path) -> None:
    process = subprocess.Popen(
        [SDKWRIGHT, "report", "pets.yaml"], cwd=shop, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as stderr:
        assert said(stderr.read()) == ""
    assert process.wait() == 141


def _reading(shop: Path, disposition: str) -> subprocess.Popen[str]:
    """A run that waits for the rest of its description, started with SIGINT handled as said, whatever it is here."""
    command = [SDKWRIGHT, "generate", "-", "-o", "sdk", "--package", "pets"]
    start = f"import os, signal; signal.signal(2, signal.{disposition}); os.execv({SDKWRIGHT!r}, {command!r})"
    process = subprocess.Popen(
        [sys.executable, "-c", start],
        cwd=shop,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(PETS + "#" * 300_000)  # more than a pipe holds: who takes it has begun to read
    process.stdin.flush()
    return process


def test_an_interrupt_is_one_line(shop: Path) -> None:
    process = _reading(shop, "SIG_DFL")
    process.send_signal(2)
    _, errors = process.communicate()
    assert (process.returncode, errors.strip()) == (130, "interrupted")


def test_an_interrupt_that_the_parent_ignores_is_ignored(shop: Path) -> None:
    """As a shell wants it of what runs in its background."""
    process = _reading(shop, "SIG_IGN")
    process.send_signal(2)
    process.communicate()
    assert process.returncode == 0
    assert (shop / "sdk/pets").is_dir()


IN_A_PIPE = """
from sdkwright.cli import progress
with progress.Progress(silent=False) as p:
    progress._PATIENCE = 1e9
    p.step('stage0', 0, 3)
    progress._PATIENCE = 0
    p.step('stage1', 1, 3)
"""
ON_A_TERMINAL = """
from sdkwright.cli import progress
progress._PATIENCE = 0
with progress.Progress(silent=False) as p:
    p._timer.join()
    for number in range(3):
        p.step(f'stage{number}', number, 3)
        p._bar.refresh()
"""


def test_progress_in_a_pipe_is_plain_lines() -> None:
    result = subprocess.run([sys.executable, "-c", IN_A_PIPE], capture_output=True, text=True, check=True)
    assert (result.stdout, result.stderr) == ("", "stage1 (2/3)\n")


def test_progress_on_a_terminal_is_a_bar() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", ON_A_TERMINAL], stderr=theirs, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                seen += os.read(ours, 1024)
            except OSError:
                break
    os.close(ours)
    assert process.returncode == 0
    assert b"stage1" in seen
    assert b"stage2" in seen
