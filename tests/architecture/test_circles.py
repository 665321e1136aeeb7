"""No two files need each other, be it in a call or for types alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from .modules import OURS, RUNTIME, Module, When, circles, target

FOR_TYPES = {
    "parse.catalogue": "a reader asks for schemas that were met before, and those are read by readers",
    "parse.reader": "what reads a keyword reads the schemas within by the reader that called it",
}
"""Modules whose import for types may close a circle, with the reason."""


def edges(known: dict[str, Module], free: Collection[str]) -> Iterator[tuple[str, str]]:
    """From each module to those that it imports, but for those in `free` that it imports for types."""
    for module in known.values():
        for imported in module.imports:
            to = target(imported, known)
            if to not in ("", module.name) and not (imported.when is When.FOR_TYPES and to in free):
                yield module.name, to


def test_no_two_files_need_each_other() -> None:
    assert circles(edges(OURS, FOR_TYPES)) == []


def test_each_exception_is_needed() -> None:
    for name in FOR_TYPES:
        assert any(name in circle for circle in circles(edges(OURS, set(FOR_TYPES) - {name}))), name


def test_no_two_files_of_the_runtime_need_each_other() -> None:
    """Imports for types are free there: they are what keeps a package quick to import."""
    assert circles(edges(RUNTIME, RUNTIME)) == []


def test_circles_are_found() -> None:
    assert circles([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "a")]) == [{"a", "b", "c"}]
    assert circles([("a", "b"), ("a", "c"), ("b", "c")]) == []
