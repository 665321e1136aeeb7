"""What `make` installs is pinned, and what pyproject.toml admits has its reasons."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PINS = ROOT / ".ci" / "constraints.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
_NORMAL = re.compile(r"[-_.]+")


def normal(name: str) -> str:
    return _NORMAL.sub("-", name.lower())


def pins(text: str) -> list[Requirement]:
    return [Requirement(line) for line in text.splitlines() if not line.startswith("#")]


def wanted() -> list[Requirement]:
    project = PROJECT["project"]
    lists = [PROJECT["build-system"]["requires"], project["dependencies"], *project["optional-dependencies"].values()]
    return [one for names in lists for one in map(Requirement, names) if one.name != "sdkwright"]


def test_a_pin_is_a_name_and_a_release() -> None:
    """No index, no path, no option: whoever installs them says from where."""
    for pin in pins(PINS.read_text()):
        assert pin.url is None
        assert [one.operator for one in pin.specifier] == ["=="]
    assert not re.search(r"://|@|^-", PINS.read_text(), re.MULTILINE)


@pytest.mark.parametrize("python", ["3.11.0", "3.11.9", "3.12.1", "3.13.0", "3.14.0"])
@pytest.mark.parametrize("requirement", wanted(), ids=str)
def test_every_dependency_is_pinned_within_its_range(requirement: Requirement, python: str) -> None:
    environment = {"python_version": python[:4], "python_full_version": python}
    found = [
        pin
        for pin in pins(PINS.read_text())
        if normal(pin.name) == normal(requirement.name) and (pin.marker is None or pin.marker.evaluate(environment))
    ]
    (release,) = (spec.version for pin in found for spec in pin.specifier)
    assert release in requirement.specifier


def test_a_ceiling_has_its_reason() -> None:
    """In a comment in its line."""
    for line in (ROOT / "pyproject.toml").read_text().splitlines():
        if found := re.fullmatch(r'\s+"([\w.-]+(?:\[\w+\])?[<>=~!][^"]*)",(.*)', line):
            operators = {one.operator for one in Requirement(found[1]).specifier}
            assert operators <= {">="} or "# " in found[2], line


@pytest.mark.slow
def test_one_command_pins_anew_and_names_no_index(tmp_path: Path) -> None:
    """Whatever this machine is told about indexes and folders of packages."""
    for name in ("Makefile", "pyproject.toml", "README.md", "LICENSE"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / ".ci").mkdir()
    links = tmp_path / "my-packages"
    links.mkdir()
    result = subprocess.run(
        ["make", "constraints", f"PYTHON={sys.executable}"],
        cwd=tmp_path,
        env={**os.environ, "UV_FIND_LINKS": str(links), "PIP_FIND_LINKS": str(links)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    made = (tmp_path / ".ci/constraints.txt").read_text()
    assert "my-packages" not in made
    assert {normal(pin.name) for pin in pins(made)} >= {normal(one.name) for one in wanted()}
    assert not re.search(r"://|@|^-", made, re.MULTILINE)
