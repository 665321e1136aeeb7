"""The runtime of a package: what its modules need is copied, and nothing else."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sdkwright.pipeline import build
from sdkwright.resources import templates_root
from sdkwright.views.family import Family
from sdkwright.views.package import Init

from tests import golden
from tests.rendering import rendered

ROOT = Path(__file__).parents[2]
SHIPPED = {
    path.relative_to(templates_root() / "runtime").as_posix(): path.read_text(encoding="utf-8")
    for path in (templates_root() / "runtime").rglob("*.py")
}


def imported(path: str, text: str, known: Iterable[str]) -> Iterator[str]:
    """The paths that a module imports from, as Python reads it; other packages are left out."""
    paths = set(known)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = Path(path).parents[node.level - 1] / (node.module or "").replace(".", "/")
            yield (base / "__init__.py").as_posix()
            for one in (base, *(base / alias.name for alias in node.names)):
                yield from {f"{one.as_posix()}.py", (one / "__init__.py").as_posix()} & paths


def reached(files: Mapping[str, str], seeds: Iterable[str]) -> set[str]:
    """All that some modules import, and what that imports, with the packages around each."""
    found: set[str] = set()
    waiting = list(seeds)
    while waiting:
        if (path := waiting.pop()) in found or path not in files:
            continue
        found.add(path)
        waiting += imported(path, files[path], files)
        waiting += [(parent / "__init__.py").as_posix() for parent in Path(path).parents]
    return found


def made(text: str, overrides: Path | None = None) -> set[str]:
    """What is copied of the runtime for a package of one module, which a template of the user's makes."""
    family = Family("package/init.py.jinja", "package", (("sdk/__init__.py", Init("spec.yaml", "All.")),))
    assert overrides is not None
    (overrides / "package").mkdir(exist_ok=True)
    (overrides / "package" / "init.py.jinja").write_text(text, encoding="utf-8")
    tree = rendered([family], (), overrides, "sdk/_runtime")
    return {path.removeprefix("sdk/_runtime/") for path in tree} - {"sdk/__init__.py"}


@pytest.mark.parametrize("path", sorted(SHIPPED))
def test_what_a_module_imports_is_what_python_says(path: str, tmp_path: Path) -> None:
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    name = "" if module == "__init__" else f".{module}"
    assert made(f"from ._runtime{name} import anything\n", tmp_path) == reached(SHIPPED, [path])


@pytest.mark.parametrize(
    "statement",
    [
        "from ._runtime.http import xml",
        "from ._runtime.http import (\n    xml,\n    media as other,\n)",
        "from ._runtime.http.xml import Xml",
        "import sdk._runtime.http.xml",
        "def f():\n    from sdk._runtime.http.xml import Xml as X",
    ],
)
def test_ways_to_import(statement: str, tmp_path: Path) -> None:
    assert {"http/xml.py", "http/xml_reader.py", "http/__init__.py", "__init__.py"} <= made(f"{statement}\n", tmp_path)


def test_no_module_without_an_import(tmp_path: Path) -> None:
    assert made("from .other_runtime import model\nx = '_runtime'\n", tmp_path) == set()


def test_a_users_module_brings_what_it_imports(tmp_path: Path) -> None:
    folder = tmp_path / "runtime"
    folder.mkdir()
    (folder / "marks.py.jinja").write_text(
        '{% extends "sdkwright/runtime/marks.py" %}\n{% block tail %}\nfrom .regex import matcher\n{% endblock %}\n',
        encoding="utf-8",
    )
    assert "regex.py" in made("from ._runtime import Model\n", tmp_path)
    (folder / "model.py").write_text("Model = object\n", encoding="utf-8")
    assert "signature.py" not in made("from ._runtime.model import Model\n", tmp_path)


def test_a_users_module_that_nothing_imports_is_not_copied(tmp_path: Path) -> None:
    (tmp_path / "runtime").mkdir()
    (tmp_path / "runtime" / "regex.py").write_text("x = 1\n", encoding="utf-8")
    assert "regex.py" not in made("from ._runtime import Model\n", tmp_path)
    assert "regex.py" in made("from ._runtime.patterns import Pattern\n", tmp_path)


IMPORT = """
import sys
from importlib import import_module
for folder, modules in {packages!r}.items():
    sys.path.insert(0, folder)
    for name in list(sys.modules):
        if name.partition(".")[0] == "case_sdk":
            del sys.modules[name]
    for module in modules:
        import_module(module)
    del sys.path[0]
"""


@pytest.mark.slow
@pytest.mark.parametrize("client", [False, True], ids=["models", "client"])
def test_what_is_copied_is_used_and_complete(client: bool, tmp_path: Path) -> None:
    packages: dict[str, list[str]] = {}
    for case in golden.CASES:
        others: dict[str, Any] = {"client": True} if client else {}
        tree = {path: text for path, text in build(golden.config(case, **others)).tree.items() if path.endswith(".py")}
        used = reached(tree, [path for path in tree if "/_runtime/" not in path])
        assert {path for path in tree if "/_runtime/" in path} <= used, case.name
        folder = tmp_path / case.name.replace("/", "-")
        packages[str(folder)] = modules = []
        for path, text in tree.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
            if path.startswith("case_sdk/"):
                modules.append(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    run = [sys.executable, "-c", IMPORT.format(packages=packages)]
    result = subprocess.run(run, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_what_needs_no_check_has_no_evaluator() -> None:
    copied = {path.name for path in (ROOT / "generated" / "realtime" / "openai_realtime" / "_runtime").glob("*.py")}
    assert "model.py" in copied
    assert not copied & {"applicators.py", "assertions.py", "checks.py", "regex.py", "run.py", "schema.py"}
