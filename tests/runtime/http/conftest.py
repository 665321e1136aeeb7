"""The pet store, put together as sdkwright puts its packages together."""

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
RUNTIME = HERE.parents[2] / "templates" / "runtime"
NAME = "sdkwright_petstore"


def assemble(folder: Path) -> Path:
    """Writes the pet store into a folder."""
    package = folder / NAME
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(HERE.parent / "petstore", package, ignore=ignored)
    shutil.copytree(RUNTIME, package / "_runtime", ignore=ignored)
    (package / "py.typed").touch()
    return package


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("petstore")
    path = assemble(folder)
    sys.path.insert(0, str(folder))
    yield path
    sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def store(package: Path) -> Any:
    """The package."""
    return importlib.import_module(package.name)


@pytest.fixture(scope="session")
def http(package: Path) -> Any:
    """The modules of the client's runtime."""
    names = [path.stem for path in (package / "_runtime" / "http").glob("[!_]*.py")]
    return SimpleNamespace(**{name: importlib.import_module(f"{NAME}._runtime.http.{name}") for name in names})


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest, package: Path) -> Any:  # noqa: ARG001 - the package must be there
    """Each test with both kinds of client."""
    from .modes import Mode

    return Mode(request.param)


@pytest.fixture
def clock(http: Any) -> Any:
    """A clock that nobody waits for."""
    from .modes import FakeClock

    return type("Clock", (FakeClock, http.clock.Clock), {})()
