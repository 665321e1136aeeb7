"""The snippets on pages of operations are programs that run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sdkwright.config import Config
from sdkwright.pipeline import build

ROOT = Path(__file__).parents[2]
SPECS = {
    "petstore": ROOT / "tests/cases/petstore/openapi.yaml",
    "wire": ROOT / "tests/python_wire/openapi.yaml",
    "realtime": ROOT / "spec/openai-realtime.yaml",
}
METHODS = {
    "petstore": {"pets.create", "pets.list", "pets.show"},
    "wire": {
        *("pets.replace", "pets.list", "files.upload", "files.form", "ask.ask", "ask.ask_stream", "lines.lines"),
        *("old.old", "old.tell", "old.show", "old.lead", "old.clear", "chat.connect"),
    },
    "realtime": {"realtime.connect", "realtime.create_session", "realtime.create_transcription_session"},
}


@pytest.fixture(scope="module", params=SPECS)
def output(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Everything that is made of a description."""
    folder = tmp_path_factory.mktemp(request.param)
    tree = build(Config(spec=str(SPECS[request.param]), package="a_sdk", validate=False)).tree
    for name, text in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return request.param, folder


def test_they_run(output: tuple[str, Path]) -> None:
    name, folder = output
    command = [sys.executable, "-P", str(Path(__file__).parent / "snippets.py"), "a_sdk"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    ran = done.stdout.split()
    assert set(ran) == METHODS[name]
    assert len(ran) == 2 * len(METHODS[name])


@pytest.mark.slow
def test_type_checkers_are_silent(output: tuple[str, Path]) -> None:
    _, folder = output
    snippets = folder / "snippets"
    snippets.mkdir()
    for page in (folder / "docs" / "operations").glob("*.md"):
        shown = page.read_text(encoding="utf-8").partition("\n## Python\n")[2].partition("\n## ")[0]
        for number, text in enumerate(shown.split("```python\n")[1:]):
            (snippets / f"{page.stem}_{number}.py").write_text(text.partition("\n```")[0] + "\n", encoding="utf-8")
    (folder / "a_sdk" / "py.typed").touch()
    for command in (
        [sys.executable, "-m", "mypy", "--strict", "--disable-error-code=deprecated", "snippets"],
        [str(Path(sys.executable).parent / "pyright"), "--pythonpath", sys.executable, "snippets"],
    ):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
