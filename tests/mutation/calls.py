"""`python -m tests.mutation.calls`: what became of mutants of generated clients: their tables, calls, events, settings.

One thing of a module is another in each, and the generated tests of methods and channels run in a process of their own.
With `--json` the same for machines; with `--every 7`, of every seventh mutant. What only logs show is left as it is:
the names of operations and of the package.
"""

from __future__ import annotations

import ast
import importlib
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from itertools import islice
from pathlib import Path

import pytest
from sdkwright.config import Config
from sdkwright.pipeline import build

from .idle import idle
from .runner import Changed
from .table import tell

ROOT = Path(__file__).parents[2]
SPECS = {
    "realtime_sdk": ROOT / "spec/openai-realtime.yaml",
    "petstore_sdk": ROOT / "tests/cases/petstore/openapi.yaml",
    "wire_sdk": ROOT / "tests/python_wire/openapi.yaml",
}
TABLES = frozenset({"Channel", "Events", "Operation", "Paging"})
CALLS = frozenset({"Call", "ChannelCall", "PagedCall", "StreamCall"})
OTHERS = {"Query": "Header", "Header": "Query", "Path": "Query", "Json": "Text", "Text": "Binary", "Binary": "Json"}
"""What takes the place of a class of the tables."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one change."""

    module: str
    key: str
    operator: str
    text: str


def mutants(package: str, folder: Path) -> Iterator[Mutant]:
    """Every mutant of the modules of one client."""
    models = sorted(importlib.import_module(f"{package}.models").__all__)
    for path in sorted((*folder.glob("resources/*.py"), *folder.glob("channels/*.py"), folder / "client.py")):
        text = path.read_text(encoding="utf-8")
        module = ".".join((package, *path.relative_to(folder).with_suffix("").parts))
        for node, operator, new in _changes(ast.parse(text), models):
            old = ast.get_source_segment(text, node) or ""
            changed = _replaced(text, node, new)
            place = module.removeprefix(f"{package}.")
            yield Mutant(module, f"{package} {place}:{node.lineno}: {old!r:.60} to {new!r:.60}", operator, changed)


def _changes(tree: ast.Module, models: list[str]) -> Iterator[tuple[ast.expr, str, str]]:
    """Expressions, and what takes their places."""
    skipped = idle(tree)
    seen = {inner for node in skipped for inner in ast.walk(node)}
    for root in _roots(tree):
        for node in ast.walk(root):
            if isinstance(node, ast.expr) and node not in seen:
                seen.add(node)
                yield from _of(node, models, skipped)


def _roots(tree: ast.Module) -> Iterator[ast.AST]:
    """What goes over the wire: tables, calls, events that are sent, schemes and servers, credentials."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in TABLES:
            yield from (node.args[1:] if name == "Operation" else node.args)
            yield from (one for one in node.keywords if one.arg != "deprecated")
        elif name in CALLS:
            yield from (*node.args[1:2], *(one for one in node.keywords if one.arg not in ("options", "events")))
        elif name == "sends":
            yield from node.args
        elif name == "Api":
            yield from (one for one in node.keywords if one.arg in ("servers", "schemes", "security"))
        yield from (one for one in node.keywords if name == "" and one.arg == "credentials")


def _of(node: ast.expr, models: list[str], skipped: set[ast.AST]) -> Iterator[tuple[ast.expr, str, str]]:
    match node:
        case ast.Constant(value=bool(value)):
            yield node, "flip a truth value", repr(not value)
        case ast.Constant(value=str(value)) if not value.endswith(("_KEY", "_TOKEN", "_AUTH", "_BASIC")):
            yield node, "change a text", repr(f"{value}x")
        case ast.Constant(value=int(value)):
            yield node, "change a number", repr(value + 1)
        case ast.Attribute(value=ast.Name(id="models"), attr=name) if name in models:
            other = models[(models.index(name) + 1) % len(models)]
            yield node, "another model", f"models.{other}"
        case ast.Call(func=ast.Name(id=name)):
            if name in OTHERS:
                yield node.func, "another class", OTHERS[name]
            for index in (at for at, one in enumerate(node.keywords) if one not in skipped):
                rest = [one for at, one in enumerate(node.keywords) if at != index]
                yield node, "drop an argument", ast.unparse(ast.Call(node.func, node.args, rest))
        case ast.List(elts=elements) if elements:
            for index in (at for at, one in enumerate(elements) if one not in skipped):
                yield node, "drop an element", ast.unparse(ast.List(elements[:index] + elements[index + 1 :]))
        case ast.Dict(keys=keys, values=values) if keys:
            for index in (at for at, one in enumerate(keys) if one not in skipped):
                rest = ast.Dict(keys[:index] + keys[index + 1 :], values[:index] + values[index + 1 :])
                yield node, "drop an entry", ast.unparse(rest)


def _replaced(text: str, node: ast.expr, new: str) -> str:
    lines = text.encode().splitlines(keepends=True)
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: node.end_lineno - 1])) + node.end_col_offset
    data = b"".join(lines)
    return (data[:start] + new.encode() + data[end:]).decode()


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the one module that is changed before anything else does."""

    module: str
    text: str

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """A loader of the changed text."""
        del path, target
        return spec_from_loader(name, Changed(name, name, self.text)) if name == self.module else None


def survives(mutant: Mutant | None, tests: Path) -> bool:
    """Whether the tests pass, in a process of their own, with a mutant in the place of its module."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return status == 0
    code = 70
    try:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        if mutant is not None:
            sys.meta_path.insert(0, Finder(mutant.module, mutant.text))
        options = ["-x", "-q", "-p", "no:cacheprovider", "--rootdir", str(tests.parent), "-c", os.devnull]
        stem = "" if mutant is None else mutant.module.rpartition(".")[2]
        file = tests / "calls" / f"test_{stem}.py"
        code = int(pytest.main([*options, str(file if file.is_file() else file.parent)]))
    finally:
        os._exit(code)


class BrokenError(Exception):
    """The tests fail on a package as it is."""


def outcomes(folder: Path, every: int) -> Iterator[tuple[Mutant, bool]]:
    """Mutants of all packages, and whether they survive. Raises BrokenError."""
    for package, spec in SPECS.items():
        home = folder / package
        for name, text in build(Config(str(spec), package=package, validate=False)).tree.items():
            path = home / (f"{package}_{name}" if name.startswith("tests/") else name)  # `tests` is taken
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        sys.path.insert(0, str(home))
        importlib.import_module(f"{package}._runtime.http.testing")
        tests = home / f"{package}_tests"
        if not survives(None, tests):
            raise BrokenError(package)
        for mutant in islice(mutants(package, home / package), 0, None, every):
            yield mutant, survives(mutant, tests)


def main() -> int:
    """Runs the check; 1 if the tests fail on a package as it is."""
    every = int(sys.argv[sys.argv.index("--every") + 1]) if "--every" in sys.argv else 1
    with tempfile.TemporaryDirectory() as folder:
        try:
            for key in tell(outcomes(Path(folder), every), machine="--json" in sys.argv[1:]):
                print(f"survives: {key}")
        except BrokenError as error:
            print("the tests fail on the package as it is:", error)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
