"""One text that was read, with its places."""

from __future__ import annotations

from typing import Literal

from ..jsonvalue.pointers import Pointer
from .places import JsonPlaces
from .yaml_places import YamlPlaces


class TextSource:
    """A source that finds places in the text that it was read from; see document.Source."""

    def __init__(self, name: str, text: str, syntax: Literal["json", "yaml"]) -> None:
        self._name = name
        self._places: JsonPlaces | YamlPlaces = JsonPlaces(text) if syntax == "json" else YamlPlaces(text)

    @property
    def name(self) -> str:
        """The name to show."""
        return self._name

    def position(self, pointer: Pointer) -> tuple[int, int] | None:
        """1-based line and column of what `pointer` names, or None."""
        return self._places.find(pointer)
