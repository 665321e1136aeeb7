"""Bodies that are a sequence of values, which can be read while they come: OpenAPI 3.2 section 4.14.4."""

from __future__ import annotations

from enum import Enum

from ...frozen import dataclass
from ..types import AnyType, Type, UnionType, Untagged


class Framing(Enum):
    """How values follow each other."""

    EVENTS = "events"
    """Server-sent events, as WHATWG has them."""
    LINES = "lines"
    """One in each line: JSON Lines, NDJSON."""
    SEQUENCE = "sequence"
    """RFC 7464."""


@dataclass(frozen=True, slots=True)
class Payload:
    """What one value is: JSON, or text as it is."""

    type: Type
    is_json: bool = True


@dataclass(frozen=True, slots=True)
class Stream:
    """A sequence of values; of server-sent events, these are their data."""

    framing: Framing
    other: Payload | None
    """What each is that has no name, or none of these:"""
    named: tuple[tuple[str, Payload], ...] = ()
    """By the names of events."""
    end: str = ""
    """The data of an event that says that no more will come."""

    @property
    def item(self) -> Type:
        """What the values are, all together."""
        payloads = [payload for _, payload in self.named]
        types = tuple(dict.fromkeys(one.type for one in (*payloads, *([self.other] if self.other else ()))))
        if not types:
            return AnyType()
        return types[0] if len(types) == 1 else UnionType(types, Untagged(ambiguous=True))
