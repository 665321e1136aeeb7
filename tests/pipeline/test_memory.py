"""A second run makes nothing again only where nothing could come out differently."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sdkwright import pipeline
from sdkwright.config import Config
from sdkwright.pipeline import generate

DESCRIPTION: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "paths": {},
    "components": {
        "schemas": {"Pet": {"type": "object", "properties": {"name": {"type": "string", "default": 7, "x-y": 1}}}}
    },
}


class MadeError(Exception):
    """Raised where a run begins to make something."""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A description that was generated once."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    spec = tmp_path / "shop.json"
    spec.write_text(json.dumps(DESCRIPTION))
    config = Config(spec=str(spec), output=tmp_path / "sdk", validate=False)
    generate(config)

    def stop(*_: object) -> None:
        raise MadeError

    monkeypatch.setattr(pipeline, "_build", stop)
    return config


def test_nothing_is_made_again_and_the_same_is_said(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    again = generate(config)
    monkeypatch.undo()
    made = pipeline.build(config)
    assert again.summary == made.summary
    assert again.summary.diagnostics
    assert again.written.written == again.written.removed == ()
    assert sorted(again.written.unchanged) == sorted(made.tree)


def test_another_description(config: Config) -> None:
    Path(config.spec).write_text(json.dumps({**DESCRIPTION, "info": {"title": "Shop", "version": "2"}}))
    with pytest.raises(MadeError):
        generate(config)


def test_other_settings(config: Config) -> None:
    with pytest.raises(MadeError):
        generate(Config(spec=config.spec, output=config.output, validate=False, open_enums=True))


@pytest.mark.parametrize("change", ["edit", "remove", "manifest"])
def test_another_output(config: Config, change: str) -> None:
    file = config.output / "docs" / "index.md"
    if change == "edit":
        file.write_text(file.read_text().replace("Shop", "Shoq"))
    elif change == "remove":
        file.unlink()
    else:
        (config.output / ".sdkwright.json").unlink()
    with pytest.raises(MadeError):
        generate(config)


def test_other_templates(config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    changed = Config(spec=config.spec, output=config.output, validate=False, templates=templates)
    stop = pipeline._build
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    generate(changed)
    monkeypatch.setattr(pipeline, "_build", stop)
    generate(changed)
    (templates / "package").mkdir()
    (templates / "package/init.py.jinja").write_text("")
    with pytest.raises(MadeError):
        generate(changed)


def test_a_spoilt_cache_costs_time_only(config: Config, tmp_path: Path) -> None:
    (entry,) = (tmp_path / "cache" / "sdkwright" / "runs").iterdir()
    for text in ("", "[]", '{"manifest": 1}', entry.read_text().replace('"counts"', '"count"')):
        entry.write_text(text)
        with pytest.raises(MadeError):
            generate(config)
