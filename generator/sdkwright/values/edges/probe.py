"""What a probe of a type is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ...frozen import dataclass
from ...ir.types import ListType, Type
from ...jsonvalue.types import Json
from ..judge import Judge
from ..samples.samples import Samples


@dataclass(frozen=True, slots=True)
class Probes:
    """What a type must accept beyond its typical value, and what it must refuse."""

    right: tuple[Json, ...]
    wrong: tuple[Json, ...]


NONE = Probes((), ())


class Probing(Protocol):
    """Who makes probes, as its helpers know it."""

    judge: Judge
    samples: Samples

    def probe(self, type: Type) -> Probes:
        """The probes of a type."""

    def lists(self, type: ListType, item: Json, size: int) -> Iterator[Json]:
        """A list of a size, if it can be written in a line or a few."""
