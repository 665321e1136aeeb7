"""Import statements as ruff sorts them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

from sdkwright.python.imports import FromImport, export_order, import_groups, import_lines
from sdkwright.views.models import Import

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
        groups = import_groups(some_imports(random), random.random() < 0.3)
        texts = ["".join([f"from {one.module} import {', '.join(one.names)}\n" for one in group]) for group in groups]
        (tmp_path / f"m{number}.py").write_text("\n".join(texts), encoding="utf-8")

    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", "--isolated", str(tmp_path)], check=True)
    ruff(tmp_path, "I")


def test_ruff_sorts_exports_likewise(tmp_path: Path) -> None:
    random = Random(1)
    for number in range(40):
        names = {random.choice(STEMS) + random.choice(TAILS) for _ in range(30)}
        exports = sorted(names, key=export_order)
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

    assert import_groups(imports, forward=True) == (
        (Import("__future__", ("annotations",)),),
        (Import("typing", ("Any",)),),
        (Import("pydantic", ("MISSING", "Field")),),
        (
            Import(".._runtime", ("DateTime",)),
            Import(".._runtime", ("Model as _Model",)),
            Import(".pet", ("Pet",)),
        ),
    )


def test_statements() -> None:
    imports = [FromImport("pets.models", "Pet", "Pet"), FromImport("pets.models", "Cat", "Cat")]
    assert import_lines([*imports, FromImport("datetime", "date", "date")]) == (
        "from datetime import date",
        "",
        "from pets.models import Cat, Pet",
    )
    assert import_lines([]) == ()
