"""The page of the documentation that says what changed."""

from __future__ import annotations

from typing import Final

from ..comparison.findings import Comparison
from .markdown import markdown

NAME: Final = "docs/whats-new.md"


def page(comparison: Comparison) -> str:
    """What changed from an earlier description, for those who use the SDK."""
    since = f" since version {comparison.old_version}" if comparison.old_version else ""
    return (
        f"# What's new\n\nWhat has changed{since}, what needs to be looked at first.\n\n"
        f"{markdown(comparison, level=1)}\n[[Back to README]](index.md)\n"
    )
