"""The sample package, put together as sdkwright puts its packages together."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

HERE = Path(__file__).parent
RUNTIME = HERE.parents[1] / "templates" / "runtime"
NAME = "sdkwright_sample"


def assemble(folder: Path) -> Path:
    """Writes the sample package into a folder."""
    package = folder / NAME
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(HERE / "sample", package, ignore=ignored)
    shutil.copytree(RUNTIME, package / "_runtime", ignore=ignored)
    (package / "py.typed").touch()
    return package


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("sample")
    path = assemble(folder)
    sys.path.insert(0, str(folder))
    yield path
    sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def rt(package: Path) -> Any:
    """The runtime of the package, its modules too."""
    names = [path.stem for path in (package / "_runtime").glob("*.py") if path.stem != "__init__"]
    runtime = importlib.import_module(f"{NAME}._runtime")
    modules = {name: importlib.import_module(f"{NAME}._runtime.{name}") for name in names}
    rare = {"Check": "checks", "Pattern": "patterns", "Tagged": "unions", "UniqueItems": "unique"}
    return SimpleNamespace(
        **modules,
        **{name: getattr(runtime, name) for name in runtime.__all__},
        **{name: getattr(modules[module], name) for name, module in rare.items()},
    )


@pytest.fixture(scope="session")
def models(package: Path) -> Any:
    """All that the models of the package define."""
    found: dict[str, Any] = {}
    for path in sorted((package / "models").glob("[!_]*.py")):
        found.update(vars(importlib.import_module(f"{NAME}.models.{path.stem}")))
    return SimpleNamespace(**found)
