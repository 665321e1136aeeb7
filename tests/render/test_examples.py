"""The examples in the README of the templates do what it says they do."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import black
import pytest
from sdkwright.config import configure
from sdkwright.pipeline import build

from tests.render.readme import README

SPEC = Path(__file__).parents[1] / "cases" / "petstore" / "openapi.yaml"


@dataclass(frozen=True, slots=True)
class Example:
    """A section of the README: files by their names, and what they lead to."""

    title: str
    files: dict[str, str]
    gives: str


def examples() -> list[Example]:
    text = README.read_text(encoding="utf-8")
    _, _, rest = text.partition("\n## Examples\n")
    return [example(section) for section in rest.partition("\n## ")[0].split("\n### ")[1:]]


def example(section: str) -> Example:
    files: dict[str, str] = {}
    gives = ""
    for before, code in re.findall(r"([^\n]*)\n\n```\w+\n(.*?)```\n", section, re.DOTALL):
        if before.startswith("gives"):
            gives = code
        else:
            (name,) = re.findall(r"([\w/.]+\.(?:jinja|toml|py))", before)
            files[name] = code
    return Example(section.partition("\n")[0], files, gives)


def test_they_are_found() -> None:
    assert len(examples()) > 5
    assert all(one.files and one.gives for one in examples())


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.title)
def test_example(example: Example, tmp_path: Path) -> None:
    for name, text in example.files.items():
        path = tmp_path / ("mine" if name.endswith(".jinja") else "") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    settings = tomllib.loads(example.files.get("pyproject.toml", "[tool.sdkwright]"))["tool"]["sdkwright"]
    if (tmp_path / "mine").is_dir():
        settings["templates"] = str(tmp_path / "mine")
    tree = build(configure({"spec": str(SPEC), "package": "case_sdk", "validate": False, **settings})).tree
    assert any(example.gives in text for text in tree.values())
    for name, text in tree.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        if name.endswith(".py"):
            assert black.format_str(text, mode=black.Mode()) == text, name
    command = [sys.executable, "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", ".", "tests"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
