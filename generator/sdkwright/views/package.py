"""What the templates of the package see, and all files of a package together."""

from __future__ import annotations

from dataclasses import dataclass

from .family import Family


@dataclass(frozen=True, slots=True)
class Init:
    """The package's own `__init__`."""

    source_name: str
    docstring: str


@dataclass(frozen=True, slots=True)
class Index:
    """The `__init__` of `models`."""

    source_name: str
    imports: tuple[str, ...]
    """Import statements for type checkers. Lines after the first are indented for an `if`."""
    exports: str
    """The assignment to `__all__`."""
    modules: str
    """The assignment to `_MODULES`: the module of each name. Lines after the first are indented for an `if`."""
    components: str
    """The assignment to `_COMPONENTS`: the name for each component that is called otherwise. Indented likewise."""


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schemas that checks refer to."""

    source_name: str
    imports: tuple[str, ...]
    source: str
    """The assignment to `SCHEMAS`."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """What git has to know of the output."""

    package: str


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that a package consists of."""

    families: tuple[Family, ...]
    copies: tuple[tuple[str, str], ...]
    """Files that are copied: the path below the output, and the path below the folder of templates."""
