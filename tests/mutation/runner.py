"""Runs the generated tests of a package on its mutants, within one process."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location, spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from .operators import Mutant

TESTS = "mutation_generated_tests"
"""The name that the generated tests are imported by: `tests` is taken."""


class Changed(SourceFileLoader):
    """Loads a module from a text in the place of its file."""

    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self.text = text

    def get_code(self, fullname: str) -> CodeType:
        del fullname
        return compile(self.text, self.path, "exec", dont_inherit=True)


class Runner:
    """A generated package, and its tests."""

    def __init__(self, root: Path, package: str) -> None:
        self.models = f"{package}.models"
        folder = root / package / "models"
        self.texts = {path.stem: path.read_text() for path in sorted(folder.glob("*.py")) if path.stem != "__init__"}
        self._folder = folder
        self._changed: dict[str, Changed] = {}
        self._users = users(self.texts)
        names = {name: stem for stem, text in self.texts.items() for name in defined(text)}
        self._files: dict[str, list[Path]] = {}
        for path in sorted((root / "tests").glob("test_*.py")):
            for name in tested(path.read_text()):
                files = self._files.setdefault(names[name], [])
                if path not in files:
                    files.append(path)
        assert self._files.keys() == self.texts.keys(), "a module without tests"
        self._codes: dict[Path, CodeType] = {}
        sys.path.insert(0, str(root))
        sys.meta_path.insert(0, self)
        spec = spec_from_file_location(
            TESTS, root / "tests" / "__init__.py", submodule_search_locations=[str(root / "tests")]
        )
        assert spec is not None
        sys.modules[TESTS] = module_from_spec(spec)

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Finds changed modules before anything else does."""
        del path, target
        loader = self._changed.get(name)
        return None if loader is None else spec_from_loader(name, loader)

    def survives(self, mutant: Mutant) -> bool:
        """Whether all tests of what a mutant changes pass.

        Raises whatever importing a mutant raises that is no working package: it would prove nothing.
        """
        stems = set(mutant.sources)
        changed = {
            f"{self.models}.{stem}": Changed(f"{self.models}.{stem}", str(self._folder / f"{stem}.py"), text)
            for stem, text in mutant.sources.items()
        }
        affected = {name for stem in stems for name in self._users[stem]}
        self._changed = changed
        self._forget(affected)
        try:
            for name in changed:
                importlib.import_module(name)
            return all(self._passes(path) for path in self._relevant({*stems, mutant.place.partition(".")[0]}))
        finally:
            self._changed = {}
            self._forget(affected)

    def failures(self) -> list[str]:
        """The test files that fail on the package as it is."""
        return [path.name for path in self._relevant(self.texts) if not self._passes(path)]

    def _relevant(self, stems: Mapping[str, str] | set[str]) -> list[Path]:
        return sorted({path for stem in stems for path in self._files.get(stem, [])})

    def _forget(self, stems: set[str]) -> None:
        for stem in stems:
            sys.modules.pop(f"{self.models}.{stem}", None)
        sys.modules.pop(self.models, None)

    def _passes(self, path: Path) -> bool:
        """Whether every test of a file passes; what goes wrong on the way is a failure too."""
        try:
            importlib.import_module(self.models)
            module = ModuleType(f"{TESTS}.{path.stem}")
            module.__package__ = TESTS
            if path not in self._codes:
                self._codes[path] = compile(path.read_text(), str(path), "exec", dont_inherit=True)
            exec(self._codes[path], vars(module))
            for test in tests(module):
                test()
        except (Exception, pytest.fail.Exception):
            return False
        return True


def tests(module: ModuleType) -> Iterator[Callable[[], None]]:
    """The tests of a module, as pytest would collect them."""
    for name, suite in vars(module).items():
        if name.startswith("Test"):
            for method in dir(suite):
                if method.startswith("test_"):
                    yield getattr(suite(), method)


def defined(text: str) -> Iterator[str]:
    """The names of the classes and aliases that a module defines."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            if isinstance(target, ast.Name):
                yield target.id


def tested(text: str) -> Iterator[str]:
    """The names of the models that a test file is about."""
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.keyword(arg="model", value=ast.Attribute(attr=name)):
                yield name
            case _:
                pass


def users(texts: Mapping[str, str]) -> dict[str, set[str]]:
    """For each module, itself and all that import it, directly or not."""
    importers: dict[str, set[str]] = {stem: set() for stem in texts}
    for stem, text in texts.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and node.level == 1 and node.module in importers:
                importers[node.module].add(stem)
    closed: dict[str, set[str]] = {}
    for stem in texts:
        seen, waiting = {stem}, [stem]
        while waiting:
            new = importers[waiting.pop()] - seen
            seen |= new
            waiting += new
        closed[stem] = seen
    return closed
