"""A commit's title and footer: https://www.conventionalcommits.org/en/v1.0.0/."""

from __future__ import annotations

import re

from ..comparison.findings import Comparison, Weight
from ..comparison.verdict import Bump, bump


def conventional(comparison: Comparison, scope: str = "sdk") -> str:
    """The message of a commit that regenerates the SDK."""
    size = bump(comparison)
    kind = {Bump.NONE: "chore", Bump.PATCH: "docs", Bump.MINOR: "feat", Bump.MAJOR: "feat"}[size]
    lines = [f"{kind}({scope}){'!' if size is Bump.MAJOR else ''}: {_title(comparison)}"]
    breaking = comparison.of(Weight.BREAKING)
    if breaking:
        lines.append("")
        lines += [f"BREAKING CHANGE: {plain_text(one.message)}" for one in breaking]
    return "\n".join(lines) + "\n"


def _title(comparison: Comparison) -> str:
    if not comparison.findings:
        return "regenerate"
    parts = []
    for weight, words in (
        (Weight.BREAKING, "breaking"),
        (Weight.RISKY, "risky"),
        (Weight.ADDITION, "added"),
        (Weight.DEPRECATION, "deprecated"),
        (Weight.CHANGE, "changed"),
    ):
        if found := len(comparison.of(weight)):
            parts.append(f"{found} {words}")
    return f"update to the API {comparison.new_version}: {', '.join(parts) or 'words only'}"


def plain_text(message: str) -> str:
    """A message without Markdown."""
    return re.sub("`([^`]*)`", r"\1", message)
