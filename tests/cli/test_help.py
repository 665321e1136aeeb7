"""Help in groups, exit codes, and what a shell completes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from .conftest import SDKWRIGHT, Run


def test_options_stand_in_groups(run: Run) -> None:
    text = run("generate", "--help").stdout
    found = [line for line in text.splitlines() if line.endswith(":") and not line.startswith(" ")]
    assert found == ["Output:", "Classes:", "Description:", "Findings:", "Options:"]
    output, _, rest = text.partition("\nClasses:")
    assert "--output DIR" in output
    assert "--force" in output
    assert "--naming" in rest.partition("\nDescription:")[0]
    options = text.partition("\nOptions:")[2]
    assert [line.split()[0].rstrip(",") for line in options.splitlines() if line.startswith("  -")] == [
        *("-q", "-v", "--json", "-h")
    ]


@pytest.mark.parametrize("command", ["generate", "check", "validate", "report", "init", "templates export", "schema"])
def test_every_option_is_shown_once(run: Run, command: str) -> None:
    import click
    from sdkwright.cli import cli

    found: click.Command = cli
    for name in command.split():
        assert isinstance(found, click.Group)
        found = found.commands[name]
    text = run(*command.split(), "--help").stdout
    shown = [line.split() for line in text.splitlines() if line.startswith("  -")]
    for parameter in found.params:
        if isinstance(parameter, click.Option):
            assert sum(parameter.opts[-1] in words[:2] for words in shown) == 1, parameter.opts


def test_the_exit_codes_are_told(run: Run) -> None:
    lines = [line.split() for line in run("--help").stdout.splitlines()]
    codes = [int(words[0]) for words in lines if words and words[0].isdecimal()]
    assert codes == [0, 1, 2, 70, 130, 141]


def completed(cwd: Path, *words: str) -> list[str]:
    env = {**os.environ, "COMP_WORDS": " ".join(["sdkwright", *words]), "COMP_CWORD": str(len(words))}
    result = subprocess.run(
        [SDKWRIGHT], cwd=cwd, env={**env, "_SDKWRIGHT_COMPLETE": "bash_complete"}, capture_output=True, text=True
    )
    return result.stdout.splitlines()


@pytest.mark.parametrize("command", ["generate", "check", "validate", "report", "init"])
def test_a_description_is_completed_by_file_names(tmp_path: Path, command: str) -> None:
    assert completed(tmp_path, command, "pet") == ["file,pet"]


def test_other_words_are_completed_by_what_they_may_be(tmp_path: Path) -> None:
    assert completed(tmp_path, "generate", "--overlay", "a") == ["file,a"]
    assert completed(tmp_path, "generate", "-o", "a") == ["dir,a"]
    assert completed(tmp_path, "generate", "--templates", "a") == ["dir,a"]
    assert completed(tmp_path, "generate", "--naming", "op") == ["plain,openapi-generator"]
    assert "plain,docs/index.md.jinja" in completed(tmp_path, "templates", "export", "docs")
    assert "plain,generate" in completed(tmp_path, "gen")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell(tmp_path: Path, shell: str) -> None:
    env = {**os.environ, "_SDKWRIGHT_COMPLETE": f"{shell}_source"}
    result = subprocess.run([SDKWRIGHT], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert f"{shell}_complete" in result.stdout


def test_bash_completes_file_names(tmp_path: Path) -> None:
    """The script is read and a word begun; bash is told to complete it by itself, with the names of files."""
    script = (
        f'PATH={Path(SDKWRIGHT).parent}:$PATH; eval "$(_SDKWRIGHT_COMPLETE=bash_source sdkwright)"; '
        'compopt() { echo "$@"; }; COMP_WORDS=(sdkwright generate pet); COMP_CWORD=2; _sdkwright_completion sdkwright'
    )
    result = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.stdout.split() == ["-o", "default"], result.stderr
