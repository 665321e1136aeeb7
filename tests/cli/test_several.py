"""Several SDKs in one project: all or named ones, one summary, one exit code, and nothing changed if one is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from sdkwright.resources import schema_file

from .conftest import PETS, SDKWRIGHT, Run, said

SETTINGS = """\
[tool.sdkwright]
output = "out"

[tool.sdkwright.sdks.pets]
spec = "pets.yaml"

[tool.sdkwright.sdks.zoo]
spec = "zoo.yaml"
package = "menagerie"
open-enums = true
"""


@pytest.fixture
def zoo(shop: Path) -> Path:
    (shop / "zoo.yaml").write_text(PETS.replace("Pet", "Animal"))
    (shop / "pyproject.toml").write_text(SETTINGS)
    return shop


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_of_them_are_made_each_with_its_settings(run: Run, zoo: Path) -> None:
    result = run("generate")
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert [line for line in lines if line in ("pets:", "zoo:")] == ["pets:", "zoo:"]
    assert lines[-1] == "2 SDKs: pets is done, zoo is done"
    assert (zoo / "out/pets/pet_shop/models/pet.py").is_file()
    assert (zoo / "out/zoo/menagerie/models/animal.py").is_file()
    assert "open-enums" not in (zoo / "out/pets/.sdkwright.json").read_text()
    assert "open-enums" in (zoo / "out/zoo/.sdkwright.json").read_text()
    assert run("check").returncode == 0
    assert run("generate", "--quiet").stdout == ""


def test_they_are_the_files_that_each_would_have_alone(run: Run, zoo: Path) -> None:
    assert run("generate").returncode == 0
    together = files(zoo / "out")
    for name in ("pets", "zoo"):
        assert run("generate", "--sdk", name, "-o", f"alone/{name}").returncode == 0
    assert files(zoo / "alone") == together


def test_some_are_chosen_by_name(run: Run, zoo: Path) -> None:
    result = run("generate", "--sdk", "zoo")
    assert result.stdout.startswith("out/zoo: ")
    assert not (zoo / "out/pets").exists()
    result = run("generate", "--sdk", "zo")
    assert (result.returncode, said(result.stderr)) == (
        2,
        "--sdk: error: there is no SDK `zo`; did you mean `zoo`? [usage]\n",
    )
    (zoo / "pyproject.toml").write_text("[tool.sdkwright]\nspec = 'pets.yaml'\n")
    assert "no tables of several SDKs" in run("check", "--sdk", "zoo").stderr


def test_a_description_on_the_command_line_is_an_sdk_of_its_own(run: Run, zoo: Path) -> None:
    assert run("generate", "pets.yaml", "-o", "mine").returncode == 0
    assert (zoo / "mine/pet_shop").is_dir()
    assert not (zoo / "out").exists()


def test_what_is_of_one_sdk_is_no_option_for_several(run: Run, zoo: Path) -> None:
    result = run("generate", "-o", "mine")
    assert result.returncode == 2
    assert "say which one with --sdk" in result.stderr
    assert run("generate", "--strict").returncode == 0
    assert sorted(path.name for path in zoo.iterdir() if path.is_dir()) == ["out"]


def test_nothing_changes_if_one_is_refused(run: Run, zoo: Path) -> None:
    assert run("generate").returncode == 0
    before = files(zoo)
    (zoo / "pets.yaml").write_text(PETS.replace("Pet:", "Cat:"))
    (zoo / "zoo.yaml").write_text("openapi: 3.1.0\ninfo: [\n")
    result = run("generate")
    assert result.returncode == 2
    assert "zoo.yaml:3:1: error: " in result.stderr
    assert result.stdout.splitlines()[-1] == "2 SDKs: pets is left as it was, zoo is refused"
    assert files(zoo / "out") == {name.removeprefix("out/"): at for name, at in before.items() if name[:4] == "out/"}


def test_nothing_changes_if_one_cannot_be_written(run: Run, zoo: Path) -> None:
    theirs = zoo / "out/zoo/menagerie/__init__.py"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("mine\n")
    result = run("generate")
    assert result.returncode == 2
    assert "[output-foreign]" in result.stderr
    assert files(zoo / "out") == {"zoo/menagerie/__init__.py": b"mine\n"}
    assert run("generate", "--force").returncode == 0


def test_the_exit_code_is_the_worst(run: Run, zoo: Path) -> None:
    run("generate")
    (zoo / "out/zoo/docs/index.md").write_text("mine\n")
    result = run("check")
    assert result.returncode == 1
    assert result.stdout.splitlines()[-1] == "2 SDKs: pets is done, zoo has drifted"
    assert run("check", "--sdk", "pets").returncode == 0
    (zoo / "pets.yaml").write_text("a: 1\n")
    assert run("check").returncode == 2
    assert run("report", "--sdk", "zoo", "--fail-on", "dropped").returncode == 0
    assert run("validate").returncode == 2


def test_drift_in_any_of_them_is_annotated(run: Run, zoo: Path) -> None:
    run("generate")
    (zoo / "out/zoo/docs/index.md").write_text("mine\n")
    result = run("check", env={"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(zoo)})
    assert "\n::error file=out/zoo/docs/index.md,title=sdkwright drift,line=1::edited by hand" in result.stdout


@pytest.mark.parametrize("command", ["generate", "check", "validate", "report"])
def test_as_json_each_stands_under_its_name(run: Run, zoo: Path, command: str) -> None:
    (zoo / "zoo.yaml").write_text("a: 1\n")
    result = run(command, "--json")
    told = json.loads(result.stdout)
    Draft202012Validator(json.loads(schema_file("output").read_text())).validate(told)
    assert (told["ok"], result.returncode) == (False, 2)
    assert told["sdks"]["zoo"]["diagnostics"][0]["file"] == "zoo.yaml"
    assert ("pets" in told["sdks"]) == (command != "generate")
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SETTINGS + 'output = "out/pets"\n', "pyproject.toml:11:1: error: `zoo` has the same output as `pets`"),
        (SETTINGS.replace('"zoo.yaml"', '"-"'), "pyproject.toml:8:1: error: the standard input is the description of"),
        (SETTINGS.replace('spec = "zoo.yaml"', ""), "pyproject.toml:7:22: error: which description?"),
        (SETTINGS.replace("zoo.yaml", "gone.yaml"), "pyproject.toml:8:1: error: `spec` names no file: gone.yaml"),
    ],
)
def test_what_cannot_be_meant_is_told_at_its_place(run: Run, zoo: Path, text: str, message: str) -> None:
    (zoo / "pyproject.toml").write_text(text)
    result = run("generate")
    assert result.returncode == 2
    assert said(result.stderr).startswith(message)
    assert not (zoo / "out").exists()


@pytest.mark.usefixtures("zoo")
def test_a_shell_completes_their_names(run: Run) -> None:
    words = {"_SDKWRIGHT_COMPLETE": "bash_complete", "COMP_WORDS": "sdkwright check --sdk z", "COMP_CWORD": "3"}
    assert run(env=words).stdout == "plain,zoo\n"


def test_two_runs_take_turns(run: Run, zoo: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    both = [subprocess.Popen([SDKWRIGHT, "generate", "-q"], cwd=zoo, env=environment) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert run("check").returncode == 0


def test_an_interrupt_ends_all(zoo: Path) -> None:
    os.mkfifo(zoo / "slow.yaml")
    (zoo / "pyproject.toml").write_text(SETTINGS.replace("zoo.yaml", "slow.yaml"))
    command = f"os.execv({SDKWRIGHT!r}, [{SDKWRIGHT!r}, 'generate'])"
    start = [sys.executable, "-c", f"import os, signal; signal.signal(2, signal.SIG_DFL); {command}"]
    process = subprocess.Popen(start, cwd=zoo, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    writer = os.open(zoo / "slow.yaml", os.O_WRONLY)  # returns when the process of that SDK reads
    process.send_signal(2)
    output, errors = process.communicate(timeout=20)
    os.close(writer)
    assert (process.returncode, output, said(errors)) == (130, "", "\ninterrupted\n")
    assert not (zoo / "out").exists() or files(zoo / "out") == {}
