"""An SDK that one installs: what is written for that, whose it is, and what comes of building and installing it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from sdkwright.config import Config
from sdkwright.pipeline import build, check, generate
from sdkwright.python import extras
from sdkwright.versions import normal

ROOT = Path(__file__).parents[2]
PETSTORE = ROOT / "tests" / "cases" / "petstore" / "openapi.yaml"


def config(output: Path, **settings: object) -> Config:
    return Config(str(PETSTORE), output, "petstore", distribution="acme-petstore", **settings)  # type: ignore[arg-type]


def test_it_is_off_by_default(tmp_path: Path) -> None:
    tree = build(Config(str(PETSTORE), tmp_path, "petstore")).tree
    assert {path for path in tree if "/" not in path} == {".gitattributes"}


def test_pyproject_says_what_is_dynamic_and_the_hook_tells_it(tmp_path: Path) -> None:
    tree = build(config(tmp_path)).tree
    project = tomllib.loads(tree["pyproject.toml"])["project"]
    assert project["name"] == "acme-petstore"
    assert project["dynamic"] == ["version", "dependencies", "optional-dependencies"]
    assert '"client": ["httpx2' in tree["hatch_build.py"]
    assert "websocket" not in tree["hatch_build.py"]
    assert "httpx2" not in build(config(tmp_path, client=False)).tree["hatch_build.py"]
    assert "petstore[client]" in tree["README.md"]
    assert 'pip install "acme-petstore[client]"' in tree["docs/index.md"]


def test_what_is_written_once_is_its_owners(tmp_path: Path) -> None:
    generate(config(tmp_path))
    for name in ("pyproject.toml", "CHANGELOG.md"):
        assert f'"{name}"' not in (tmp_path / ".sdkwright.json").read_text()
        (tmp_path / name).write_text("mine\n")
    assert check(config(tmp_path))[1].differences == ()
    assert generate(config(tmp_path)).written.written == ()
    assert generate(config(tmp_path, client=False)).written.edited == ()
    assert (tmp_path / "pyproject.toml").read_text() == (tmp_path / "CHANGELOG.md").read_text() == "mine\n"
    (tmp_path / "CHANGELOG.md").unlink()
    assert check(config(tmp_path, client=False))[1].differences == ()
    assert generate(config(tmp_path, client=False)).written.written == ("CHANGELOG.md",)
    generate(Config(str(PETSTORE), tmp_path, "petstore"))
    assert (tmp_path / "pyproject.toml").is_file()
    assert not (tmp_path / "hatch_build.py").exists()


def test_a_readme_of_somebody_stays(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine\n")
    generate(config(tmp_path))
    generate(Config(str(PETSTORE), tmp_path, "petstore"))
    assert (tmp_path / "README.md").read_text() == "mine\n"
    (tmp_path / "README.md").unlink()
    generate(config(tmp_path))
    assert check(config(tmp_path))[1].differences == ()
    generate(Config(str(PETSTORE), tmp_path, "petstore"))
    assert not (tmp_path / "README.md").exists()


def test_what_is_generated_is_guarded(tmp_path: Path) -> None:
    generate(config(tmp_path))
    (tmp_path / "hatch_build.py").write_text("mine\n")
    assert [one.path for one in check(config(tmp_path))[1].differences] == ["hatch_build.py"]


@pytest.mark.parametrize(
    ("said", "version"),
    [
        *(("1.0.7", "1.0.7"), ("v1", "1"), ("2023-10-16", "2023.10.16"), ("1.0.0-beta.1", "1.0.0b1")),
        *(("1.2+build5", "1.2"), ("Version 3 (2024-01-02)", "3.2024.1.2"), ("", "0"), ("latest", "0")),
    ],
)
def test_every_version_becomes_one_of_a_release(said: str, version: str) -> None:
    assert normal(said) == version


def test_titles_are_no_code(tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    title = 'A "quoted" \\ title\t\u0085 \U0001f600 """ \n'
    spec.write_text(json.dumps({"openapi": "3.1.0", "info": {"title": title, "version": '"1'}, "paths": {}}))
    tree = build(Config(str(spec), tmp_path / "sdk", "a", distribution="a-b")).tree
    assert tomllib.loads(tree["pyproject.toml"])["project"]["description"].startswith(
        'Typed Python client for A "quoted" \\'
    )
    compile(tree["hatch_build.py"], "hatch_build.py", "exec")


def test_the_ranges_are_those_that_are_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    ours = {Requirement(one).name: one.partition("#")[0].strip() for one in project["dependencies"]}
    ours |= {Requirement(one).name: one for one in project["optional-dependencies"]["dev"]}
    for one in (*extras.NEEDED, *extras.CLIENT, *extras.CHANNELS):
        assert ours[Requirement(one).name] == one
    assert project["requires-python"] == extras.PYTHON


@pytest.mark.slow
@pytest.mark.parametrize("sdk", sorted(path.parent.name for path in (ROOT / "generated").glob("*/pyproject.toml")))
def test_it_is_built_and_works_in_a_clean_environment(sdk: str, tmp_path: Path, installed: dict[str, str]) -> None:
    folder = ROOT / "generated" / sdk
    outside = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}

    def run(*command: str) -> str:
        result = subprocess.run(
            command, cwd=tmp_path, env={**outside, **installed}, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    run(sys.executable, "-m", "build", "--outdir", str(tmp_path / "dist"), str(folder))
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    (source,) = (tmp_path / "dist").glob("*.tar.gz")
    package = f"openai_{sdk.replace('-', '_')}"
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {package}
    assert f"{package}/py.typed" in names
    with tarfile.open(source) as archive:
        assert any(name.endswith("/tests/__init__.py") for name in archive.getnames())
    venv.create(tmp_path / "env", with_pip=True)
    python = str(tmp_path / "env/bin/python")
    run(python, "-m", "pip", "install", "--quiet", str(folder))
    assert "httpx2" not in run(python, "-m", "pip", "list")
    run(python, "-c", f"import {package}.models as m; m.RealtimeSession().to_json()")
    run(python, "-m", "pip", "install", "--quiet", f"{wheel}[client,websocket]", "mypy")
    (tmp_path / "use.py").write_text(
        f"from {package} import Client\n"
        "client = Client(api_key_auth='k')\n"
        "call = client.realtime.connect(model='gpt-realtime')\n"
        "with client: reveal_type(client.realtime)\n"
    )
    assert "Realtime[" in run(python, "-m", "mypy", "--strict", "use.py")
    run(python, "-c", f"from {package} import Client; Client(api_key_auth='k').close(); import websockets")
