"""What the test templates see. Every `source` is Python in black's layout, ready to print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """One argument of a suite's cases: a payload, or payloads in a list or by the name of a property."""

    name: str
    """`model`, `minimal`, `full`, `examples`, `accepts`, `refuses`, `members`, ...: a field of the cases' class."""
    source: str
    """`name=value`. Lines after the first are indented for a call in a class body."""


@dataclass(frozen=True, slots=True)
class Suite:
    """The tests of one class, union or alias."""

    head: str
    """The `class` statement, up to its colon."""
    name: str
    base: str
    """`RecordTests`, `UnionTests` or `ValueTests`, in `support`."""
    cases: str
    """`RecordCases`, `UnionCases` or `ValueCases`, beside it."""
    model: str
    """The expression that names what is tested: `models.Pet`."""
    tables: tuple[Table, ...]
    """The first gives the model."""


@dataclass(frozen=True, slots=True)
class SuiteModule:
    """One test file: the suites of everything that one model module holds."""

    path: str
    """Relative to the tests folder."""
    source_name: str
    """Of the description."""
    docstring: tuple[str, ...]
    """Its lines, escaped."""
    imports: tuple[str, ...]
    suites: tuple[Suite, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """The module that all test files share, and the test of the package as a whole."""

    package: str
    source_name: str
    imports: str
    """The statement that imports what is needed of the package."""
    package_test: str
    """The path of the test of the package as a whole, unlike any module's."""


@dataclass(frozen=True, slots=True)
class Suites:
    """All that goes into the tests folder."""

    support: Support
    modules: tuple[SuiteModule, ...]
