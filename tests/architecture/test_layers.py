"""Imports point one way: nouns know nouns, stages know nouns, only the pipeline knows the stages."""

from __future__ import annotations

import sys

import pytest

from .modules import OURS, RUNTIME, Module, target

NOUNS = {
    *("cache", "codes", "comparison", "config", "description", "diagnostics", "document", "editor", "files", "frozen"),
    *(
        "ir",
        "jsonvalue",
        "ledger",
        "names",
        "openapi",
        "report",
        "resources",
        "schema",
        "summary",
        "values",
        "versions",
    ),
    "views",
}
STAGES = {
    *(
        "changelog",
        "compare",
        "compat",
        "hits",
        "load",
        "lower",
        "naming",
        "normalize",
        "output",
        "parse",
        "python",
        "render",
    ),
    *("revisions", "settings", "site", "validate"),
}
ABOVE = {"__init__", "__main__", "cli", "evolution", "forking", "parts", "pipeline"}
MAY_IMPORT = {
    **dict.fromkeys(NOUNS, NOUNS | {"__init__"}),
    **dict.fromkeys(STAGES, NOUNS | {"__init__"}),
    "__init__": set(),
    "forking": set(),
    "parts": NOUNS | STAGES,
    "pipeline": NOUNS | STAGES | {"__init__", "forking", "parts"},
    "evolution": NOUNS | STAGES | {"__init__", "forking", "pipeline"},
    "cli": {
        *(
            "__init__",
            "comparison",
            "config",
            "diagnostics",
            "evolution",
            "files",
            "frozen",
            "hits",
            "ledger",
            "pipeline",
            "resources",
        ),
        "settings",
    },
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
    "runtime.channels": {"websockets"},
    "runtime.http": {"anyio", "httpx2"},
}
"""What from outside the standard library each part may know."""
FLOORS = {"http": 1, "channels": 2}
"""What of the runtime stands on what: models below the client, and that below channels."""


def test_every_part_is_known() -> None:
    assert {module.part for module in OURS.values()} <= NOUNS | STAGES | ABOVE


@pytest.mark.parametrize("module", OURS.values(), ids=lambda module: module.name)
def test_imports_point_one_way(module: Module) -> None:
    for imported in module.imports:
        place = f"{module.file}:{imported.line}: {module.part} must not import"
        if imported.source.startswith("."):
            part = target(imported, OURS).partition(".")[0]
            assert part == module.part or part in MAY_IMPORT[module.part], f"{place} {part}"
        else:
            top = imported.source.partition(".")[0]
            assert top != "sdkwright", f"{place} {imported.source} absolutely"
            assert top in sys.stdlib_module_names or top in LIBRARIES.get(module.part, ()), f"{place} {top}"


@pytest.mark.parametrize("module", RUNTIME.values(), ids=lambda module: module.name)
def test_models_need_pydantic_alone(module: Module) -> None:
    """What the client needs, a generated package has as an extra."""
    libraries = LIBRARIES["runtime"] | LIBRARIES.get(f"runtime.{module.part}", set())
    for imported in module.imports:
        place = f"{module.file}:{imported.line}: a generated package must not import {imported.full}"
        if imported.source.startswith("."):
            part = target(imported, RUNTIME).partition(".")[0]
            assert FLOORS.get(module.part, 0) >= FLOORS.get(part, 0), place
        else:
            top = imported.source.partition(".")[0]
            assert top in sys.stdlib_module_names or top in libraries, place
