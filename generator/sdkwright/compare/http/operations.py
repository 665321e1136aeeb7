"""Operations that are gone, new, or in both APIs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ...comparison.rules import attributes as attribute_rules
from ...comparison.rules import operations as rules
from ...ir.declarations import Direction
from ...ir.http.operations import Operation
from ...ir.http.servers import Server
from ...ir.uses import exchanged
from ...ir.walk import mentioned
from ...jsonvalue.pointers import Pointer
from ..effects import CODE, RUN, STAY, breaking
from ..findings import Collector, Place
from .bodies import compare_bodies
from .channels import compare_channels
from .pages import compare_pages
from .parameters import compare_parameters
from .responses import compare_responses
from .same import place_of
from .security import compare_security


def compare_operations(collector: Collector, matched: Mapping[Pointer, tuple[Operation, Operation]]) -> None:
    """Say what differs in all that can be called."""
    for operation in collector.old.api.operations:
        if operation.id not in matched:
            place = Place(collector.old.method(operation), old=operation.id, sides=frozenset((_sent(operation),)))
            effects = breaking(CODE, RUN, STAY) if not operation.incoming else breaking(CODE)
            collector.say(rules.OPERATION_GONE, place, effects)
    known = {other.id for _, other in matched.values()}
    for operation in collector.new.api.operations:
        if operation.id not in known:
            place = Place(collector.new.method(operation), new=operation.id, sides=frozenset((_sent(operation),)))
            collector.say(rules.OPERATION_ADDED, place)
    for old, new in matched.values():
        _compare(collector, old, new)


def _sent(operation: Operation) -> Direction:
    """The way that a request of it goes."""
    return Direction.RECEIVED if operation.incoming else Direction.SENT


def _untouched(collector: Collector, old: Operation, new: Operation) -> bool:
    """Whether not a word of an operation has changed, nor a name: most have not."""
    before, after = collector.old, collector.new
    same = old == new and before.method(old) == after.method(new)
    same = same and before.names.client.arguments.get(old.id) == after.names.client.arguments.get(new.id)
    same = same and before.api.lists.get(old.id) == after.api.lists.get(new.id)
    return same and collector.relation.stay(id for type, _ in exchanged(old) for id in mentioned(type))


def _compare(collector: Collector, old: Operation, new: Operation) -> None:
    if _untouched(collector, old, new):
        return
    sent = _sent(old)
    received = Direction.SENT if sent is Direction.RECEIVED else Direction.RECEIVED
    name = collector.old.method(old)
    place = Place(name, "", old.id, new.id, frozenset((sent,)))
    back = replace(place, sides=frozenset((received,)))
    if (now := collector.new.method(new)) != name:
        collector.say(rules.METHOD_RENAMED, place, breaking(CODE, RUN), before=name, after=now)
    before, after = f"`{old.method.upper()} {old.path}`", f"`{new.method.upper()} {new.path}`"
    if _moved(old, new):
        collector.say(rules.OPERATION_MOVED, place, breaking(STAY), before=before, after=after)
    collector.docs(old.doc, new.doc, place, rules.OPERATION_DEPRECATED, attribute_rules.DEPRECATED_NO_MORE)
    collector.texts((old.summary, old.shared, old.operation_id), (new.summary, new.shared, new.operation_id), place)
    if {*old.tags} != {*new.tags}:
        collector.say(rules.TAGS_CHANGED, place, before=_tags(old), after=_tags(new))
    if _servers(old.servers) != _servers(new.servers):
        collector.say(
            rules.SERVER_CHANGED, place, breaking(STAY), before=_servers(old.servers), after=_servers(new.servers)
        )
    compare_parameters(collector, old, new, place)
    compare_bodies(collector, old.request, new.request, place)
    compare_responses(collector, old, new, back)
    compare_security(collector, old, new, place)
    compare_channels(collector, old, new, place)
    compare_pages(collector, old, new, place)


def _moved(old: Operation, new: Operation) -> bool:
    return place_of(old) != place_of(new)


def _tags(operation: Operation) -> str:
    return ", ".join(f"`{tag}`" for tag in operation.tags) or "no group"


def _servers(servers: tuple[Server, ...]) -> str:
    return ", ".join(f"`{one.url}`" for one in servers) or "where the API is"
