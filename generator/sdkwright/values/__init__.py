"""What values the types of an API have: judged, sampled, divided by the way they go."""

from __future__ import annotations

from ..frozen import dataclass
from ..ir.api import Api
from .directions import Directions
from .judge import Judge
from .samples.samples import Samples

__all__ = ["Values", "values_of"]


@dataclass(frozen=True, slots=True)
class Values:
    """Who knows the values of one API: whatever is found out is remembered for the next who asks."""

    judge: Judge
    """Of what is received."""
    directions: Directions
    samples: Samples


def values_of(api: Api, *, open_enums: bool = False) -> Values:
    """The values of an API's types; `open_enums` admits any string beside the listed ones."""
    judge = Judge(api.declarations, api.schemas, open_enums=open_enums)
    return Values(judge, Directions(api, judge), Samples(judge))
