"""What an operation answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...comparison.rules import attributes as attribute_rules
from ...comparison.rules import operations as operation_rules
from ...comparison.rules import responses as rules
from ...ir.declarations import Constant, Required
from ...ir.http.content import Content, Parameter
from ...ir.http.media import essence
from ...ir.http.operations import Operation
from ...ir.http.responses import Response
from ..effects import CODE, NOTHING, RUN, STAY, breaking, risking
from ..findings import Collector, Place
from .bodies import contents
from .texts import alike


def compare_responses(collector: Collector, old: Operation, new: Operation, place: Place) -> None:
    """Say what differs in responses, by their statuses."""
    before = {one.status.text: one for one in old.responses}
    after = {one.status.text: one for one in new.responses}
    incoming = old.incoming
    for status, one in before.items():
        if status in after:
            where = replace(place, member=f"response {status}", old=one.pointer, new=after[status].pointer)
            _compare(collector, one, after[status], where)
        elif one.is_success:
            effects = breaking(STAY) | (breaking(CODE) if _lost(one, new.responses) else NOTHING)
            collector.say(rules.SUCCESS_GONE, _at(place, status, one, None), effects, before=status)
        else:
            collector.say(rules.ERROR_GONE, _at(place, status, one, None), before=status)
    for status, one in after.items():
        if status not in before:
            if one.is_success:
                effects = NOTHING if incoming or not one.contents else risking(CODE)
                collector.say(rules.SUCCESS_ADDED, _at(place, status, None, one), effects, after=status)
            else:
                collector.say(rules.ERROR_ADDED, _at(place, status, None, one), after=status)
    _streams(collector, old, new, place)


def _lost(gone: Response, others: Sequence[Response]) -> bool:
    """Whether the method gives another type where this was its only success."""
    return bool(gone.contents) and not any(one.is_success and one.contents for one in others)


def _at(place: Place, status: str, old: Response | None, new: Response | None) -> Place:
    return replace(
        place,
        member=f"response {status}",
        old=old.pointer if old else place.old,
        new=new.pointer if new else place.new,
    )


def _compare(collector: Collector, old: Response, new: Response, place: Place) -> None:
    collector.texts((old.description, old.links), (new.description, new.links), place)
    before, after = contents(old.contents), contents(new.contents)
    gone = [name for name in before if name not in after]
    come = [name for name in after if name not in before]
    success = old.is_success
    if len(gone) == len(come) == 1 and _related(gone[0], come[0]):
        one, other = before[gone[0]], after[come[0]]
        effects = risking(STAY) if success else NOTHING
        collector.say(
            rules.RESPONSE_MEDIA_TYPE_CHANGED,
            place,
            effects,
            before=f"`{one.media_type}`",
            after=f"`{other.media_type}`",
        )
        _types(collector, one, other, place)
        gone, come = [], []
    for name in gone:
        effects = breaking(CODE, STAY) if success and (come or not after) else breaking(STAY)
        collector.say(rules.RESPONSE_MEDIA_TYPE_GONE, place, effects, before=f"`{before[name].media_type}`")
    for name in come:
        collector.say(rules.RESPONSE_MEDIA_TYPE_ADDED, place, after=f"`{after[name].media_type}`")
    for name, content in before.items():
        if name in after:
            if content.media_type != after[name].media_type:
                collector.say(
                    rules.RESPONSE_MEDIA_TYPE_CHANGED,
                    place,
                    before=f"`{content.media_type}`",
                    after=f"`{after[name].media_type}`",
                )
            _types(collector, content, after[name], place)
    _headers(collector, old, new, place)


def _related(one: str, other: str) -> bool:
    """Whether two media types are read alike: `application/json` and `application/problem+json`."""
    return _suffix(one) == _suffix(other)


def _suffix(media_type: str) -> str:
    sub = essence(media_type).partition("/")[2]
    return sub.rpartition("+")[2]


def _types(collector: Collector, old: Content, new: Content, place: Place) -> None:
    if old.type is not None and new.type is None:
        collector.say(
            rules.RESPONSE_TYPE_GONE, place, breaking(CODE) | risking(STAY), before=collector.old.spell(old.type)
        )
    elif old.type is None and new.type is not None:
        collector.say(rules.RESPONSE_TYPE_ADDED, place, risking(RUN), after=collector.new.spell(new.type))
    elif old.type is not None and new.type is not None:
        collector.types(old.type, new.type, place)
    collector.texts(old.examples, new.examples, place)


def _headers(collector: Collector, old: Response, new: Response, place: Place) -> None:
    before, after = _named(old.headers), _named(new.headers)
    for name, one in before.items():
        where = replace(place, member=f"{place.member} header {one.name}", old=one.pointer)
        other = after.get(name)
        if other is None:
            effects = breaking(CODE, STAY) if _required(one) else breaking(CODE) | risking(STAY)
            collector.say(rules.HEADER_GONE, where, effects)
            continue
        where = replace(where, new=other.pointer)
        way = next(iter(place.sides))
        same = alike(one, other, collector.old.api.declarations, collector.new.api.declarations, way)
        collector.types(one.type, other.type, where, alike=same)
        if _required(one) and not _required(other):
            collector.say(rules.HEADER_OPTIONAL, where, breaking(CODE, STAY))
        if _required(other) and not _required(one):
            collector.say(rules.HEADER_REQUIRED, where)
        collector.docs(
            one.doc, other.doc, where, attribute_rules.ATTRIBUTE_DEPRECATED, attribute_rules.DEPRECATED_NO_MORE
        )
    for name, one in after.items():
        if name not in before:
            where = replace(place, member=f"{place.member} header {one.name}", new=one.pointer)
            collector.say(rules.HEADER_ADDED, where)


def _named(headers: Sequence[Parameter]) -> dict[str, Parameter]:
    return {one.name.lower(): one for one in headers}


def _required(header: Parameter) -> bool:
    return isinstance(header.presence, Required | Constant)


def _streams(collector: Collector, old: Operation, new: Operation, place: Place) -> None:
    before, after = _framings(old), _framings(new)
    if before and not after:
        collector.say(operation_rules.STREAM_GONE, place, breaking(CODE, RUN, STAY))
    elif after and not before:
        collector.say(operation_rules.STREAM_ADDED, place)
    elif before != after:
        collector.say(
            operation_rules.STREAM_CHANGED,
            place,
            breaking(STAY),
            before=", ".join(sorted(before)),
            after=", ".join(sorted(after)),
        )


def _framings(operation: Operation) -> set[str]:
    return {
        one.stream.framing.value
        for response in operation.responses
        if response.is_success
        for one in response.contents
        if one.stream is not None
    }
