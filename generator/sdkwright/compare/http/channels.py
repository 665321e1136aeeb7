"""Channels: what may be sent over them, and what may come."""

from __future__ import annotations

from dataclasses import replace

from ...comparison.rules import operations as rules
from ...ir.declarations import Declarations, Direction
from ...ir.http.channels import Messages
from ...ir.http.operations import Operation
from ...ir.types import SchemaId
from ..effects import CODE, NOTHING, RUN, STAY, breaking, risking
from ..findings import Collector, Place


def compare_channels(collector: Collector, old: Operation, new: Operation, place: Place) -> None:
    """Say what differs in the WebSocket that an operation opens."""
    before, after = old.channel, new.channel
    if before is not None and after is None:
        collector.say(rules.CHANNEL_GONE, place, breaking(CODE, RUN, STAY))
    elif before is None and after is not None:
        collector.say(rules.CHANNEL_ADDED, place)
    elif before is not None and after is not None:
        _messages(collector, before.send, after.send, replace(place, member="send", sides=_SENT))
        _messages(collector, before.receive, after.receive, replace(place, member="receive", sides=_RECEIVED))


_SENT = frozenset((Direction.SENT,))
_RECEIVED = frozenset((Direction.RECEIVED,))


def _messages(collector: Collector, old: Messages | None, new: Messages | None, place: Place) -> None:
    before = {} if old is None else _events(old, collector.old.api.declarations)
    after = {} if new is None else _events(new, collector.new.api.declarations)
    sent = place.sides == _SENT
    known = {collector.relation.matched.get(id) for id in before.values()}
    for name, id in before.items():
        if collector.relation.matched.get(id) not in after.values() and name not in after:
            effects = breaking(CODE, RUN, STAY) if sent else risking(CODE)
            where = replace(place, member=f"{place.member} {name}")
            collector.say(rules.EVENT_GONE, where, effects, before=name)
    for name, id in after.items():
        if id not in known and name not in before:
            effects = NOTHING if sent else breaking(STAY)
            collector.say(rules.EVENT_ADDED, replace(place, member=f"{place.member} {name}"), effects, after=name)


def _events(messages: Messages, declarations: Declarations) -> dict[str, SchemaId]:
    tags = messages.tags(declarations)
    return {tags.get(one.id, one.id): one.id for one in messages.events(declarations)}
