"""What is imported can be read in import statements, so that these tests see it."""

from __future__ import annotations

import ast

import pytest

from .modules import OURS, RUNTIME, Module

MACHINERY = ("importlib", "pkgutil", "runpy", "zipimport", "imp")
HARMLESS = ("importlib.metadata", "importlib.resources")
CALLS = ("__import__", "exec", "eval")
ALLOWED = {
    "frozen": "writes the constructors of dataclasses, as the standard library does",
    "resources": "one file serves the generator and generated packages: how they read expressions of ECMA-262",
    "validate.cache": "looks where the validator lies, to know its release, and imports nothing",
    "validate.formats": "puts an expression engine into what the validator has imported",
    "runtime.checks": "resolves names in the annotations of a class's own module",
    "runtime.http.client": "the resources of a package are imported when they are used",
    "runtime.late": "classes of a package that need each other find each other when one is built",
    "runtime.titles": "asks whether the models of a package are there yet",
}
"""Modules that may reach for others by name, with the reason."""

NAMED = {**OURS, **{f"runtime.{name}": module for name, module in RUNTIME.items()}}


def reaches(module: Module) -> bool:
    for imported in module.imports:
        if imported.full.startswith(MACHINERY) and not imported.full.startswith(HARMLESS):
            return True
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            return True
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "sys.modules":
            return True
    return False


@pytest.mark.parametrize("name", NAMED)
def test_a_module_imports_by_statements(name: str) -> None:
    assert reaches(NAMED[name]) == (name in ALLOWED), ALLOWED.get(name, "say in ALLOWED why")
