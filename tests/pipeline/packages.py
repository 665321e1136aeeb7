"""Small descriptions as packages that can be used."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from importlib import import_module
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml
from sdkwright.config import Config
from sdkwright.pipeline import Build, build

_NUMBERS = count()


def built(
    folder: Path, schemas: str, *, version: str = "3.1.0", files: Mapping[str, str] = {}, **options: Any
) -> Build:
    """What a description with some schemas gives; `R/` in references stands for where they are."""
    components = yaml.safe_load(re.sub(r"\bR/(\w+)", r"'#/components/schemas/\1'", schemas))
    whole = {
        "openapi": version,
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": components},
    }
    spec = folder / "openapi.yaml"
    spec.write_text(json.dumps(whole), encoding="utf-8")
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    name = f"made{next(_NUMBERS)}_sdk"
    return build(Config(spec=str(spec), package=name, validate=False, **options))


def write(folder: Path, made: Build) -> None:
    """Write all files of a build."""
    for path, text in made.tree.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def package(folder: Path, schemas: str, **options: Any) -> ModuleType:
    """The package of a description, imported."""
    made = built(folder, schemas, **options)
    write(folder, made)
    name = next(path for path in made.tree if path.endswith("_sdk/__init__.py")).partition("/")[0]
    sys.path.insert(0, str(folder))
    try:
        return import_module(name)
    finally:
        sys.path.remove(str(folder))


def decoded(made: ModuleType, name: str, value: Any) -> str:
    """The class that a value becomes, by both ways; it must come back as it was."""
    type_ = getattr(made.models, name)
    found = made.from_json(type_, json.dumps(value))
    assert type(found) is type(made.from_dict(type_, value))
    assert json.dumps(json.loads(made.to_json(found)), sort_keys=True) == json.dumps(value, sort_keys=True)
    return type(found).__name__
