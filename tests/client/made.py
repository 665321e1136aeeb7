"""Packages with clients, made of small descriptions."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

from sdkwright.config import Config
from sdkwright.pipeline import build
from sdkwright.resources import templates_root

_NUMBERS = count()


@dataclass(frozen=True, slots=True)
class Made:
    """A package that was imported."""

    package: ModuleType
    files: dict[str, str]
    """By the path in the package."""

    @property
    def models(self) -> Any:
        return self.package.models

    def module(self, name: str) -> Any:
        """A module, by its name in the package."""
        return import_module(f"{self.package.__name__}.{name}")

    @property
    def errors(self) -> Any:
        return self.module("_runtime.http.errors")

    @contextmanager
    def client(self, **arguments: Any) -> Iterator[tuple[Any, Any]]:
        """A client, and the API that it talks to."""
        api = self.module("_runtime.http.testing").FakeApi()
        given = {"base_url": "https://api.test", "retries": 0, **arguments}
        with self.module("client").Client(http_client=api.http_client(), **given) as client:
            yield client, api


def made(description: str, **settings: Any) -> Made:
    """The package of a description in YAML; `paths` and whatever else it has to say, below a usual head."""
    name = f"client{next(_NUMBERS)}_sdk"
    folder = Path(tempfile.mkdtemp())
    spec = folder / "openapi.yaml"
    head = "" if description.lstrip().startswith(("openapi:", "swagger:")) else "openapi: 3.1.0\n"
    spec.write_text(f"{head}info: {{title: T, version: '1'}}\n{description}", encoding="utf-8")
    options = {"client": True, "validate": False, "formatter": "none", **settings}
    tree = build(Config(spec=str(spec), package=name, **options)).tree
    files = {path.partition("/")[2]: text for path, text in tree.items() if path.startswith(f"{name}/")}
    for path, text in files.items():
        target = folder / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    shutil.copytree(templates_root() / "runtime", folder / name / "_runtime", dirs_exist_ok=True)
    sys.path.insert(0, str(folder))
    try:
        return Made(import_module(name), files)
    finally:
        sys.path.remove(str(folder))
