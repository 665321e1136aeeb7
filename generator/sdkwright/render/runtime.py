"""The runtime of a package: those of its modules that the package's own modules import, and that these import."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..resources import templates_root
from .copies import Copier
from .rendered import Rendered

# In texts that are not laid out yet, some from the user's own templates. What stands in a docstring costs a module
# that nobody needs, no more; and reading statements is thirty times as fast as parsing.
_STATEMENT = re.compile(r"^[ \t]*(?:from|import)[ \t]+([\w.]+)(?:[ \t]+import[ \t]+(\([^)]*\)|[^\n]*))?", re.MULTILINE)
_WITHIN = re.compile(r"(?:^|\.)_runtime(?=\.|$)")


def imported(made: Iterable[Rendered]) -> frozenset[str]:
    """The modules of the runtime that files which were rendered import, by their names in it."""
    known = _shipped()
    return frozenset(name for one in made for text in one.files.values() for name in _imported_by(text, known))


def modules(names: Iterable[str], folder: str, copier: Copier) -> list[Rendered]:
    """Modules of the runtime and what they stand on, to be written below `folder`, in order of their names.

    A replaced module counts by what it imports itself. Raises InputError for one that cannot be read.
    """
    known = _shipped()
    found: dict[str, Rendered] = {}
    waiting = [*names]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        path = known[name]
        one = found[name] = copier.copy(f"{folder}/{path}", f"runtime/{path}")
        package = name if path.endswith("__init__.py") else _parent(name)
        waiting += [target for text in one.files.values() for target in _imported_in(text, package, known)]
    return [found[name] for name in sorted(found, key=lambda name: known[name])]


def _shipped() -> dict[str, str]:
    """The path of each module of the runtime below its folder; the name of the runtime itself is empty."""
    root = templates_root() / "runtime"
    paths = [path.relative_to(root) for path in root.rglob("*.py")]
    return {".".join(_without_init(path.with_suffix("")).parts): path.as_posix() for path in paths}


def _without_init(path: Path) -> Path:
    return path.parent if path.name == "__init__" else path


def _imported_by(text: str, known: dict[str, str]) -> Iterator[str]:
    """The modules of the runtime that a module of the package, or a test, imports."""
    if "_runtime" in text:
        for module, names in _STATEMENT.findall(text):
            if (within := _WITHIN.search(module)) is not None:
                yield from _modules(module[within.end() :].lstrip("."), names, known)


def _imported_in(text: str, package: str, known: dict[str, str]) -> Iterator[str]:
    """The modules of the runtime that one of them imports, which stands in `package` of the runtime."""
    for module, names in _STATEMENT.findall(text):
        target = module.lstrip(".")
        if (level := len(module) - len(target)) > 0:
            base = package
            for _ in range(level - 1):
                base = _parent(base)
            yield from _modules(f"{base}.{target}".strip("."), names, known)


def _modules(module: str, names: str, known: dict[str, str]) -> Iterator[str]:
    """A module with the packages around it, and those of the imported names that are modules in it."""
    for name in (module, *(f"{module}.{name}".strip(".") for name in re.findall(r"\w+", names))):
        while name:
            if name in known:
                yield name
            name = _parent(name)
        yield ""


def _parent(name: str) -> str:
    return name.rpartition(".")[0]
