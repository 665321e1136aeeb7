"""The edges of a type: values just inside, which it must accept, and values just outside, which it must refuse.

All are candidates only; what the judge does not clearly confirm is dropped. So the lists here may be generous.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...ir.types import ListType, Type
from ...jsonvalue.types import Json
from ..judge import Judge
from ..samples.repeat import LongList
from ..samples.samples import Samples
from .inside import inside, literal
from .outside import outside
from .probe import NONE, Probes

MANY = 8
"""How many values of each sort are tried for one property."""
LISTED = 500
"""How many literals."""
NESTING = 4
"""How deep the types within a type are probed."""
LONG = 160
"""No list is made of items whose first four take more room."""


class Prober:
    """Makes the probes of types, each once."""

    def __init__(self, judge: Judge, samples: Samples) -> None:
        self.judge = judge
        self.samples = samples
        self._known: dict[Type, Probes] = {}
        self._depth = 0
        self._cut = 0

    def probe(self, type: Type) -> Probes:
        """The probes of a type."""
        known = self._known.get(type)
        if known is not None:
            return known
        if self._depth > NESTING:
            self._cut += 1
            return NONE
        cut = self._cut
        self._depth += 1
        try:
            admits = self.judge.admits
            right = [value for value in inside(self, type) if admits(type, value)]
            wrong = [value for value in outside(self, type) if admits(type, value) is False]
        finally:
            self._depth -= 1
        made = Probes(unlike(right, LISTED if literal(type) else MANY), unlike(wrong, MANY))
        if self._depth == 0 or cut == self._cut:
            self._known[type] = made
        return made

    def lists(self, type: ListType, item: Json, size: int) -> Iterator[Json]:
        """A list of a size, if it can be written in a line or a few."""
        if type.unique and size > 1:
            yield self.samples.variety(type.items, size)
        elif len(repr(item)) * min(size, 4) <= LONG:
            yield LongList([item] * size) if size > 3 else [item] * size


def unlike(values: Iterable[Json], count: int) -> tuple[Json, ...]:
    """The first `count` values that differ, `1`, `1.0` and `true` being different."""
    kept: dict[str, Json] = {}
    for value in values:
        if len(kept) >= count:
            break
        kept.setdefault(repr(value), value)
    return tuple(kept.values())
