"""`sdkwright generate`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import PETS, Run

ARGUMENTS = ("generate", "pets.yaml", "-o", "sdk", "--package", "pets")


def test_the_main_job(run: Run, shop: Path) -> None:
    result = run(*ARGUMENTS)
    assert result.returncode == 0, result.stderr
    assert "sdk: 1 schemas, 1 classes, 2 pages, 1 tests" in result.stdout
    names = [".gitattributes", ".sdkwright.json", "docs", "pets", "tests"]
    assert sorted(path.name for path in (shop / "sdk").iterdir()) == names
    code = 'import pets; print(pets.models.Pet.from_json(\'{"name": "Rex"}\').to_json())'
    used = subprocess.run([sys.executable, "-c", code], cwd=shop / "sdk", capture_output=True, text=True, check=True)
    assert json.loads(used.stdout) == {"name": "Rex"}


def test_generated_tests_pass(run: Run, shop: Path) -> None:
    run(*ARGUMENTS)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    result = subprocess.run(command, cwd=shop / "sdk", capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_a_second_run_changes_nothing(run: Run) -> None:
    run(*ARGUMENTS)
    assert " 0 written" in run(*ARGUMENTS).stdout


def test_a_run_says_what_it_changed(run: Run, shop: Path) -> None:
    run(*ARGUMENTS)
    (shop / "sdk/pets/__init__.py").write_text("mine\n")
    (shop / "pets.yaml").write_text(PETS.replace("Pet:", "Animal:"))
    result = json.loads(run(*ARGUMENTS, "--json").stdout)
    assert result["ok"] is True
    assert (result["schemas"], result["tests"], result["package"]) == (1, 1, "pets")
    assert result["edited"] == ["pets/__init__.py"]
    assert result["removed"] == 3
    assert result["written"] > 3


def test_quiet_is_quiet(run: Run) -> None:
    result = run(*ARGUMENTS, "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_the_standard_input_is_a_description_too(run: Run, shop: Path) -> None:
    result = run("generate", "-", "-o", "sdk", input=PETS)
    assert result.returncode == 0, result.stderr
    assert (shop / "sdk/pet_shop/models/pet.py").is_file()


def test_settings_come_from_the_nearest_pyproject(run: Run, shop: Path) -> None:
    below = shop / "deep" / "down"
    below.mkdir(parents=True)
    (below / "pyproject.toml").write_text("[project]\nname = 'without-settings'\n")
    (shop / "pyproject.toml").write_text("[tool.sdkwright]\nspec = 'pets.yaml'\noutput = 'out'\npackage = 'shop'\n")
    assert run("generate", cwd=below).returncode == 0
    assert (shop / "out/shop/__init__.py").is_file()


def test_flags_win_over_settings(run: Run, shop: Path) -> None:
    (shop / "pyproject.toml").write_text("[tool.sdkwright]\nspec = 'no.yaml'\noutput = 'no'\npackage = 'no'\n")
    assert run(*ARGUMENTS).returncode == 0
    assert (shop / "sdk/pets").is_dir()
    assert not (shop / "no").exists()


def test_no_color_reaches_a_pipe_or_a_file(run: Run, shop: Path) -> None:
    (shop / "pets.yaml").write_text(PETS.replace("type: string", "type: strange"))
    result = run(*ARGUMENTS)
    assert "warning" in result.stderr
    assert "\x1b" not in result.stdout + result.stderr


def test_a_warning_points_at_its_line(run: Run, shop: Path) -> None:
    (shop / "pets.yaml").write_text(PETS.replace("{type: string, minLength: 1}", "{$ref: '#/components/schemas/No'}"))
    result = run(*ARGUMENTS)
    assert result.returncode == 0
    assert "pets.yaml:10:" in result.stderr
    assert "  10 |         name: {$ref: '#/components/schemas/No'}" in result.stderr
    assert "#/components/schemas/Pet/properties/name" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("generate",), "which description?"),
        (("generate", "missing.yaml"), "missing.yaml"),
        (("generate", "."), "director"),
        (("generate", "pets.yaml", "--package", "no-name"), "identifier"),
        (("generate", "pets.yaml", "--package", "class"), "identifier"),
        (("generate", "pets.yaml", "--package", "tests"), "neighbour"),
        (("generate", "pets.yaml", "-o", "pets.yaml"), "is a file"),
        (("generate", "pets.yaml", "--naming", "none"), "none"),
        (("generate", "pets.yaml", "--include", "nothing"), "chooses nothing"),
        (("generate", "pets.yaml", "--no-such-flag"), "no-such-flag"),
        (("generate", "pets.yaml", "more.yaml"), "more.yaml"),
        (("conjure",), "conjure"),
    ],
)
def test_wrong_usage_is_refused(run: Run, shop: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert [path.name for path in shop.iterdir()] == ["pets.yaml"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("colour = 'red'", "pyproject.toml:3:1: error: unknown setting `colour`"),
        ("open_enums = true", "did you mean `open-enums`?"),
        ("  strict = 'yes'", "pyproject.toml:3:3: error: `strict` is true or false"),
        ("include = 'Pet'", "`include` is a list of strings"),
        ("include = ['Pet']", "`Pet` chooses nothing"),
        ("naming = 'best'", "`naming` is one of sdkwright, openapi-generator, not `best`"),
        ("output = 3", "`output` is a string"),
        ("package = 'a-b'", "`a-b` cannot be imported"),
        ("spec = ", "pyproject.toml:3:"),
    ],
)
def test_wrong_settings_are_refused_with_their_place(run: Run, shop: Path, table: str, message: str) -> None:
    (shop / "pyproject.toml").write_text(f"# mine\n[tool.sdkwright]\n{table}\n[tool.other]\nstrict = 1\n")
    result = run("generate", "pets.yaml")
    assert result.returncode == 2
    assert message in result.stderr


def test_an_error_is_json_too(run: Run, shop: Path) -> None:
    (shop / "pets.yaml").write_text("openapi: 3.1.0\ninfo: [\n")
    result = run("generate", "pets.yaml", "--json")
    assert result.returncode == 2
    told = json.loads(result.stdout)
    assert told["ok"] is False
    assert told["diagnostics"][0]["severity"] == "error"
    assert told["diagnostics"][0]["file"] == "pets.yaml"
    assert told["diagnostics"][0]["line"] in (2, 3)


def test_control_characters_of_a_description_do_not_reach_the_terminal(run: Run, shop: Path) -> None:
    (shop / "pets.yaml").write_text(PETS.replace("type: string", 'type: "\\e[31mred"'))
    assert "\x1b" not in run(*ARGUMENTS, "--verbose").stderr


def test_a_part_of_a_description(run: Run, shop: Path) -> None:
    owner = "{properties: {pet: {$ref: '#/components/schemas/Pet'}}}"
    more = f"    Other:\n      type: object\n    Owner: {owner}\n"
    (shop / "pets.yaml").write_text(PETS + more)
    for part in (("--include-schema", "Owner"), ("--include", "schema:Owner"), ("--exclude", "schema:Other")):
        result = run(*ARGUMENTS, *part)
        assert result.returncode == 0, result.stderr
        modules = {path.stem for path in (shop / "sdk/pets/models").glob("[a-z]*.py")}
        assert modules == {"owner", "pet"}, part


def test_overlays_are_applied_in_order(run: Run, shop: Path) -> None:
    for name, title in (("a", "First"), ("b", "Second")):
        action = f"actions: [{{target: $.info, update: {{title: {title}}}}}]\n"
        (shop / f"{name}.yaml").write_text(f"overlay: 1.0.0\ninfo: {{title: {name}, version: '1'}}\n{action}")
    result = run("generate", "pets.yaml", "-o", "sdk", "--overlay", "a.yaml", "--overlay", "b.yaml")
    assert result.returncode == 0, result.stderr
    assert (shop / "sdk/second").is_dir()


def test_what_is_wrong_in_an_overlay_is_told_there(run: Run, shop: Path) -> None:
    (shop / "more.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: More, version: '1'}\nactions:\n"
        "- target: $.components.schemas.Pet.properties\n  update:\n    tag: {type: string, pattern: '('}\n"
    )
    result = run(*ARGUMENTS, "--overlay", "more.yaml", "--no-validate")
    assert result.returncode == 0, result.stderr
    assert "more.yaml:6:25: warning: the pattern '('" in result.stderr
