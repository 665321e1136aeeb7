"""Generated tests of methods and channels: they pass, and they notice what is changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sdkwright.config import Config
from sdkwright.pipeline import build

SPEC = Path(__file__).parent / "openapi.yaml"


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wire")
    tree = build(Config(spec=str(SPEC), package="wire_sdk", validate=False)).tree
    for name, text in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run(folder: Path) -> str:
    """What pytest says of the tests of methods."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-x", "-W", "error", "tests/calls"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_they_pass(sdk: Path) -> None:
    said = run(sdk)
    assert "passed" in said, said
    assert "failed" not in said, said


def test_they_are_complete(sdk: Path) -> None:
    files = {path.stem: path.read_text() for path in (sdk / "tests" / "calls").glob("test_*.py")}
    assert set(files) == {"test_ask", "test_chat", "test_files", "test_lines", "test_old", "test_pets"}
    assert not [name for name, text in files.items() if "Left out" in text]
    pets = files["test_pets"]
    assert '"https://api.example/v1/pets/1/.text.text%202?api%20key=secret"' in pets
    assert "?born=" in pets
    assert "filter%5Btag%5D=text&filter%5Bage%5D=1&where=%7B%22tag%22%3A%22text%22%2C%22age%22%3A1%7D" in pets
    assert '"authorization": "Basic dXNlcjpzZWNyZXQ="' in pets
    assert '"x-version": "v1"' in pets
    assert "Pages(" in pets
    assert "cursor=" in pets


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("resources/pets.py", '"/pets/{id}/{tags}"', '"/pet/{id}/{tags}"'),
        ("resources/pets.py", '"PUT"', '"POST"'),
        ("resources/pets.py", 'style="label"', 'style="simple"'),
        ("resources/pets.py", 'Query("born"', 'Query("Born"'),
        ("resources/pets.py", '"404": Json(lambda: models.Problem)', '"404": ()'),
        ("resources/pets.py", 'at("pets")', 'at("next_cursor")'),
        ("resources/files.py", '"pipeDelimited"', '"spaceDelimited"'),
        ("resources/files.py", "image/png", "image/gif"),
        ("resources/ask.py", 'preset={"stream": True}', "preset={}"),
        ("resources/chat.py", 'subprotocols=["v1"]', "subprotocols=[]"),
        ("channels/chat.py", "say = sends(lambda: models.Say)", "say = sends(lambda: models.Go)"),
        ("client.py", 'ApiKey("api key", "query")', 'ApiKey("api key")'),
        ("client.py", '"v1"', '"v2"'),
    ],
)
def test_they_notice_what_is_changed(sdk: Path, file: str, old: str, new: str) -> None:
    path = sdk / "wire_sdk" / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    try:
        assert "failed" in run(sdk)
    finally:
        path.write_text(text)
