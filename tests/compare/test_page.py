"""The page of the documentation that says what changed since an earlier description."""

from __future__ import annotations

from pathlib import Path

from sdkwright.config import Config
from sdkwright.pipeline import build, generate

PETS = """\
openapi: 3.1.0
info: {title: Pets, version: "%s"}
paths: {}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}%s}}
"""


def config(tmp_path: Path) -> Config:
    (tmp_path / "old.yaml").write_text(PETS % ("1", ", tag: {type: string}"))
    (tmp_path / "new.yaml").write_text(PETS % ("2", ""))
    return Config(str(tmp_path / "new.yaml"), output=tmp_path / "sdk", package="pets", since=str(tmp_path / "old.yaml"))


def test_the_page(tmp_path: Path) -> None:
    tree = build(config(tmp_path)).tree
    page = tree["docs/whats-new.md"]
    assert page.startswith("# What's new\n\nWhat has changed since version 1, what needs to be looked at first.\n")
    assert "## Breaking changes\n\n- `Pet.tag` is gone.\n" in page
    assert "[What's new](whats-new.md)" in tree["docs/index.md"]


def test_without_an_earlier_description_there_is_none(tmp_path: Path) -> None:
    config(tmp_path)
    tree = build(Config(str(tmp_path / "new.yaml"), package="pets")).tree
    assert "docs/whats-new.md" not in tree
    assert "new.md" not in tree["docs/index.md"]


def test_a_run_knows_when_the_earlier_description_changes(tmp_path: Path) -> None:
    settings = config(tmp_path)
    generate(settings)
    (tmp_path / "old.yaml").write_text(PETS % ("1", ", age: {type: integer}"))
    generate(settings)
    assert "`Pet.age` is gone." in (settings.output / "docs/whats-new.md").read_text()
