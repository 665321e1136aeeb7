"""Values without what does not go their way."""

from __future__ import annotations

from ..ir.api import Api
from ..ir.declarations import Direction, Record
from ..ir.types import Type
from ..jsonvalue.types import Json
from .judge import Judge
from .parts import parts
from .shapes import meant


class Directions:
    """Judges and divides the values of an API by the way they go."""

    def __init__(self, api: Api, received: Judge) -> None:
        fields = [one for record in api.declarations.values() if isinstance(record, Record) for one in record.fields]
        self.matter = any(field.read_only or field.write_only for field in fields)
        """Whether any property goes one way only."""
        self.received = received
        self.sent = (
            Judge(api.declarations, api.schemas, open_enums=received.open_enums, direction=Direction.SENT)
            if self.matter
            else received
        )

    def judge(self, direction: Direction) -> Judge:
        """The judge of what goes that way."""
        return self.sent if direction is Direction.SENT else self.received

    def toward(self, type: Type, value: Json, direction: Direction) -> Json:
        """A value less the properties that do not go that way; the same value where there are none."""
        return self._part(type, value, direction) if self.matter else value

    def _part(self, type: Type, value: Json, way: Direction) -> Json:
        if not isinstance(value, dict | list):
            return value
        shape = meant(self.received, type, value) or meant(self.sent, type, value)
        found = [*parts(self.received, shape, value)]
        if isinstance(value, list):
            return [self._part(part.type, part.value, way) for part in found] or value
        kept = {
            str(part.key): self._part(part.type, part.value, way)
            for part in found
            if part.field is None or part.field.goes(way)
        }
        if isinstance(shape, Record) and len(kept) < len(value) and self.received.holds(shape, kept) is False:
            return value
        return kept if found else value
