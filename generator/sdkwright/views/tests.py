"""What the test templates see: names, and expressions on one line, however long; the formatter breaks them."""

from __future__ import annotations

from ..frozen import dataclass
from .models import Import


@dataclass(frozen=True, slots=True)
class Table:
    """One argument of a suite's cases: a payload, or payloads in a list or by the name of a property."""

    name: str
    """`minimal`, `full`, `examples`, `accepts`, `refuses`, `members`, ...: a field of the cases' class."""
    value: str
    """An expression."""


@dataclass(frozen=True, slots=True)
class Suite:
    """The tests of one class, union or alias."""

    name: str
    base: str
    """`RecordTests`, `UnionTests` or `ValueTests`, in `support`."""
    cases: str
    """`RecordCases`, `UnionCases` or `ValueCases`, beside it."""
    model: str
    """The expression that names what is tested: `models.Pet`."""
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class SuiteModule:
    """One test file: the suites of everything that one model module holds."""

    path: str
    """Relative to the tests folder."""
    source_name: str
    """Of the description."""
    stem: str
    """The model module that it is about."""
    left_out: tuple[str, ...]
    """Classes for which no payload could be made."""
    imports: tuple[tuple[Import, ...], ...]
    """In groups."""
    suites: tuple[Suite, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """The module that all test files share, and the test of the package as a whole."""

    package: str
    source_name: str
    imports: Import
    """What is needed of the package."""
    package_test: str
    """The path of the test of the package as a whole, unlike any module's."""


@dataclass(frozen=True, slots=True)
class Suites:
    """All that goes into the tests folder."""

    support: Support
    modules: tuple[SuiteModule, ...]
