"""Import statements as isort and ruff sort them and as black lays them out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from .source import LIMIT, Group, columns, layout

_GROUPS = {"__future__": 0, "json": 1, "typing": 1, "pydantic": 2, "typing_extensions": 2}
_LOCAL = 3


class FromImport(NamedTuple):
    """`from module import name`, or `... as local` if that is another name."""

    module: str
    name: str
    local: str


def import_lines(imports: Iterable[FromImport], forward: bool = False, indent: int = 0) -> tuple[str, ...]:
    """The statements, one a string, with an empty string between groups; `forward` asks for lazy annotations.

    `indent` is where they begin; the first line of each comes without its indentation.
    """
    every = set(imports)
    if forward:
        every.add(FromImport("__future__", "annotations", "annotations"))
    modules: dict[str, list[FromImport]] = {}
    for item in every:
        modules.setdefault(item.module, []).append(item)
    lines: list[str] = []
    before = None
    for module in sorted(modules, key=_rank):
        group = _GROUPS.get(module, _LOCAL)
        if before not in (None, group):
            lines.append("")
        before = group
        lines += _statements(module, modules[module], indent)
    return tuple(lines)


def _statements(module: str, items: list[FromImport], indent: int) -> list[str]:
    """One statement for all plain imports, and one for each that gives another name, by their first names."""
    items.sort(key=lambda item: member_order(item.name))
    plain = [item.name for item in items if item.local == item.name]
    statements = [(item.name, [f"{item.name} as {item.local}"]) for item in items if item.local != item.name]
    if plain:
        statements.append((plain[0], plain))
    if len(statements) > 1:
        statements.sort(key=lambda statement: member_order(statement[0]))
    return [_statement(module, members, indent) for _, members in statements]


def _statement(module: str, members: list[str], indent: int) -> str:
    line = f"from {module} import {', '.join(members)}"
    if indent + columns(line) <= LIMIT:
        return line
    return layout(Group(f"from {module} import (", tuple(members), ")", True), indent)


@cache
def _rank(module: str) -> tuple[object, ...]:
    """Groups first; then a parent package before the package itself."""
    dots = len(module) - len(module.lstrip("."))
    return (_GROUPS.get(module, _LOCAL), -dots, natural(module.lower()), natural(module))


@cache
def member_order(name: str) -> tuple[object, ...]:
    """A key that sorts the names of one statement: constants, classes, the rest."""
    return (_kind(name), natural(name.lower()), natural(name))


def export_order(name: str) -> tuple[object, ...]:
    """A key that sorts `__all__`, where case counts."""
    return (_kind(name), natural(name))


def _kind(name: str) -> int:
    """Constants before classes before the rest."""
    if len(name) > 1 and name.isupper():
        return 0
    return 1 if name[:1].isupper() else 2


def natural(text: str) -> str:
    """A key that sorts runs of digits by their value, before anything else."""
    return _DIGITS.sub(_ranked, text)


_DIGITS = re.compile("[0-9]+")


def _ranked(run: re.Match[str]) -> str:
    digits = run[0]
    if digits[0] == "0":
        return f"\1{digits}\0"  # digits after a leading zero are compared one by one
    return f"{chr(min(len(digits) + 1, 64))}{digits}"  # longer numbers are greater
