"""The modules of the package, and what each imports, from where, and when."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator" / "sdkwright"
TEMPLATES = ROOT / "templates" / "runtime"


class When(Enum):
    """When an import is made."""

    AT_ONCE = "with the module"
    IN_A_CALL = "in a call of one of its functions"
    FOR_TYPES = "by type checkers alone"


@dataclass(frozen=True)
class Import:
    """A name that a module imports; our own begin with a dot."""

    line: int
    source: str
    name: str
    when: When

    @property
    def full(self) -> str:
        """The dotted name of what is imported, be that a module or something in one."""
        return f"{self.source.rstrip('.')}.{self.name}" if self.name else self.source


@dataclass(frozen=True)
class Module:
    """A file, known by its dotted name below the package: `load.urls`; a folder's `__init__` by that of the folder."""

    name: str
    file: Path
    folder: tuple[str, ...] = field(compare=False)

    @property
    def part(self) -> str:
        """The top-level part that it belongs to."""
        return self.name.partition(".")[0]

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.file.read_text(encoding="utf-8"))

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        return tuple(self._imports(self.tree, When.AT_ONCE))

    def _imports(self, node: ast.AST, when: When) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Import):
                yield from (Import(child.lineno, each.name, "", when) for each in child.names)
            elif isinstance(child, ast.ImportFrom):
                base = self.folder[: len(self.folder) - child.level + 1] if child.level else ()
                source = ("." if child.level else "") + ".".join((*base, *filter(None, [child.module])))
                yield from (Import(child.lineno, source, each.name, when) for each in child.names)
            elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                yield from self._imports(child, When.FOR_TYPES)
            elif isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield from self._imports(child, When.IN_A_CALL)
            else:
                yield from self._imports(child, when)


def modules(root: Path) -> dict[str, Module]:
    """All modules below a folder, by name."""
    found: dict[str, Module] = {}
    for file in sorted(root.rglob("*.py")):
        *folder, stem = file.relative_to(root).with_suffix("").parts
        name = ".".join(folder if stem == "__init__" and folder else (*folder, stem))
        found[name] = Module(name, file, tuple(folder))
    return found


OURS = modules(PACKAGE)
RUNTIME = modules(TEMPLATES)


def target(imported: Import, known: dict[str, Module]) -> str:
    """The name of the one of these modules that an import reads; empty if it is none of them."""
    names = (imported.full[1:], imported.source[1:] or "__init__") if imported.source.startswith(".") else ()
    return next((name for name in names if name in known), "")


def circles(edges: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The sets of names, of two and more, in which each leads to every other."""
    following: dict[str, set[str]] = {}
    for start, end in edges:
        following.setdefault(start, set()).add(end)
    reached = {start: _reached(start, following) for start in following}
    found: list[set[str]] = []
    for start in sorted(following):
        circle = {name for name in reached[start] if start in reached.get(name, ())}
        if len(circle) > 1 and circle not in found:
            found.append(circle)
    return found


def _reached(start: str, following: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        for name in following.get(todo.pop(), ()):
            if name not in found:
                found.add(name)
                todo.append(name)
    return found
