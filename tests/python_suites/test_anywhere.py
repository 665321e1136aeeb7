"""An SDK as its users have it: its tests run from any folder, and an old pydantic is told in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sdkwright.config import Config
from sdkwright.pipeline import generate

SPEC = Path(__file__).parents[1] / "cases/petstore/openapi.yaml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of somebody, with an SDK in it."""
    folder = tmp_path_factory.mktemp("project")
    generate(Config(str(SPEC), folder / "my sdk", "petstore"))
    (folder / "src").mkdir()
    return folder


def python(*arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PYTEST"))}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env={**clean, **env}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("cwd", [".", "my sdk", "my sdk/tests", "my sdk/petstore", "src", "/"])
@pytest.mark.parametrize("mode", ["prepend", "append", "importlib"])
def test_generated_tests_run_from_anywhere(project: Path, cwd: str, mode: str) -> None:
    tests = os.path.relpath(project / "my sdk/tests", project / cwd)
    result = python(
        *("-P", "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--import-mode={mode}", tests), cwd=project / cwd
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "passed" in result.stdout


def test_the_sdk_beside_the_tests_is_tested(project: Path, tmp_path: Path) -> None:
    """Whatever else of the same name is installed."""
    (tmp_path / "petstore").mkdir()
    (tmp_path / "petstore/__init__.py").write_text("raise ImportError('the wrong one')\n")
    result = python(
        *("-P", "-m", "pytest", "-q", "-p", "no:cacheprovider", "my sdk/tests/test_package.py"),
        cwd=project,
        PYTHONPATH=str(tmp_path),
    )
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("statement", ["from petstore.models import Pet", "import petstore.models.pet"])
@pytest.mark.parametrize("version", ["1.10.26", "2.13.4", "2.14.1"])
def test_an_old_pydantic_is_told(project: Path, tmp_path: Path, statement: str, version: str) -> None:
    (tmp_path / "pydantic").mkdir()
    missing = "MISSING = None\n" if version.startswith("2.14") else ""
    (tmp_path / "pydantic/__init__.py").write_text(f"VERSION = {version!r}\n{missing}def Field(**_): pass\n")
    (tmp_path / f"pydantic-{version}.dist-info").mkdir()
    (tmp_path / f"pydantic-{version}.dist-info/METADATA").write_text(f"Name: pydantic\nVersion: {version}\n")
    path = os.pathsep.join([str(tmp_path), str(project / "my sdk")])
    result = python("-S", "-c", statement, cwd=project, PYTHONPATH=path)
    assert result.stderr.splitlines()[-1] == (
        f"ImportError: petstore needs pydantic 2.14.2 or newer, and this is pydantic {version}: "
        "run `pip install --upgrade pydantic`"
    )


def test_the_first_page_says_how_to_begin(project: Path) -> None:
    """What it says is done: its Python runs, its command for the tests finds them."""
    page = (project / "my sdk/docs/index.md").read_text()
    for heading in ("## Install", "## Use", "## Test"):
        assert heading in page.splitlines()
    code = page.partition("```python\n")[2].partition("```")[0]
    assert "petstore" in code
    result = python("-c", code, cwd=project / "src", PYTHONPATH=str(project / "my sdk"))
    assert result.returncode == 0, result.stderr


def test_the_bound_of_pydantic_is_said_alike_everywhere(project: Path) -> None:
    import tomllib

    settings = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    (bound,) = (one for one in settings["project"]["dependencies"] if one.startswith("pydantic"))
    assert f'pip install "{bound}"' in (project / "my sdk/docs/index.md").read_text()
    needed = (project / "my sdk/petstore/_runtime/absence.py").read_text()
    assert f"pydantic {bound.partition('>=')[2]} or newer" in needed
