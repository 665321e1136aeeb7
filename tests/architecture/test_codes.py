"""Every code that is used is listed, and every listed one is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from sdkwright.codes import DESCRIPTION, RUN
from sdkwright.validate.explain import _HINTS

PACKAGE = Path(__file__).parents[2] / "generator" / "sdkwright"
KNOWN = DESCRIPTION | RUN
TELLING = {"Diagnostic", "refusal", "refuse", "warning", "warn", "note", "error", "drop", "problem", "wrong", "Finding"}


def used() -> Iterator[str]:
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Constant) and node.value.value in KNOWN:
                yield str(node.value.value)
            if not isinstance(node, ast.Call) or not isinstance(node.func, (ast.Name, ast.Attribute)):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            first = node.args[0] if node.args and name.lstrip("_") in TELLING else None
            if isinstance(first, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z]+)*", str(first.value)):
                yield str(first.value)


def test_the_codes_are_those_that_are_used() -> None:
    assert {*used(), *_HINTS} == KNOWN
    assert not DESCRIPTION & RUN
