"""Lists in pages: whether there are any, and how the next one is asked for."""

from __future__ import annotations

from ...comparison.rules import operations as rules
from ...ir.api import Api
from ...ir.http.operations import Operation
from ...ir.paging import Paging
from ..effects import CODE, RUN, STAY, breaking, risking
from ..findings import Collector, Place


def compare_pages(collector: Collector, old: Operation, new: Operation, place: Place) -> None:
    """Say what differs in the pages of an operation."""
    before, after = _pages(collector.old.api, old), _pages(collector.new.api, new)
    if before is not None and after is None:
        collector.say(rules.PAGES_GONE, place, breaking(CODE, RUN))
    elif before is None and after is not None:
        collector.say(rules.PAGES_ADDED, place, risking(CODE))
    elif before is not None and after is not None and (before.items, before.next) != (after.items, after.next):
        collector.say(rules.PAGES_CHANGED, place, breaking(STAY))


def _pages(api: Api, operation: Operation) -> Paging | None:
    found = api.lists.get(operation.id)
    return found if isinstance(found, Paging) else None
