"""What type checkers, linters and the formatter have to say of a client; what its layers know of each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import RUNTIME

BIN = Path(sys.executable).parent
HTTP = RUNTIME / "http"
DRIVERS = {"async_driver", "sync_driver", "testing", "transport"}
"""The modules that know httpx2."""


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def clean(*command: str | Path, cwd: Path) -> None:
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr


def test_black_and_ruff(package: Path) -> None:
    clean(BIN / "black", "--check", "--quiet", "--line-length", "88", package, cwd=package)
    clean(BIN / "ruff", "check", "--isolated", package, cwd=package)


WRONG = """
from NAME import AsyncClient, Client, models

client = Client()
client.pets.create(1)
client.pets.create(models.NewPet(name="a"), color=1)
client.pets.create()
client.pets.list(ages="a")
client.shop.upload(b"", "a", content_type="image/gif")
client.pets.sell(7)
Client(key="a")

async def main(client: AsyncClient) -> None:
    client.pets.get(7)
    for pet in client.pets.list():
        ...
"""
"""Each line after the client is made is wrong, except the last two and the one that is deprecated."""


@pytest.mark.slow
def test_type_checkers(package: Path) -> None:
    config = package.parent / "pyrightconfig.json"
    config.write_text('{"typeCheckingMode": "strict", "pythonVersion": "3.11"}')
    mypy = [BIN / "mypy", "--strict", "--python-version", "3.11", "--enable-error-code", "deprecated"]
    pyright = [BIN / "pyright", "--pythonpath", sys.executable]
    clean(*mypy, package.name, cwd=package.parent)
    clean(*pyright, package.name, cwd=package.parent)
    wrong = package.parent / "wrong.py"
    wrong.write_text(WRONG.replace("NAME", package.name))
    lines = {5, 6, 7, 8, 9, 10, 11, 14, 15}
    for checker in (mypy, pyright):
        said = run(*checker, "wrong.py", cwd=package.parent).stdout
        found = {int(line.split(":")[1]) for line in said.splitlines() if "wrong.py:" in line and "error" in line}
        assert found == lines, said
    wrong.unlink()


def imports(module: Path) -> set[str]:
    """The siblings and libraries that a module imports when it runs."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add("." * node.level + node.module.partition(".")[0])
    return found


MODULES = sorted(HTTP.glob("[!_]*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_the_core_does_no_input_or_output(module: Path) -> None:
    found = imports(module)
    if module.stem not in DRIVERS:
        assert not found & {"httpx2", "socket", "ssl", "asyncio", "threading"}
        assert not found & {f".{driver}" for driver in DRIVERS}
    allowed = {"pydantic", "pydantic_core", "typing_extensions", "httpx2", "anyio"}
    assert {name for name in found if not name.startswith(".")} - set(sys.stdlib_module_names) <= allowed


def test_imports_go_one_way() -> None:
    graph = {module.stem: {name[1:] for name in imports(module) if name[0] == "." != name[1]} for module in MODULES}
    done: set[str] = set()
    while ready := {name for name, needs in graph.items() if name not in done and needs <= done}:
        done |= ready
    assert done == graph.keys(), f"a circle: {graph.keys() - done}"


def test_the_twins_differ_by_await_alone() -> None:
    for name in ("driver", "calls"):
        plain = (HTTP / f"sync_{name}.py").read_text().splitlines()
        other = (HTTP / f"async_{name}.py").read_text().splitlines()
        assert abs(len(plain) - len(other)) < 30
