"""The SDK of a description, generated once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sdkwright.config import Config
from sdkwright.pipeline import generate

NAME = "judged"


@dataclass(frozen=True, slots=True)
class Package:
    """A generated package with its tests."""

    folder: Path

    def classes(self) -> Iterator[ast.ClassDef]:
        """The classes of its models."""
        for tree in self.modules():
            for node in tree.body:
                if isinstance(node, ast.ClassDef):
                    yield node

    def modules(self) -> Iterator[ast.Module]:
        """Its modules of models."""
        for file in sorted((self.folder / NAME / "models").glob("*.py")):
            yield ast.parse(file.read_text(encoding="utf-8"))


def package(description: Path, cache: Path) -> Package:
    """Generate the SDK of a description, if that has not been done."""
    folder = cache / description.parent.name / description.stem
    if not (folder / ".done").exists():
        generate(Config(str(description), output=folder, package=NAME, client=False, validate=False, formatter="none"))
        (folder / ".done").touch()
    return Package(folder)


def of_runtime(tree: ast.Module) -> dict[str, str]:
    """What a module has of the runtime, by the names that it gives it."""
    return {
        one.asname or one.name: one.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("_runtime")
        for one in node.names
    }


def of_models(tree: ast.Module) -> dict[str, str]:
    """What a module has of other modules of models, by the names that it gives it."""
    return {
        one.asname: one.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level == 1
        for one in node.names
        if one.asname
    }
