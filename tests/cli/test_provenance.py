"""What made an output is in its manifest: drift is explained, a lost manifest is mended, a release can be demanded."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import sdkwright

from .conftest import PETS, Run, said

ARGUMENTS = ("pets.yaml", "-o", "sdk", "--package", "pets")


@pytest.fixture
def sdk(run: Run, shop: Path) -> Path:
    assert run("generate", *ARGUMENTS).returncode == 0
    return shop / "sdk"


def changes(run: Run, *arguments: str) -> dict[str, str]:
    """What a check says has changed."""
    result = run("check", *arguments)
    found = [line for line in result.stdout.splitlines() if line.startswith("changed since")]
    assert result.returncode == (1 if found else 0)
    told = json.loads(run("check", *arguments, "--json").stdout)
    assert [f"{one['origin']}: {one['message']}" for one in told["changes"]] == [
        line.partition(": ")[2] for line in found
    ]
    return {one["origin"]: one["message"] for one in told["changes"]}


def rewrite(sdk: Path, old: str, new: str) -> None:
    """As if another release or description had made what is there."""
    manifest = sdk / ".sdkwright.json"
    text = manifest.read_text()
    assert old in text
    manifest.write_text(text.replace(old, new))


def test_the_manifest_says_what_made_the_output(sdk: Path) -> None:
    made = json.loads((sdk / ".sdkwright.json").read_text())["made"]
    assert made["version"] == sdkwright.__version__
    assert made["source"] == "pets.yaml"
    assert made["settings"] == {"package": "pets"}


def test_another_description(run: Run, shop: Path, sdk: Path) -> None:
    (shop / "pets.yaml").write_text(PETS.replace("minimum: 0", "minimum: 1"))
    assert changes(run, *ARGUMENTS) == {"description": "it says something else"}
    assert sdk.is_dir()


@pytest.mark.usefixtures("sdk")
def test_comments_and_layout_of_a_description_are_nothing(run: Run, shop: Path) -> None:
    (shop / "pets.yaml").write_bytes(f"# New.\n{PETS}".replace("\n", "\r\n").encode())
    assert changes(run, *ARGUMENTS) == {}


@pytest.mark.usefixtures("sdk")
def test_another_name_of_the_description(run: Run, shop: Path) -> None:
    (shop / "pets.yaml").rename(shop / "shop.yaml")
    told = changes(run, "shop.yaml", *ARGUMENTS[1:])
    assert told == {"description": "it was called pets.yaml, and is shop.yaml now"}


@pytest.mark.usefixtures("sdk")
def test_other_settings(run: Run) -> None:
    told = changes(run, *ARGUMENTS, "--absent", "missing")
    assert told == {"settings": '`absent` was its default, and is "missing" now'}
    told = changes(run, *ARGUMENTS[:-1], "shop", "--no-formats")
    assert told == {"settings": '`package` was "pets", and is "shop" now'}  # the last of two


@pytest.mark.usefixtures("sdk")
def test_other_templates(run: Run, shop: Path) -> None:
    run("templates", "export", "docs/index.md.jinja", "-o", "mine")
    template = shop / "mine/docs/index.md.jinja"
    template.write_text("Mine: " + template.read_text())
    assert set(changes(run, *ARGUMENTS, "--templates", "mine")) == {"templates"}
    assert run("generate", *ARGUMENTS, "--templates", "mine").returncode == 0
    template.write_bytes(template.read_bytes().replace(b"\n", b"\r\n"))
    assert changes(run, *ARGUMENTS, "--templates", "mine") == {}


def test_another_sdkwright(run: Run, sdk: Path) -> None:
    rewrite(sdk, f'"version": "{sdkwright.__version__}"', '"version": "0.0.7"')
    assert changes(run, *ARGUMENTS) == {}, "the files are what this one would write"
    page = sdk / "docs/index.md"
    before = page.read_text()
    page.write_text(before + "\nOlder.\n")
    import hashlib

    for text, other in ((before, page.read_text()),):
        rewrite(sdk, hashlib.sha256(text.encode()).hexdigest(), hashlib.sha256(other.encode()).hexdigest())
    assert changes(run, *ARGUMENTS) == {"sdkwright": f"0.0.7 made this, and this is {sdkwright.__version__}"}
    rewrite(sdk, '"version": "0.0.7"', f'"version": "{sdkwright.__version__}"')
    assert changes(run, *ARGUMENTS) == {"sdkwright": f"another state of {sdkwright.__version__} made this"}
    assert run("generate", *ARGUMENTS).returncode == 0
    assert page.read_text() == before


def test_a_hand_edit_is_explained_by_itself(run: Run, sdk: Path) -> None:
    (sdk / "docs/index.md").write_text("mine\n")
    result = run("check", *ARGUMENTS)
    assert "sdk/docs/index.md: edited by hand" in result.stdout
    assert "changed since" not in result.stdout


@pytest.mark.parametrize("spoiled", ["", "{", '"made": 5', ' "made": {\n  "version": 3\n },', "<<<<<<< HEAD"])
def test_a_manifest_of_before_or_a_spoiled_one_explains_nothing(run: Run, sdk: Path, spoiled: str) -> None:
    manifest = sdk / ".sdkwright.json"
    text = manifest.read_text()
    start, end = text.index(' "made"'), text.index(' "files"')
    manifest.write_text(text[:start] + (spoiled and f"{spoiled}\n") + text[end:])
    result = run("check", *ARGUMENTS)
    assert result.returncode == (1 if spoiled in ("{", '"made": 5', "<<<<<<< HEAD") else 0), result.stdout
    assert run("generate", *ARGUMENTS).returncode == 0
    assert manifest.read_text() == text


def test_the_standard_input_is_compared_by_what_it_says(run: Run, shop: Path, sdk: Path) -> None:
    assert run("check", "-", *ARGUMENTS[1:], input=PETS).returncode == 0
    assert " 0 written" in run("generate", "-", *ARGUMENTS[1:], input=PETS).stdout
    result = run("check", "-", *ARGUMENTS[1:], input=PETS.replace("minimum: 0", "minimum: 1"))
    assert result.returncode == 1
    assert "sdk/docs/index.md" not in result.stdout
    shutil.rmtree(sdk)
    assert run("generate", "-", *ARGUMENTS[1:], input=PETS).returncode == 0
    assert run("check", "-", *ARGUMENTS[1:], input=PETS).returncode == 0
    assert "from the standard input" in (sdk / "pets/__init__.py").read_text()
    assert shop.is_dir()


def test_force_adopts_an_output_whose_manifest_was_lost(run: Run, shop: Path, sdk: Path) -> None:
    (sdk / ".sdkwright.json").unlink()
    (sdk / "notes.txt").write_text("mine\n")
    (shop / "pets.yaml").write_text(PETS.replace("minimum: 0", "minimum: 1"))
    refused = run("generate", *ARGUMENTS)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    result = run("generate", *ARGUMENTS, "--force")
    assert result.returncode == 0, result.stderr
    assert "taken over" in result.stdout
    assert "hand edits" not in result.stdout
    assert (sdk / "notes.txt").read_text() == "mine\n"
    assert run("check", *ARGUMENTS).returncode == 0
    assert run("generate", *ARGUMENTS).returncode == 0


def test_force_takes_nothing_that_is_no_file(run: Run, shop: Path) -> None:
    (shop / "sdk/docs/index.md/mine").mkdir(parents=True)
    assert run("generate", *ARGUMENTS, "--force").returncode == 2
    assert [path.name for path in (shop / "sdk/docs").iterdir()] == ["index.md"]


VERSION = sdkwright.__version__


@pytest.mark.parametrize("wanted", [VERSION, f"=={VERSION}", f">={VERSION}", ">=0.0.1,<99", "~=0.1", "==0.*", ""])
def test_a_release_that_fits(run: Run, shop: Path, wanted: str) -> None:
    (shop / "pyproject.toml").write_text(f'[tool.sdkwright]\nspec = "pets.yaml"\nrequired-version = "{wanted}"\n')
    for command in ("generate", "check", "validate", "report"):
        result = run(command, "--quiet")  # no progress, however slow the machine
        assert (result.returncode, said(result.stderr)) == (0, ""), result.stderr


@pytest.mark.parametrize("wanted", ["0.0.7", ">=99", "<0.1", "!=0.1.0", "~=99.1"])
def test_a_release_that_does_not_fit(run: Run, shop: Path, wanted: str) -> None:
    """Before anything that only the wanted release may know."""
    (shop / "pyproject.toml").write_text(
        f'[tool.sdkwright]\nspec = "pets.yaml"\nnew-setting = 1\nrequired-version = "{wanted}"\n'
    )
    for command in ("generate", "check", "validate", "report"):
        result = run(command)
        assert result.returncode == 2
        assert "pyproject.toml:4:1" in result.stderr
        assert f"these settings are for sdkwright {wanted}, and this is {VERSION}" in result.stderr
    assert not (shop / "sdk").exists()


@pytest.mark.parametrize("wanted", ['"newest"', '">=x"', "5", "[]"])
def test_what_is_no_range_of_releases(run: Run, shop: Path, wanted: str) -> None:
    (shop / "pyproject.toml").write_text(f'[tool.sdkwright]\nspec = "pets.yaml"\nrequired-version = {wanted}\n')
    result = run("generate")
    assert result.returncode == 2
    assert "pyproject.toml:3:1" in result.stderr
    assert "required-version" in result.stderr
