"""Values without what does not go their way."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Json
from ..equality import equal
from ..ir.api import Api
from ..ir.declarations import Alias, Direction, Record, Typed, Union
from ..ir.types import (
    CheckedType,
    ListType,
    MapType,
    NullableType,
    Reference,
    TaggedBy,
    Tagging,
    TupleType,
    Type,
    UnionType,
)
from .judge import Judge


class Directions:
    """Judges and divides the values of an API by the way they go."""

    def __init__(self, api: Api, received: Judge) -> None:
        fields = [one for record in api.declarations.values() if isinstance(record, Record) for one in record.fields]
        self.matter = any(field.read_only or field.write_only for field in fields)
        """Whether any property goes one way only."""
        self.received = received
        self.sent = (
            Judge(api, open_enums=received.open_enums, direction=Direction.SENT) if self.matter else self.received
        )

    def judge(self, direction: Direction) -> Judge:
        """The judge of what goes that way."""
        return self.sent if direction is Direction.SENT else self.received

    def toward(self, type: Type, value: Json, direction: Direction) -> Json:
        """A value less the properties that do not go that way; the same value where there are none."""
        return self._part(type, value, direction) if self.matter else value

    def _part(self, type: Type, value: Json, way: Direction) -> Json:
        match type:
            case Reference(id):
                match self.received.declaration(id):
                    case Record() as record if isinstance(value, dict):
                        return self._record(record, value, way)
                    case Union(variants=variants, tagging=tagging):
                        return self._part(self._variant(variants, tagging, value), value, way)
                    case Alias(type=target):
                        return self._part(target, value, way)
                    case _:
                        pass
            case NullableType(inner) | CheckedType(inner):
                return self._part(inner, value, way)
            case ListType(items) if isinstance(value, list):
                return [self._part(items, item, way) for item in value]
            case TupleType(items) if isinstance(value, list):
                return [self._part(part, item, way) for part, item in zip(items, value, strict=True)]
            case MapType(values) if isinstance(value, dict):
                return {name: self._part(values, item, way) for name, item in value.items()}
            case UnionType(variants, tagging):
                return self._part(self._variant(variants, tagging, value), value, way)
            case _:
                pass
        return value

    def _record(self, record: Record, value: dict[str, Json], way: Direction) -> Json:
        fields = self.received.fields(record)
        extra = record.extra.type if isinstance(record.extra, Typed) else None
        kept: dict[str, Json] = {}
        for name, item in value.items():
            field = fields.get(name)
            if field is None:
                kept[name] = self._part(extra, item, way) if extra is not None else item
            elif field.goes(way):
                kept[name] = self._part(field.type, item, way)
        if len(kept) < len(value) and self.received.holds(record, kept) is False:
            return value
        return kept

    def _variant(self, variants: Sequence[Type], tagging: Tagging, value: Json) -> Type:
        """The variant that a value is of."""
        if isinstance(tagging, TaggedBy) and isinstance(value, dict) and tagging.property in value:
            for tag, index in tagging.mapping:
                if equal(tag, value[tagging.property]):
                    return variants[index]
        judges = (self.received, self.sent)
        return next((one for one in variants if any(judge.admits(one, value) for judge in judges)), variants[0])
