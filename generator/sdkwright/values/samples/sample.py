"""What a sample is, and that there may be none."""

from __future__ import annotations

from enum import Enum
from typing import Final, Protocol, TypeAlias

from ...ir.declarations import Field
from ...ir.types import SchemaId, Type
from ...jsonvalue.types import Json
from ..judge import Judge


class Nothing(Enum):
    """The absence of a sample: null is one."""

    NOTHING = 0


NOTHING: Final = Nothing.NOTHING
Sample: TypeAlias = "Json | Nothing"
Object: TypeAlias = "dict[str, Json]"


class Sampling(Protocol):
    """Who makes samples, as its helpers know it."""

    judge: Judge
    active: set[SchemaId]
    """The declarations that a sample is being made of."""

    def typical(self, type: Type) -> Sample:
        """A value that a person would expect, or NOTHING."""

    def field(self, field: Field) -> Sample:
        """A value for a property."""

    def variety(self, type: Type, count: int) -> list[Json]:
        """Up to `count` different values that a type admits."""
