"""The wheel, installed on its own into a clean environment outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PETSTORE = ROOT / "tests" / "cases" / "petstore" / "openapi.yaml"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, installed: dict[str, str]) -> Path:
    """Built by way of the source distribution, as a package index gets it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **installed})
    assert result.returncode == 0, result.stdout + result.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def run(wheel: Path, tmp_path_factory: pytest.TempPathFactory, installed: dict[str, str]) -> Callable[..., str]:
    """Runs a program of the new environment, far from the checkout."""
    home = tmp_path_factory.mktemp("home")
    venv.create(home / "env", with_pip=True)
    programs = home / "env" / "bin"
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}

    def run(program: str, *arguments: str, folder: str = ".") -> str:
        result = subprocess.run(
            [str(programs / program), *arguments],
            cwd=home / folder,
            env={**environment, **installed, "XDG_CACHE_HOME": str(home / "cache")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    run("python", "-m", "pip", "install", "--quiet", str(wheel), "pytest", "httpx2")
    return run


def test_the_wheel_holds_the_package_and_the_templates_alone(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"sdkwright", wheel.name.split("-py3")[0] + ".dist-info"}
    shipped = {name.removeprefix("sdkwright/_templates/") for name in names if "/_templates/" in name}
    ours = {
        file.relative_to(ROOT / "templates").as_posix() for file in (ROOT / "templates").rglob("*") if file.is_file()
    }
    assert shipped == {name for name in ours if "__pycache__" not in name}


def test_the_main_job(run: Callable[..., str]) -> None:
    assert "written" in run("sdkwright", "generate", str(PETSTORE), "-o", "sdk", "--package", "petstore")
    assert "no drift" in run("sdkwright", "check", str(PETSTORE), "-o", "sdk", "--package", "petstore")
    assert "passed" in run("python", "-m", "pytest", "-q", "tests", folder="sdk")
    assert "docs/index.md.jinja" in run("sdkwright", "templates").splitlines()
    for name in ("settings", "output"):
        assert "$schema" in json.loads(run("sdkwright", "schema", name))
