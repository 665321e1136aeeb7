"""Payloads that one of two classes takes and the other refuses: made of samples and edges, judged by both."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...ir.api import Api
from ...ir.declarations import Record
from ...ir.types import AnyType, Reference, SchemaId, Type
from ...jsonvalue.types import Json
from ...values import values_of
from ...values.edges.probes import Prober
from ...values.samples.sample import NOTHING

_LONGEST = 2000
_PROBED = 24
_UNKNOWN = "unknown_property"


class _Known:
    """What is asked of one API."""

    def __init__(self, api: Api) -> None:
        values = values_of(api)
        self.declarations = api.declarations
        self.judge = values.judge
        self.samples = values.samples
        self.prober = Prober(values.judge, values.samples)

    def candidates(self, id: SchemaId, wire: str) -> Iterator[Json]:
        """Values of a declaration, the smallest first."""
        declaration = self.declarations[id]
        if not isinstance(declaration, Record):
            if (typical := self.samples.typical(Reference(id))) is not NOTHING:
                yield typical
            yield from self.probes(Reference(id))
            return
        for whole in (self.samples.minimal(declaration), self.samples.full(declaration)):
            if not isinstance(whole, dict):
                continue
            yield whole
            if wire:
                yield {name: value for name, value in whole.items() if name != wire}
            yield {**whole, _UNKNOWN: "text"}
            yield {**whole, _UNKNOWN: 1}

    def parts(self, id: SchemaId, wire: str) -> Iterator[Json]:
        """Values of a property of a record."""
        declaration = self.declarations[id]
        if isinstance(declaration, Record):
            field = self.judge.fields(declaration).get(wire)
            if field is not None:
                yield from self.probes(field.type)

    def probes(self, type: Type) -> Iterator[Json]:
        """Values around a type."""
        if (typical := self.samples.typical(type)) is not NOTHING:
            yield typical
        found = self.prober.probe(type)
        yield from found.right[:_PROBED]
        yield from found.wrong[:_PROBED]
        if isinstance(type, AnyType):
            yield from (None, "text", 7)


class Payloads:
    """Finds payloads that tell two classes apart."""

    def __init__(self, old: Api, new: Api) -> None:
        self._old = _Known(old)
        self._new = _Known(new)

    def refused_by_new(self, old: SchemaId, new: SchemaId, before: str, after: str) -> str | None:
        """JSON that the old class takes and the new one refuses; None if none is found."""
        for value in self._candidates(old, new, before, after):
            if self._old.judge.declares(old, value) and self._new.judge.declares(new, value) is False:
                return _text(value)
        return None

    def refused_by_old(self, old: SchemaId, new: SchemaId, before: str, after: str) -> str | None:
        """The other way round."""
        for value in self._candidates(old, new, before, after):
            if self._new.judge.declares(new, value) and self._old.judge.declares(old, value) is False:
                return _text(value)
        return None

    def _candidates(self, old: SchemaId, new: SchemaId, before: str, after: str) -> Iterator[Json]:
        wholes = [*self._old.candidates(old, before), *self._new.candidates(new, after)]
        yield from wholes
        parts = [*self._old.parts(old, before), *self._new.parts(new, after)] if before or after else []
        objects = [one for one in (*wholes[:1], *wholes[4:5], *wholes[-4:-3]) if isinstance(one, dict)]
        for whole in objects:
            for name in dict.fromkeys(filter(None, (before, after))):
                for part in parts:
                    yield {**whole, name: part}


def _text(value: Json) -> str | None:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else None
