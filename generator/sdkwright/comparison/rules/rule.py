"""Rules: each way in which an SDK can change, with a name that stays."""

from __future__ import annotations

from enum import Enum

from ...frozen import dataclass


class Kind(Enum):
    """What a finding is where it breaks nothing."""

    CHANGE = "change"
    """Other than before, and whatever worked goes on working."""
    ADDITION = "addition"
    DEPRECATION = "deprecation"
    TEXT = "text"
    """Words alone."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to change."""

    id: str
    """Kebab-case; what settings and machines call it."""
    says: str
    """What has happened, in a line."""
    example: str
    """A change of a description that it finds, in a line."""
    reason: str
    """Whom it breaks, and why."""
    kind: Kind = Kind.CHANGE
