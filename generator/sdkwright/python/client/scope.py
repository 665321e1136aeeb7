"""The names of a module of the client, for the exact types that bodies are read as."""

from __future__ import annotations

from collections.abc import Mapping

from ...ir.types import SchemaId
from ..layout import Module
from ..scope import SOURCES, Scope
from .imports import Imports

NOWHERE = Module("", (), (), False, frozenset(), frozenset())
"""No module of models."""


class ClientScope(Scope):
    """Classes are written `models.Pet`, so that none is loaded before it is used."""

    def __init__(self, imports: Imports, classes: Mapping[SchemaId, str]) -> None:
        super().__init__(NOWHERE, (), (), classes, {})
        self._module = imports

    def tool(self, name: str) -> str:
        """The name here of something that models are made of."""
        source = SOURCES[name]
        return self._module.own(source.lstrip("."), name) if source[0] == "." else self._module.take(source, name)

    def cls(self, id: SchemaId) -> str:
        """A class or alias."""
        return f"{self._module.own('', 'models')}.{self._classes[id]}"
