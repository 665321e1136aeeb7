"""Never a poorer package by accident: what refuses a description, and what the user may say about that."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..output.trees import files
from .conftest import PETS, Run

GENERATE = ("generate", "pets.yaml", "-o", "sdk", "--package", "pets")
TAGGED = PETS.replace("paths: {}", "paths: {/pets: {get: {operationId: listPets, tags: [pets], responses: {}}}}")
REFERS = PETS + "        owner: {$ref: 'owner.yaml#/Owner'}\n"


@pytest.mark.parametrize(
    ("selector", "meant"),
    [
        ("tag:Pets", "tag:pets"),
        ("tag:pet", "tag:pets"),
        ("operation:listpets", "operation:listPets"),
        ("schema:Pets", "schema:Pet"),
        ("/pet", "/pets"),
        ("path:/petz", "path:/pets"),
        ("/pets#POST", "/pets#GET"),
    ],
)
@pytest.mark.parametrize("option", ["--include", "--exclude"])
def test_a_selector_that_names_nothing_is_an_error(
    run: Run, shop: Path, option: str, selector: str, meant: str
) -> None:
    (shop / "pets.yaml").write_text(TAGGED)
    run(*GENERATE)
    before = files(shop / "sdk")
    result = run(*GENERATE, option, selector, "-q")
    assert result.returncode == 2
    assert f"`{selector}` names nothing in this description; did you mean `{meant}`?" in result.stderr
    assert files(shop / "sdk") == before


def test_a_selection_that_leaves_nothing_is_an_error(run: Run, shop: Path) -> None:
    (shop / "pets.yaml").write_text(TAGGED)
    result = run(*GENERATE, "--exclude", "tag:pets", "--exclude", "schema:*")
    assert result.returncode == 2
    assert "[nothing-left]" in result.stderr
    assert not (shop / "sdk").exists()


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (None, "missing-file", "pets.yaml:12:17: error: owner.yaml: there is no such file"),
        ("", "unreadable", "pets.yaml:12:17: error: owner.yaml: "),
        ("a: [\n", "syntax", "owner.yaml:2:1: error: "),
        (
            "<!DOCTYPE html>\n<p>Please log in.</p>\n",
            "unreadable",
            "pets.yaml:12:17: error: owner.yaml: there is no desc",
        ),
    ],
)
def test_a_reference_that_cannot_be_read_is_an_error(
    run: Run, shop: Path, content: str | None, code: str, said: str
) -> None:
    (shop / "owner.yaml").write_text("Owner: {type: object}\n")
    (shop / "pets.yaml").write_text(REFERS)
    run(*GENERATE)
    before = files(shop / "sdk")
    (shop / "owner.yaml").unlink() if content is None else (shop / "owner.yaml").write_text(content)
    for command in (GENERATE, ("validate", "pets.yaml"), ("report", "pets.yaml"), ("check", *GENERATE[1:])):
        result = run(*command)
        assert result.returncode == 2
        assert said in result.stderr
        assert f"[{code}]" in result.stderr
    assert files(shop / "sdk") == before
    forgiven = run(*GENERATE, "--fail-on", f"-{code}")
    assert forgiven.returncode == 0, forgiven.stderr
    assert files(shop / "sdk") != before


def test_a_pointer_that_dangles_in_a_readable_file_is_a_warning(run: Run, shop: Path) -> None:
    (shop / "owner.yaml").write_text("Other: {type: object}\n")
    (shop / "pets.yaml").write_text(REFERS)
    result = run(*GENERATE)
    assert result.returncode == 0
    assert "[dangling-ref]" in result.stderr
    for option in ("--strict", "--fail-on=dangling-ref", "--fail-on=empty,dangling-ref"):
        for command in (GENERATE, ("validate", "pets.yaml")):
            assert run(*command, option).returncode == 2
    for command in (GENERATE, ("validate", "pets.yaml")):
        assert run(*command, "--strict", "--fail-on", "-dangling-ref,-unchecked").returncode == 0


def test_fail_on_in_the_settings(run: Run, shop: Path) -> None:
    (shop / "pets.yaml").write_text(REFERS)
    settings = '[tool.sdkwright]\nspec = "pets.yaml"\n'
    (shop / "pyproject.toml").write_text(settings + 'fail-on = ["-missing-file"]\n')
    assert run("generate").returncode == 0
    (shop / "pyproject.toml").write_text(settings + 'fail-on = ["-missing-file", "dangling-reference"]\n')
    result = run("generate")
    assert result.returncode == 2
    assert "there is no finding `dangling-reference`; did you mean `dangling-ref`?" in result.stderr
    assert "pyproject.toml:3" in result.stderr
