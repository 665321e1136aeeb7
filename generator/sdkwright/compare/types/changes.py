"""What differs between two types, before it is said whom that breaks."""

from __future__ import annotations

from ...comparison.rules.rule import Rule
from ...frozen import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the values of two types."""

    rule: Rule
    lost: bool
    """Whether values that the old type has are none of the new one."""
    gained: bool
    """Whether values that the new type has are none of the old one."""
    before: str = ""
    after: str = ""
    static: bool = True
    """Whether type checkers see it."""
    soft: bool = False
    """Whether what is gained hurts only code that handles each case."""
    path: str = ""
    """Where within the type: `[]` for the items of a list, `{}` for the values of a map."""
