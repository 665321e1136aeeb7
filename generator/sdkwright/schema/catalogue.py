"""Where schemas are found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ..jsonvalue.pointers import Pointer
from ..jsonvalue.types import Json
from .nouns import Schema


class Catalogue(Protocol):
    """The schemas of one description. Each is parsed once, when it is first asked for."""

    def at(self, pointer: Pointer) -> Schema:
        """The schema at a pointer; one that admits anything if there is none."""

    def known(self, pointer: Pointer) -> Schema | None:
        """The schema at a pointer, if it was parsed already."""

    def find(self, ref: str) -> Schema | None:
        """The schema that a reference names; None if it names none."""

    def meet(self, pointer: Pointer, node: Json = None) -> Schema:
        """The schema at a pointer, which now counts as part of what is said: its keywords are accounted for.

        `node` is what is there, for whoever has it at hand.
        """

    def met(self) -> Iterator[Schema]:
        """The schemas that were met, and the schemas within them."""

    def components(self) -> Iterator[Schema]:
        """The schemas of `components/schemas`."""

    def named(self) -> Iterator[Schema]:
        """Those, and the schemas in further files: a whole file, its components, its definitions, its parts."""
