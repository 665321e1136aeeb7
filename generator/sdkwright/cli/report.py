"""`sdkwright report`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from .console import Console
from .grouped import Command
from .jobs import Job
from .options import settings, with_console
from .sdks import Sdks
from .several import each

if TYPE_CHECKING:
    from ..ledger import Entry
    from ..pipeline import Analysis

_PLACES = 3
_OUTCOMES = ("enforced", "typed", "documented", "dropped")


@click.command(cls=Command)
@with_console
@click.option(
    "--fail-on", "worst", type=click.Choice(_OUTCOMES[2:]), help="Exit with 2 if anything fared as badly as this."
)
@settings("overlays", "formats", "include", "include-schema", "exclude", "headers", "private")
def report(console: Console, sdks: Sdks, worst: str | None) -> int:
    """Say what becomes of every keyword, and which lists come in pages.

    SPEC is an OpenAPI description: a file, a URL or `-`. Each schema keyword and each part of an operation is
    enforced (checked when decoding), typed (it shapes the types), documented only, or dropped; with counts and, for
    what is dropped, places. Of each operation that gives a list it says how the next page is asked for, and why.

    \b
    Example:
      sdkwright report --fail-on dropped petstore.yaml
    """
    return each(_report, console, sdks, worst=worst)


def _report(job: Job, *, worst: str | None) -> int:
    console, config = job.console, job.config
    with job.progress as progress:
        from .. import pipeline

        analysis = pipeline.analyze(config, progress.step, validate=False)
    table = _table(analysis.ledger.entries())
    width = max((len(keyword) for keyword in table), default=0)
    console.say("  ".join(["keyword".ljust(width), *(name.rjust(10) for name in _OUTCOMES)]))
    for keyword, row in table.items():
        cells = (f"{len(row[name]):,}" if row[name] else "" for name in _OUTCOMES)
        console.say("  ".join([keyword.ljust(width), *(cell.rjust(10) for cell in cells)]).rstrip())
    for keyword, row in table.items():
        shown = row["dropped"] if console.verbose else row["dropped"][:_PLACES]
        for pointer in shown:
            console.say(f"dropped: {keyword} at {analysis.document.locate(pointer)}")
        if len(shown) < len(row["dropped"]):
            console.say(f"dropped: {keyword} at {len(row['dropped']) - len(shown):,} more places (--verbose shows all)")
    lists = _lists(analysis)
    for one in lists:
        console.say(f"list: {one['operation']}: {one['way']} ({one['reason']})")
    outcomes = {outcome.value: count for outcome, count in analysis.ledger.counts().items()}
    console.say(pipeline.keyword_line(outcomes))
    bad = _OUTCOMES[_OUTCOMES.index(worst) :] if worst else ()
    failed = any(row[name] for row in table.values() for name in bad)
    console.finish(
        {
            "counts": outcomes,
            "keywords": {
                keyword: {
                    name: {"count": len(places), "places": [analysis.document.reference(place) for place in places]}
                    for name, places in row.items()
                    if places
                }
                for keyword, row in table.items()
            },
            "lists": lists,
        },
        ok=not failed,
    )
    return 2 if failed else 0


def _lists(analysis: Analysis) -> list[dict[str, str]]:
    """What was decided of every operation that gives a list."""
    lists = analysis.api.lists
    return [
        {
            "operation": one.operation_id or f"{one.method.upper()} {one.path}",
            "way": lists[one.id].way,
            "reason": lists[one.id].reason,
        }
        for one in analysis.api.operations
        if one.id in lists
    ]


def _table(entries: Iterable[Entry]) -> dict[str, dict[str, list[str]]]:
    """Pointers by keyword and outcome, keywords in alphabetical order."""
    table: dict[str, dict[str, list[str]]] = {}
    for keyword, outcome, pointer in entries:
        row = table.get(keyword)
        if row is None:
            row = table[keyword] = {name: [] for name in _OUTCOMES}
        row[outcome.value].append(pointer)
    return dict(sorted(table.items()))
