"""Findings as people read them on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from ..comparison.findings import Comparison, Finding, Victim, Weight
from ..comparison.verdict import bump
from ..diagnostics import Location
from .present import excerpt, printable

_COLORS = {
    Weight.BREAKING: "red",
    Weight.RISKY: "yellow",
    Weight.DEPRECATION: "magenta",
    Weight.ADDITION: "green",
    Weight.CHANGE: "cyan",
    Weight.TEXT: "white",
}
_SHOWN = 3
"""Texts that are listed; there may be hundreds."""


def told(comparison: Comparison, *, verbose: bool) -> str:
    """All of it: the heaviest first, then the verdicts."""
    return "\n".join(_lines(comparison, verbose))


def _lines(comparison: Comparison, verbose: bool) -> Iterator[str]:
    for weight in Weight:
        found = comparison.of(weight)
        if not found:
            continue
        yield click.style(f"{weight.value} ({len(found)})", fg=_COLORS[weight], bold=True)
        shown = found if verbose or weight is not Weight.TEXT else found[:_SHOWN]
        for one in shown:
            yield from _finding(one, verbose)
        if len(shown) < len(found):
            yield f"  and {len(found) - len(shown)} more (--verbose shows all)"
    yield from _verdict(comparison.open)


def _finding(one: Finding, verbose: bool) -> Iterator[str]:
    victims = ", ".join(victim.value for victim in Victim if victim in one.breaks)
    marks = f" {click.style(f'breaks {victims}', bold=True)}" if victims else ""
    yield f"  {printable(one.message.replace('`', ''))} [{one.rule.id}]{marks}"
    place = one.new_place or one.old_place
    if place is not None:
        yield f"    {Location(place.file, '#', place.line, place.column)}"
        if verbose and one.new_place is not None:
            yield from (f"  {line}" for line in excerpt(place))
    if one.accepted:
        yield f"    {click.style('accepted', bold=True)}: {printable(one.accepted)}"
    if one.hint:
        yield f"    {click.style('hint', bold=True)}: {printable(one.hint)}"


def _verdict(comparison: Comparison) -> Iterator[str]:
    if not comparison.findings:
        yield "nothing changed"
        return
    stays = len(comparison.stays)
    urgent = f"; {stays} of {len(comparison.findings)} break released SDKs with the new server" if stays else ""
    yield f"verdict: {click.style(bump(comparison).word, bold=True)}{urgent}"
