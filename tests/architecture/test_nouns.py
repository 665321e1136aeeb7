"""Nouns are values: nothing in them reads the world, remembers, or turns one stage's noun into another's."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from .modules import OURS, Module
from .test_layers import NOUNS

WORLD = frozenset(
    (
        *("asyncio", "glob", "http", "io", "multiprocessing", "os", "platform", "random", "shutil", "signal", "socket"),
        *("ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib.request"),
    )
)
"""Modules through which a process sees and changes what is outside it."""
READING = frozenset(
    (
        *(
            "exists",
            "glob",
            "is_dir",
            "is_file",
            "iterdir",
            "mkdir",
            "open",
            "read_bytes",
            "read_text",
            "rglob",
            "stat",
        ),
        *("unlink", "write_bytes", "write_text", "cwd", "home"),
    )
)
"""Methods of a path that look at the disk."""
TOUCHING = {
    "cache": "the folder of what is remembered between runs, for every stage that remembers",
    "config": "`sys.stdlib_module_names`, which a package's name must not be one of",
    "resources": "the files that are shipped with the package",
}
"""Nouns that may touch the world, with the reason."""
CHANGING = frozenset(
    ("add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "setdefault", "update")
)
MADE_BY_STAGES = {
    "document": "load",
    "schema": "parse",
    "ir": "lower",
    "names": "naming",
    "views": "python",
    "files": "render",
}
"""The nouns between stages, and the stage that makes each."""
OURS_ARE = {name: module for name, module in OURS.items() if module.part in NOUNS}


def touches(module: Module) -> Iterator[str]:
    for imported in module.imports:
        if {imported.full, imported.source, imported.source.partition(".")[0]} & WORLD:
            yield f"{imported.line}: import {imported.full}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute) and called.attr in READING:
                yield f"{node.lineno}: {ast.unparse(called)}()"
            if isinstance(called, ast.Name) and called.id in ("open", "input", "print"):
                yield f"{node.lineno}: {called.id}()"


def changes(module: Module) -> Iterator[str]:
    """What changes a value of the module, which so would be a state."""
    names = {
        name.id
        for node in module.tree.body
        for name in ast.walk(node)
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(name, ast.Name) and _stored(name)
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Global):
            yield f"{node.lineno}: global {', '.join(node.names)}"
        held: ast.expr | None = node.value if isinstance(node, ast.Subscript) and _stored(node) else None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            held = node.func.value
        if isinstance(held, ast.Name) and held.id in names:
            yield f"{held.lineno}: {held.id} is changed"


def _stored(node: ast.Name | ast.Subscript) -> bool:
    return isinstance(node.ctx, (ast.Store, ast.Del))


def turns(module: Module) -> Iterator[str]:
    """Functions that take one stage's noun and return that of another."""
    homes = {imported.name: imported.source[1:].partition(".")[0] for imported in module.imports}
    homes.update({node.name: module.part for node in module.tree.body if isinstance(node, ast.ClassDef)})

    def nouns(*annotations: ast.expr | None) -> set[str]:
        names = {node.id for each in annotations if each for node in ast.walk(each) if isinstance(node, ast.Name)}
        return {homes[name] for name in names if homes.get(name) in MADE_BY_STAGES}

    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef):
            taken = nouns(*(each.annotation for each in (*node.args.args, *node.args.kwonlyargs)))
            made = nouns(node.returns)
            if taken and made - taken:
                yield f"{node.lineno}: {node.name} turns {taken} into {made - taken}"


@pytest.mark.parametrize("name", OURS_ARE)
def test_a_noun_touches_nothing(name: str) -> None:
    assert bool(list(touches(OURS_ARE[name]))) == (name in TOUCHING), list(touches(OURS_ARE[name]))


@pytest.mark.parametrize("name", OURS_ARE)
def test_a_noun_has_no_state(name: str) -> None:
    assert list(changes(OURS_ARE[name])) == []


@pytest.mark.parametrize("name", OURS_ARE)
def test_a_noun_hides_no_stage(name: str) -> None:
    assert list(turns(OURS_ARE[name])) == []


def test_what_is_looked_for_is_found(tmp_path: Path) -> None:
    file = tmp_path / "values.py"
    file.write_text(
        "import os\nfrom .document import Document\nfrom .ir.api import Api\n_SEEN: dict[str, int] = {}\n"
        "def read(path): return path.read_text()\n"
        "def note(name):\n    _SEEN[name] = 1\n    _SEEN.clear()\n"
        "def understand(document: Document) -> Api | None: ...\n"
        "def same(one: Api, other: Api) -> Api: ...\n"
    )
    module = Module("values", file, ())
    assert list(touches(module)) == ["1: import os", "5: path.read_text()"]
    assert list(changes(module)) == ["7: _SEEN is changed", "8: _SEEN is changed"]
    assert list(turns(module)) == ["9: understand turns {'document'} into {'ir'}"]
