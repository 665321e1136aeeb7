"""Import statements as isort and ruff sort them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ..views.models import Import


class FromImport(NamedTuple):
    """`from module import name`, or `... as local` if that is another name."""

    module: str
    name: str
    local: str


def import_groups(imports: Iterable[FromImport], forward: bool = False) -> tuple[tuple[Import, ...], ...]:
    """The statements in their groups; `forward` asks for lazy annotations."""
    every = set(imports)
    if forward:
        every.add(FromImport("__future__", "annotations", "annotations"))
    modules: dict[str, list[FromImport]] = {}
    for item in every:
        modules.setdefault(item.module, []).append(item)
    groups: dict[int, list[Import]] = {}
    for module in sorted(modules, key=_rank):
        groups.setdefault(_group(module), []).extend(_statements(module, modules[module]))
    return tuple(map(tuple, groups.values()))


def import_lines(imports: Iterable[FromImport]) -> tuple[str, ...]:
    """The statements, one a string, with an empty string between groups."""
    lines: list[str] = []
    for group in import_groups(imports):
        lines += [""] if lines else []
        lines += [f"from {one.module} import {', '.join(one.names)}" for one in group]
    return tuple(lines)


def _statements(module: str, items: list[FromImport]) -> list[Import]:
    """One statement for all plain imports, and one for each that gives another name, by their first names."""
    items.sort(key=lambda item: member_order(item.name))
    plain = tuple([item.name for item in items if item.local == item.name])
    statements: list[tuple[str, tuple[str, ...]]] = [
        (item.name, (f"{item.name} as {item.local}",)) for item in items if item.local != item.name
    ]
    if plain:
        statements.append((plain[0], plain))
    if len(statements) > 1:
        statements.sort(key=lambda statement: member_order(statement[0]))
    return [Import(module, names) for _, names in statements]


@cache
def _group(module: str) -> int:
    """Language first, then the standard library, others, the package itself."""
    if module == "__future__":
        return 0
    top = module.partition(".")[0]
    return 1 if top in sys.stdlib_module_names else 2 if top else 3


@cache
def _rank(module: str) -> tuple[object, ...]:
    """Groups first; then a parent package before the package itself."""
    dots = len(module) - len(module.lstrip("."))
    return (_group(module), -dots, natural(module.lower()), natural(module))


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
