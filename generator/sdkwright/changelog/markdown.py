"""A changelog in the SDK's own terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from ..comparison.findings import Comparison, Finding, Weight
from ..comparison.verdict import Bump, bump

_HEADINGS: Final = {
    Weight.BREAKING: "Breaking changes",
    Weight.RISKY: "Changes to look at",
    Weight.DEPRECATION: "Deprecated",
    Weight.ADDITION: "Added",
    Weight.CHANGE: "Changed",
}
_SHOWN: Final = 5
"""Methods that are named where many lead to what changed."""


def markdown(comparison: Comparison, heading: str = "", *, level: int = 2) -> str:
    """What changed, heaviest first; texts are counted only."""
    lines = [f"{'#' * level} {heading}", ""] if heading else []
    for weight, title in _HEADINGS.items():
        found = comparison.of(weight)
        if found:
            lines += [f"{'#' * (level + 1)} {title}", "", *_items(found), ""]
    texts = len(comparison.of(Weight.TEXT))
    if texts:
        lines += [f"What is said of {texts} {'part' if texts == 1 else 'parts'} of the API is reworded.", ""]
    if not comparison.findings:
        lines += ["Nothing changed.", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _items(findings: Iterable[Finding]) -> Iterator[str]:
    """An item for each class, or method, that findings are about; of several findings, one each below it."""
    for owner, found in groupby(findings, key=lambda one: one.subject.owner):
        several = [*found]
        if len(several) == 1 or not owner:
            yield from (f"- {item(one)}" for one in several)
            continue
        reached = next((text for one in several if (text := _reached(one))), "")
        yield f"- `{owner}`{f' ({reached})' if reached else ''}"
        yield from (f"    - {item(one, reached=False)}" for one in several)


def item(finding: Finding, *, reached: bool = True) -> str:
    """A finding in a sentence or two."""
    parts = [finding.message]
    if finding.hint:
        parts.append(f"{finding.hint[0].upper()}{finding.hint[1:]}.")
    if finding.stays and finding.weight is not Weight.BREAKING:
        parts.append("Released versions do not know this.")
    if reached and (text := _reached(finding)):
        parts.append(f"{text[0].upper()}{text[1:]}.")
    return " ".join(parts)


def _reached(finding: Finding) -> str:
    """Which methods lead to what it is about."""
    methods = finding.reached_by if finding.breaks else ()
    if len(methods) > _SHOWN:
        return f"reached by {len(methods)} methods"
    return f"reached by {', '.join(f'`{one}`' for one in methods)}" if methods else ""


def verdict(comparison: Comparison) -> str:
    """Both verdicts in a line or two."""
    words = {
        Bump.NONE: "Nothing changed: there is nothing to release.",
        Bump.PATCH: "Only words changed: release a **patch**.",
        Bump.MINOR: "Nothing breaks who upgrades: release a **minor** version.",
        Bump.MAJOR: "Some of it breaks who upgrades: release a **major** version.",
    }[bump(comparison)]
    stays = len(comparison.stays)
    if stays:
        things = "one change breaks" if stays == 1 else f"{stays} changes break"
        words += f" Upgrading is urgent: {things} released versions once the server has changed."
    return words
