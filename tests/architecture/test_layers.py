"""Imports point one way: nouns know nouns, stages know nouns, only the pipeline knows the stages."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator" / "sdkwright"
NOUNS = {
    *("cache", "codes", "config", "description", "diagnostics", "document", "editor", "files", "ir", "jsonvalue"),
    *("ledger", "names", "openapi", "report", "resources", "schema", "settings", "summary", "values", "versions"),
    "views",
}
STAGES = {"load", "lower", "naming", "normalize", "output", "parse", "python", "render", "validate"}
ABOVE = {"__init__", "__main__", "cli", "pipeline"}
MAY_IMPORT = {
    **dict.fromkeys(NOUNS, NOUNS | {"__init__"}),
    **dict.fromkeys(STAGES, NOUNS | {"__init__"}),
    "__init__": set(),
    "pipeline": NOUNS | STAGES | {"__init__"},
    "cli": {"__init__", "config", "diagnostics", "files", "ledger", "pipeline", "resources", "settings"},
    "__main__": {"cli"},
}
LIBRARIES = {
    "load": {"jsonpath", "yaml"},
    "validate": {
        *("openapi_schema_validator", "openapi_spec_validator"),
        *("jsonschema", "jsonschema_path", "jsonschema_rs", "referencing"),
    },
    "render": {"black", "jinja2", "ruff"},
    "cli": {"click", "rich"},
    "versions": {"packaging"},
    "runtime": {"pydantic", "pydantic_core", "typing_extensions"},
}
"""What from outside the standard library each part may know."""

MODULES = sorted(PACKAGE.rglob("*.py"))
RUNTIME = sorted((ROOT / "templates" / "runtime").glob("*.py"))


def part(file: Path) -> str:
    """The top-level part that a module belongs to."""
    if file.is_relative_to(PACKAGE):
        return file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "runtime"


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Line and absolute name of everything that a module imports, wherever in it; our own with a leading dot."""
    home = list(file.relative_to(PACKAGE).parts[:-1]) if file.is_relative_to(PACKAGE) else ["runtime"]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.lineno, node.module or ""
        elif isinstance(node, ast.ImportFrom):
            base = home[: len(home) - node.level + 1]
            if node.module:
                yield node.lineno, "." + ".".join([*base, node.module])
            else:
                yield from ((node.lineno, "." + ".".join([*base, name.name])) for name in node.names)


def test_every_part_is_known() -> None:
    assert {part(file) for file in MODULES} <= NOUNS | STAGES | ABOVE


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_point_one_way(file: Path) -> None:
    own = part(file)
    for line, name in imports(file):
        if name.startswith("."):
            target = name.split(".")[1]
            target = "__init__" if target == "__version__" else target
            assert target == own or target in MAY_IMPORT[own], f"{file}:{line}: {own} must not import {target}"
        else:
            top = name.partition(".")[0]
            assert top != "sdkwright", f"{file}:{line}: import {name} relatively"
            allowed = LIBRARIES.get(own, set())
            assert top in sys.stdlib_module_names or top in allowed, f"{file}:{line}: {own} must not import {top}"


@pytest.mark.parametrize("file", RUNTIME, ids=lambda file: file.name)
def test_the_runtime_needs_pydantic_alone(file: Path) -> None:
    for line, name in imports(file):
        top = name.partition(".")[0]
        known = name.startswith(".") or top in sys.stdlib_module_names or top in LIBRARIES["runtime"]
        assert known, f"{file}:{line}: a generated package must not import {top}"
