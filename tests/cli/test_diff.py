"""`sdkwright diff`: forms, exit codes, revisions of git, what is accepted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from sdkwright.resources import schema_file

from .conftest import PETS, Run

WITHOUT_AGE = PETS.replace("        age: {type: integer, minimum: 0}\n", "")
GONE = "`Pet.age` is gone."


@pytest.fixture
def versions(shop: Path) -> Path:
    (shop / "new.yaml").write_text(WITHOUT_AGE)
    return shop


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.usefixtures("versions")
def test_text(run: Run) -> None:
    result = run("diff", "pets.yaml", "new.yaml")
    assert result.returncode == 0
    assert result.stdout == (
        "breaking (1)\n"
        "  Pet.age is gone. [attribute-gone] breaks code, run\n"
        "    new.yaml:6:5\n"
        "verdict: major\n"
    )


def test_nothing_changed(run: Run) -> None:
    assert run("diff", "pets.yaml", "pets.yaml", "--fail-on", "risky").stdout == "nothing changed\n"


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("markdown", f"### Breaking changes\n\n- {GONE}"),
        ("conventional", "feat(sdk)!: update to the API 1: 1 breaking\n\nBREAKING CHANGE: Pet.age is gone."),
        ("github", "::error file=new.yaml,title=sdkwright attribute-gone,line=6,col=5::Pet.age is gone."),
        ("comment", "<!-- sdkwright diff -->\n**Pet Shop**: Some of it breaks who upgrades"),
    ],
)
def test_forms(run: Run, form: str, text: str) -> None:
    result = run("diff", "pets.yaml", "new.yaml", "--format", form)
    assert result.returncode == 0, result.stderr
    assert text in result.stdout


@pytest.mark.usefixtures("versions")
def test_json(run: Run) -> None:
    result = run("diff", "pets.yaml", "new.yaml", "--format", "json")
    value = json.loads(result.stdout)
    Draft202012Validator(json.loads(schema_file("output").read_text())).validate(value)
    assert (value["bump"], value["urgent"], [one["rule"] for one in value["findings"]]) == (
        "major",
        False,
        ["attribute-gone"],
    )


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--fail-on", "breaking"), 1),
        (("--fail-on", "risky"), 1),
        (("--fail-on", "stay"), 0),
        (("--version", "2.0.0"), 0),
        (("--version", "1.3.0"), 1),
        (("--version", "1.3.0", "--from", "1.2.0"), 1),
        (("--version", "0.3.0", "--from", "0.2.4"), 0),
        (("--version", "0.2.5", "--from", "0.2.4"), 1),
        (("--version", "two"), 2),
    ],
)
def test_exit_codes(run: Run, options: tuple[str, ...], code: int) -> None:
    assert run("diff", "pets.yaml", "new.yaml", *options).returncode == code


def test_what_is_accepted_fails_nothing(run: Run, versions: Path) -> None:
    settings = versions / "pyproject.toml"
    entry = '[[tool.sdkwright.accept]]\nrule = "{}"\nat = "{}"\nreason = "nobody used it"\n'
    settings.write_text(entry.format("attribute-gone", "Pet.*") + entry.format("class-gone", "Toy"))
    result = run("diff", "pets.yaml", "new.yaml", "--fail-on", "breaking")
    assert result.returncode == 0
    assert "accepted: nobody used it" in result.stdout
    assert "accepts nothing: class-gone at Toy" in result.stderr
    settings.write_text(entry.format("attribute-gone", "Pet.age") + 'until = "2020-01-01"\n')
    assert run("diff", "pets.yaml", "new.yaml", "--fail-on", "breaking").returncode == 1
    settings.write_text(entry.format("attribute-gon", "Pet.age"))
    result = run("diff", "pets.yaml", "new.yaml")
    assert result.returncode == 2
    assert "there is no rule `attribute-gon`; did you mean `attribute-gone`?" in result.stderr


def test_revisions(run: Run, shop: Path) -> None:
    git(shop, "init")
    (shop / "pyproject.toml").write_text('[tool.sdkwright]\nspec = "pets.yaml"\n')
    git(shop, "add", ".")
    git(shop, "commit", "-m", "one")
    git(shop, "tag", "v1")
    (shop / "pets.yaml").write_text(WITHOUT_AGE)
    for arguments in (("v1:pets.yaml", "pets.yaml"), ("HEAD:pets.yaml",), ()):
        result = run("diff", *arguments, "--format", "markdown")
        assert GONE in result.stdout, result.stderr
    git(shop, "commit", "-am", "two")
    assert GONE in run("diff", "--format", "markdown").stdout
    result = run("diff", "v1:pets.yaml", "pets.yaml", "--format", "json")
    assert json.loads(result.stdout)["findings"][0]["old"]["file"] == "v1:pets.yaml"


def test_what_git_does_not_have(run: Run, shop: Path) -> None:
    assert "error: " in run("diff", "v1:pets.yaml", "pets.yaml").stderr
    git(shop, "init")
    git(shop, "add", ".")
    git(shop, "commit", "-m", "one")
    result = run("diff", "v9:pets.yaml", "pets.yaml")
    assert (result.returncode, "git knows no such revision" in result.stderr) == (2, True)
    result = run("diff", "HEAD:toys.yaml", "pets.yaml")
    assert (result.returncode, "there is no file `toys.yaml` at HEAD" in result.stderr) == (2, True)


def test_generate_keeps_a_changelog(run: Run, shop: Path) -> None:
    git(shop, "init")
    git(shop, "add", ".")
    git(shop, "commit", "-m", "one")
    (shop / "pets.yaml").write_text(WITHOUT_AGE)
    for _ in range(2):
        result = run("generate", "pets.yaml", "-o", "sdk", "--changelog", "CHANGELOG.md")
        assert result.returncode == 0, result.stderr
        assert (shop / "CHANGELOG.md").read_text().count(GONE) == 1
    result = run("generate", "pets.yaml", "-o", "sdk", "--changelog", "nowhere/CHANGELOG.md")
    assert (result.returncode, "the changelog cannot be written" in result.stderr) == (2, True)


@pytest.mark.slow
def test_lines_of_a_program_that_break(run: Run, versions: Path) -> None:
    (versions / "app.py").write_text(
        "from pets.models import Pet\n\n\ndef age(pet: Pet) -> int | None:\n    return pet.age\n\n\nbad: int = ''\n"
    )
    result = run("diff", "pets.yaml", "new.yaml", "--package", "pets", "--code", "app.py")
    assert result.returncode == 0, result.stderr
    assert result.stdout.endswith(
        'app.py:5:12: "Pet" has no attribute "age" [attribute-gone Pet.age]\n1 line breaks in app.py\n'
    )


OWNER = f"""{PETS}\
        owner: {{$ref: '#/components/schemas/Owner'}}
    Owner: {{type: object, properties: {{mail: {{type: string}}}}}}
"""


def test_a_renamed_class_goes_on_having_its_name(run: Run, shop: Path) -> None:
    (shop / "old.yaml").write_text(OWNER)
    (shop / "new.yaml").write_text(OWNER.replace("Owner", "Keeper"))
    assert "class-renamed" in run("diff", "old.yaml", "new.yaml").stdout
    result = run("diff", "old.yaml", "new.yaml", "--accept-renames")
    assert "sdkwright.names.toml: Owner can still be imported" in result.stdout
    assert (shop / "sdkwright.names.toml").read_text() == '[renamed]\nOwner = "Keeper"\n'
    (shop / "pyproject.toml").write_text(
        '[tool.sdkwright]\nspec = "new.yaml"\npackage = "pets"\nnames = "sdkwright.names.toml"\n'
    )
    result = run("diff", "old.yaml", "--fail-on", "breaking")
    assert (result.returncode, "deprecation (1)\n  Owner is now called Keeper." in result.stdout) == (0, True)
    assert run("generate", "--no-validate").returncode == 0
    program = "import warnings; warnings.simplefilter('error'); from pets import models; models.Keeper; models.Owner"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=shop / "sdk", capture_output=True, text=True, check=False
    )
    assert done.stderr.strip().endswith("DeprecationWarning: Owner is called Keeper")


def test_a_pinned_class_keeps_its_name(run: Run, shop: Path) -> None:
    (shop / "sdkwright.names.toml").write_text('[pinned]\nPet = "Animal"\n')
    (shop / "pyproject.toml").write_text('[tool.sdkwright]\nspec = "pets.yaml"\nnames = "sdkwright.names.toml"\n')
    assert run("generate", "--package", "pets").returncode == 0
    assert "class Animal(Model)" in (shop / "sdk/pets/models/animal.py").read_text()
    (shop / "sdkwright.names.toml").write_text('[pinnd]\nPet = "Animal"\n')
    result = run("generate", "--package", "pets")
    assert (result.returncode, "unknown table `pinnd`" in result.stderr) == (2, True)
