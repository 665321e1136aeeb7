"""Reading one object: every field is asked for as what it is to be, and anything else is reported and dropped.

Null says nothing: some programs write it where there is nothing to write.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ...jsonvalue.pointers import Pointer, join
from ...jsonvalue.types import Json
from ...ledger import Outcome
from ...report import Report

PART: Final = "malformed-part"
OPERATION: Final = "malformed-operation"
"""A part of an operation."""


class Place(NamedTuple):
    """A node that has not been looked at, and where it is."""

    node: Json
    pointer: Pointer


class Fields:
    """An object of a description."""

    __slots__ = ("_report", "node", "pointer")

    def __init__(self, node: dict[str, Json], pointer: Pointer, report: Report) -> None:
        self.node = node
        self.pointer = pointer
        self._report = report

    def __contains__(self, name: str) -> bool:
        return self.node.get(name) is not None

    def text(self, name: str) -> str:
        """A text, empty if there is none; a number, as YAML reads some texts, is written out."""
        value = self.node.get(name)
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if value is not None:
            self.reject(name, "is not a text")
        return ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; what is no text in it is written out."""
        return tuple(str(place.node) for place in self.items(name))

    def flag(self, name: str) -> bool | None:
        """True or false; None if it does not say."""
        value = self.node.get(name)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.reject(name, "is neither true nor false")
        return None

    def items(self, name: str, code: str = PART) -> Iterator[Place]:
        """The entries of a list."""
        value = self.node.get(name)
        if isinstance(value, list):
            for index, node in enumerate(value):
                yield Place(node, f"{self.pointer}/{name}/{index}")
        elif value is not None:
            self.reject(name, "is not a list", code)

    def members(self, name: str, code: str = PART) -> Iterator[tuple[str, Place]]:
        """The entries of a map, by name."""
        value = self.node.get(name)
        if isinstance(value, dict):
            for key, node in value.items():
                yield key, Place(node, join(self.pointer, name, key))
        elif value is not None:
            self.reject(name, "is not an object", code)

    def place(self, name: str) -> Place:
        """Whatever is under a name."""
        return Place(self.node[name], f"{self.pointer}/{name}")

    def reject(self, name: str, problem: str, code: str = PART) -> None:
        """Report a field that cannot be understood."""
        self._report.drop(code, f"{name} {problem}", self.pointer, name, "it is left out")

    def lose(self, problem: str, code: str = PART) -> None:
        """Report that all of it cannot be understood."""
        self._report.warn(code, problem, self.pointer, "it is left out")
        for name in self.node:
            self._report.lost(self.pointer, name)

    def waste(self, *but: str) -> None:
        """Enter that no field comes to anything, but for some."""
        for name in self.node:
            if name not in but:
                self._report.outcomes[self.pointer, name] = Outcome.DROPPED
