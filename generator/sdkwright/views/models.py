"""What the model templates see: names, and expressions on one line, however long; the formatter breaks them."""

from __future__ import annotations

from typing import Literal

from ..frozen import dataclass


@dataclass(frozen=True, slots=True)
class Import:
    """Names from one module."""

    module: str
    names: tuple[str, ...]
    """Each a name, or `Name as Other`."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property of a class."""

    name: str
    wire: str
    """The name on the wire."""
    annotation: str
    """All of it: `Annotated[str, Field(alias="from"), Pattern("a+")]`."""
    type: str
    """The annotation without what is said of the type beside it: `str`."""
    settings: tuple[str, ...]
    """Arguments of pydantic's `Field` in the annotation: `alias="from"`."""
    notes: tuple[str, ...]
    """What else the annotation says of the type: `Pattern("a+")`."""
    default: str
    """Empty for a property that must be given."""
    text: str
    """What the description says of it; empty if it says nothing."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An assignment."""

    name: str
    annotation: str
    """Empty if it has none."""
    value: str


@dataclass(frozen=True, slots=True)
class Class:
    """A class."""

    name: str
    base: str
    """The class that it extends; `Model` if it extends no other of the API."""
    arguments: tuple[str, ...]
    """What the `class` statement has in its parentheses: the base, and perhaps `extra="forbid"`."""
    text: str
    """What the description says of it; empty if it says nothing."""
    attributes: tuple[Attribute, ...]
    statements: tuple[Statement, ...]
    """What the body holds besides: `__check__ = Check(...)` and the like."""
    kind: Literal["class"] = "class"


@dataclass(frozen=True, slots=True)
class Definition:
    """An enumeration, a union or another alias."""

    name: str
    annotation: str
    """`TypeAlias`; empty where the value is a `TypeAliasType`."""
    value: str
    text: str
    """What the description says of it; empty if it says nothing."""
    kind: Literal["definition"] = "definition"


@dataclass(frozen=True, slots=True)
class Module:
    """A file of models."""

    source_name: str
    """What the file was made from, fit for a comment."""
    comments: tuple[str, ...]
    """Settings for linters and type checkers, each a comment of its own; mostly empty."""
    text: str
    """What the file is about; empty if its name says it all."""
    imports: tuple[tuple[Import, ...], ...]
    """In groups: the standard library, others, the package itself."""
    deferred: tuple[Import, ...]
    """For type checkers alone: the modules in question import this one, so at run time they are imported later."""
    declarations: tuple[Class | Definition, ...]
