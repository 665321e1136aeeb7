"""What the templates of the package see, and all files of a package together."""

from __future__ import annotations

from ..frozen import dataclass
from .family import Family
from .models import Import


@dataclass(frozen=True, slots=True)
class Init:
    """The package's own `__init__`."""

    source_name: str
    text: str
    """What it says of itself."""
    homes: tuple[Import, ...] = ()
    """What it offers beside `models`, by modules relative to the package."""
    names: tuple[str, ...] = ()
    """All of that, and `models`, sorted; each a string literal."""


@dataclass(frozen=True, slots=True)
class Index:
    """The `__init__` of `models`."""

    source_name: str
    imports: tuple[Import, ...]
    """For type checkers."""
    names: tuple[str, ...]
    """Every class and type, each as a string literal."""
    modules: tuple[tuple[str, str], ...]
    """The module of each name; both are string literals."""
    components: tuple[tuple[str, str], ...]
    """The name for each component that is called otherwise; both are string literals."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Former names of classes with those that they have."""


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schemas that checks refer to."""

    source_name: str
    imports: tuple[tuple[Import, ...], ...]
    """In groups."""
    schemas: tuple[tuple[str, str], ...]
    """Each pointer, a string literal, and its schema, an expression."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """What git has to know of the output."""

    package: str
    distribution: bool = False
    """Whether there are the files of a distribution, too."""


@dataclass(frozen=True, slots=True)
class Called:
    """The files of a client, and what the package offers of it."""

    families: tuple[Family, ...] = ()
    exports: tuple[Import, ...] = ()
    """By modules relative to the package."""


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that a package consists of."""

    families: tuple[Family, ...]
    copies: tuple[tuple[str, str], ...]
    """Files that are copied: the path below the output, and the path below the folder of templates."""
