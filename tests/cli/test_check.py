"""`sdkwright check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import PETS, Run, said

ARGUMENTS = ("pets.yaml", "-o", "sdk", "--package", "pets")


@pytest.fixture
def sdk(run: Run, shop: Path) -> Path:
    assert run("generate", *ARGUMENTS).returncode == 0
    return shop / "sdk"


def state(folder: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (folder, *folder.rglob("*"))}


@pytest.mark.usefixtures("sdk")
def test_no_drift(run: Run) -> None:
    result = run("check", *ARGUMENTS)
    assert (result.returncode, said(result.stderr)) == (0, "")
    assert "no drift" in result.stdout


def test_every_kind_of_drift_is_told_apart_and_nothing_is_written(run: Run, shop: Path, sdk: Path) -> None:
    (shop / "pets.yaml").write_text(PETS.replace("minimum: 0", "minimum: 1").replace("Pet:", "Animal:"))
    run("generate", *ARGUMENTS)
    (shop / "pets.yaml").write_text(PETS.replace("title: Pet Shop", "title: Shop"))
    (sdk / "tests/__init__.py").write_text("# mine\n")
    before = state(shop)
    result = run("check", *ARGUMENTS)
    assert result.returncode == 1
    told = dict(line.split(": ", 1) for line in result.stdout.splitlines() if line.startswith("sdk/"))
    assert told["sdk/tests/__init__.py"] == "edited by hand"
    assert told["sdk/pets/__init__.py"] == "stale"
    assert told["sdk/pets/models/pet.py"] == "missing"
    assert told["sdk/pets/models/animal.py"] == "no longer generated"
    assert "  -# mine" in result.stdout.splitlines()
    assert state(shop) == before


def test_an_output_that_is_not_there_is_drift(run: Run, shop: Path) -> None:
    result = run("check", *ARGUMENTS)
    assert result.returncode == 1
    assert [path.name for path in shop.iterdir()] == ["pets.yaml"]


def test_a_lost_manifest_is_drift(run: Run, sdk: Path) -> None:
    (sdk / ".sdkwright.json").unlink()
    result = run("check", *ARGUMENTS)
    assert result.returncode == 1
    assert "sdk/.sdkwright.json: missing" in result.stdout


def test_files_of_others_are_no_drift(run: Run, sdk: Path) -> None:
    (sdk / "pets/mine.py").write_text("mine\n")
    assert run("check", *ARGUMENTS).returncode == 0


def test_diffs_are_short(run: Run, sdk: Path) -> None:
    file = sdk / "pets/_runtime/model.py"
    file.write_text(file.read_text() + "# more\n" * 500)
    result = run("check", *ARGUMENTS)
    assert len(result.stdout.splitlines()) < 30
    assert "  ..." in result.stdout.splitlines()


def test_hunks_have_the_line_numbers_of_the_files(run: Run, sdk: Path) -> None:
    file = sdk / "pets/_runtime/model.py"
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join([*lines[:50], "# mine\n", *lines[50:]]))
    assert "  @@ -48,7 +48,6 @@" in run("check", *ARGUMENTS).stdout.splitlines()


def test_github_gets_annotations(run: Run, sdk: Path) -> None:
    (sdk / "pets/__init__.py").unlink()
    result = run("check", *ARGUMENTS, env={"GITHUB_ACTIONS": "true"})
    wanted = "::error file=sdk/pets/__init__.py,title=sdkwright drift::missing; run `sdkwright generate`"
    assert wanted in result.stdout.splitlines()


def test_annotations_name_the_line_and_start_at_the_root_of_the_repository(run: Run, shop: Path, sdk: Path) -> None:
    file = sdk / "pets/_runtime/model.py"
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join([*lines[:50], "# mine\n", *lines[50:]]))
    env = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(shop.parent)}
    (told,) = [line for line in run("check", *ARGUMENTS, env=env).stdout.splitlines() if line.startswith("::")]
    assert told.startswith("::error file=shop/sdk/pets/_runtime/model.py,title=sdkwright drift,line=51::edited by hand")


@pytest.mark.parametrize("command", ["check", "generate", "validate"])
def test_an_invalid_description_is_annotated(run: Run, shop: Path, command: str) -> None:
    (shop / "api").mkdir()
    (shop / "api/pets, all.yaml").write_text("openapi: 3.1.0\n  info: x\n")
    env = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(shop.parent)}
    result = run(command, "api/pets, all.yaml", env=env)
    assert result.returncode == 2
    (told,) = [line for line in result.stdout.splitlines() if line.startswith("::")]
    assert told.startswith("::error file=shop/api/pets%2C all.yaml,title=sdkwright ")
    assert ",line=2,col=" in told
    assert not run(command, "api/pets, all.yaml", "--json", env=env).stdout.startswith("::")


def test_a_further_file_is_annotated_where_it_lies(run: Run, shop: Path) -> None:
    (shop / "api/parts").mkdir(parents=True)
    (shop / "api/main.yaml").write_text(PETS.replace("Pet:", "Owner: {$ref: parts/owner.yaml}\n    Pet:"))
    (shop / "api/parts/owner.yaml").write_text("type: strange\n")
    env = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(shop)}
    result = run("check", "api/main.yaml", "--strict", env=env)
    told = [line for line in result.stdout.splitlines() if line.startswith("::error file=api/parts/owner.yaml,")]
    assert result.returncode == 2
    assert "line=1" in told[0]
    assert "type: strange" in result.stderr


def test_what_lies_in_no_file_is_annotated_without_one(run: Run) -> None:
    result = run("check", "-", input="[]", env={"GITHUB_ACTIONS": "true"})
    (told,) = [line for line in result.stdout.splitlines() if line.startswith("::")]
    assert told.startswith("::error title=sdkwright ")
    assert "file=" not in told


def test_json(run: Run, sdk: Path) -> None:
    (sdk / "pets/__init__.py").unlink()
    result = run("check", *ARGUMENTS, "--json")
    told = json.loads(result.stdout)
    assert (result.returncode, told["ok"]) == (1, False)
    assert told["differences"] == [{"path": "pets/__init__.py", "cause": "missing", "message": "missing", "diff": []}]


@pytest.mark.usefixtures("sdk")
def test_only_drift_is_1(run: Run, shop: Path) -> None:
    (shop / "pets.yaml").write_text("not: openapi\n")
    assert run("check", *ARGUMENTS).returncode == 2
