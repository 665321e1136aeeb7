"""Candidates for the least that a record with checks consists of."""

from __future__ import annotations

from collections.abc import Iterator

from ...ir.declarations import Closed, Open, Record, Typed
from .sample import NOTHING, Object, Sampling

MOST = 8
"""How many properties that the record does not name are tried."""


def completions(samples: Sampling, record: Record, made: Object) -> Iterator[Object]:
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
    yield from _strangers(samples, record, made, rest)


def _strangers(samples: Sampling, record: Record, made: Object, rest: Object) -> Iterator[Object]:
    """Further properties that the record does not name."""
    match record.extra:
        case Closed():
            return
        case Typed(type):
            value = samples.typical(type)
        case Open():
            value = "text"
    if value is NOTHING:
        return
    named = samples.judge.fields(record)
    names = [name for name in ("key", *(f"key{number}" for number in range(2, MOST + 1))) if name not in named]
    for count in range(1, MOST + 1):
        others: Object = dict.fromkeys(names[:count], value)
        yield made | others
        yield made | rest | others
