"""What the model templates see. Every `source` is Python in black's layout, ready to print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property of a class."""

    name: str
    wire: str
    """The name on the wire."""
    annotation: str
    """On one line, however long; `source` has it as it is to be printed."""
    default: str
    """On one line; empty for a property that must be given."""
    source: str
    """The whole statement. Lines after the first are indented for a class body."""
    docstring: str
    """With its quotes, lines after the first indented for a class body; empty if there is nothing to say."""
    gap: bool
    """Whether an empty line stands before it."""


@dataclass(frozen=True, slots=True)
class Class:
    """A class."""

    name: str
    base: str
    """The class that it extends; `Model` if it extends no other of the API."""
    head: str
    """The `class` statement, up to its colon."""
    docstring: str
    """As of an attribute; empty if there is nothing to say."""
    attributes: tuple[Attribute, ...]
    statements: tuple[str, ...]
    """What the body holds besides: `__check__ = Check(...)` and the like."""
    blank: bool
    """Whether an empty line stands before the statements."""
    kind: str = "class"


@dataclass(frozen=True, slots=True)
class Definition:
    """An enumeration, a union or another alias."""

    name: str
    value: str
    """On one line, however long; `source` has it as it is to be printed."""
    source: str
    """The whole statement."""
    docstring: str
    kind: str = "definition"


@dataclass(frozen=True, slots=True)
class Module:
    """A file of models."""

    source_name: str
    """What the file was made from, fit for a comment."""
    comments: tuple[str, ...]
    """Settings for linters and type checkers, each a comment of its own; mostly empty."""
    docstring: str
    imports: tuple[str, ...]
    """Import statements, empty strings between groups."""
    deferred: tuple[str, ...]
    """Those for type checkers alone: at run time, modules that lead back to this one are imported on first use. Lines
    after the first are indented for an `if`.
    """
    declarations: tuple[Class | Definition, ...]
