"""Candidates for the least that a record with checks consists of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...ir.declarations import Record
from .nothing import NOTHING, Object

if TYPE_CHECKING:
    from .samples import Samples


def completions(samples: Samples, record: Record, made: Object) -> Iterator[Object]:
    """What might satisfy a check: the required properties with none, one, all, all but one, two of the others."""
    yield made
    if record.doc.examples:
        yield from (example for example in record.doc.examples if isinstance(example, dict))
    rest: Object = {}
    for name, field in samples.judge.fields(record).items():
        if name not in made and len(rest) < 12:
            value = samples.field(field)
            if value is not NOTHING:
                rest[name] = value
    for name, value in rest.items():
        yield {**made, name: value}
    yield made | rest
    for name in rest:
        yield made | {other: value for other, value in rest.items() if other != name}
    names = list(rest)
    for index, name in enumerate(names):
        for other in names[index + 1 :]:
            yield {**made, name: rest[name], other: rest[other]}
    yield {**made, "key": "text"}
