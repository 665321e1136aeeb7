"""Import statements as ruff sorts them and black lays them out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

from sdkwright.python.imports import FromImport, export_order, import_lines
from sdkwright.python.literals import literal

STEMS = (
    "Foo",
    "foo",
    "FOO",
    "Foo2",
    "Foo10",
    "Foo02",
    "FooBar",
    "Foo_Bar",
    "F",
    "A1",
    "Ab",
    "AB",
    "Über",
    "用户",
    "_X",
    "aB",
)
TAILS = ("", "", "a", "B", "2", "10", "_", "x" * 30)
TOOLS = ("typing", "pydantic", "typing_extensions", ".._runtime")


def some_imports(random: Random) -> set[FromImport]:
    found: dict[str, FromImport] = {}
    for _ in range(random.randint(1, 14)):
        name = random.choice(STEMS) + random.choice(TAILS)
        stem = (random.choice(STEMS) + random.choice(TAILS)).lower()
        local = name if random.random() < 0.7 else f"_{name}"
        found[name] = FromImport(random.choice((*TOOLS, f".{stem}", f".{stem}")), name, local)
    return set(found.values())


def test_ruff_has_nothing_to_do(tmp_path: Path) -> None:
    random = Random(1)
    for number in range(60):
        text = "\n".join(import_lines(some_imports(random), random.random() < 0.3))
        (tmp_path / f"m{number}.py").write_text(f"{text}\n", encoding="utf-8")

    ruff(tmp_path, "I")


def test_ruff_sorts_exports_likewise(tmp_path: Path) -> None:
    random = Random(1)
    for number in range(40):
        names = {random.choice(STEMS) + random.choice(TAILS) for _ in range(30)}
        exports = literal(sorted(names, key=export_order), before=10)
        (tmp_path / f"m{number}.py").write_text(f"__all__ = {exports}\n", encoding="utf-8")

    ruff(tmp_path, "RUF022")


def ruff(folder: Path, rule: str) -> None:
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", rule, str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_groups() -> None:
    imports = [
        FromImport(".pet", "Pet", "Pet"),
        FromImport(".._runtime", "Model", "_Model"),
        FromImport(".._runtime", "DateTime", "DateTime"),
        FromImport("typing", "Any", "Any"),
        FromImport("pydantic", "MISSING", "MISSING"),
        FromImport("pydantic", "Field", "Field"),
    ]

    assert import_lines(imports, forward=True) == (
        "from __future__ import annotations",
        "",
        "from typing import Any",
        "",
        "from pydantic import MISSING, Field",
        "",
        "from .._runtime import DateTime",
        "from .._runtime import Model as _Model",
        "from .pet import Pet",
    )


def test_long_statements_are_broken_where_they_stand() -> None:
    name = "A" * 60
    assert import_lines([FromImport(".pet", name, name)]) == (f"from .pet import {name}",)
    assert import_lines([FromImport(".petpet", name, name)], indent=12) == (
        f"from .petpet import (\n                {name},\n            )",
    )
