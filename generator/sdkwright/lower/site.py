"""Where a schema stands in the document, and what a declaration made of it is called by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from ..ir.types import SchemaId
from ..jsonvalue.pointers import Pointer


class Place(NamedTuple):
    """Where a subschema of a merged schema was written; `places` if it is itself put together from several."""

    pointer: Pointer
    places: Places | None = None


Places: TypeAlias = Mapping[tuple[str, str], Place]
"""The places of subschemas that are not below their schema, by keyword and name or index (escaped, or empty)."""


def stem(file: str) -> str:
    """A file's name without folders and endings."""
    name = file.rsplit("/", 1)[-1]
    return name.split(".", 1)[0] or name


class Site:
    """A schema's place. `pointer` is where its keywords stand, `id` what a declaration made here is known by.

    `named` says that the schema itself has a name of its own, whatever its kind: a component, or what `$ref` reaches.
    """

    __slots__ = ("id", "named", "places", "pointer")

    def __init__(
        self, pointer: Pointer, id: SchemaId | None = None, places: Places | None = None, named: bool = False
    ) -> None:
        self.pointer = pointer
        self.id = pointer if id is None else id
        self.places = places
        self.named = named

    def child(self, keyword: str, token: str | None = None) -> Site:
        """The place of a subschema: under a keyword alone, or under a name or index there (escaped)."""
        if self.places is not None and (place := self.places.get((keyword, token or ""))) is not None:
            return Site(place.pointer, None, place.places)
        return Site(f"{self.pointer}/{keyword}" if token is None else f"{self.pointer}/{keyword}/{token}")

    def place(self, keyword: str, token: str | None = None) -> Place:
        """The same, as a place."""
        return below(Place(self.pointer, self.places), keyword, token)


def below(place: Place, keyword: str, token: str | None = None) -> Place:
    """The place of a subschema of the schema at a place."""
    if place.places is not None and (found := place.places.get((keyword, token or ""))) is not None:
        return found
    return Place(f"{place.pointer}/{keyword}" if token is None else f"{place.pointer}/{keyword}/{token}")
