"""What an operation takes as its body."""

from __future__ import annotations

from dataclasses import replace

from ...comparison.rules import parameters as rules
from ...ir.http.content import Content, RequestBody
from ...ir.http.media import essence
from ...ir.types import AnyType
from ..effects import CODE, NOTHING, RUN, STAY, breaking
from ..findings import Collector, Place

BODY = "body"


def compare_bodies(collector: Collector, old: RequestBody | None, new: RequestBody | None, place: Place) -> None:
    """Say what differs in the request body of an operation."""
    place = replace(place, member=BODY)
    if old is None and new is not None:
        effects = breaking(CODE, RUN, STAY) if new.required else NOTHING
        collector.say(rules.BODY_ADDED, replace(place, new=new.pointer), effects)
    elif old is not None and new is None:
        collector.say(rules.BODY_GONE, replace(place, old=old.pointer), breaking(CODE, RUN))
    elif old is not None and new is not None:
        _compare(collector, old, new, replace(place, old=old.pointer, new=new.pointer))


def _compare(collector: Collector, old: RequestBody, new: RequestBody, place: Place) -> None:
    if new.required and not old.required:
        collector.say(rules.BODY_REQUIRED, place, breaking(CODE, RUN, STAY))
    if old.required and not new.required:
        collector.say(rules.BODY_OPTIONAL, place)
    collector.texts(old.description, new.description, place)
    before, after = contents(old.contents), contents(new.contents)
    for name, one in before.items():
        other = after.get(name)
        if other is None:
            collector.say(rules.REQUEST_MEDIA_TYPE_GONE, place, breaking(CODE, RUN, STAY), before=f"`{one.media_type}`")
            continue
        types(collector, one, other, place)
        if encodings(one) != encodings(other):
            collector.say(rules.ENCODING_CHANGED, place, breaking(STAY))
    for name, one in after.items():
        if name not in before:
            collector.say(rules.REQUEST_MEDIA_TYPE_ADDED, place, after=f"`{one.media_type}`")


def encodings(content: Content) -> object:
    """How the parts are written, but for places and words."""
    return {one.property: (one.content_types, one.styled) for one in content.encodings.named}


def contents(found: tuple[Content, ...]) -> dict[str, Content]:
    """The forms of a body by what they are, whatever their parameters say."""
    whole = {one.media_type: one for one in found}
    short = {essence(one.media_type): one for one in found}
    return short if len(short) == len(whole) else whole


def types(collector: Collector, old: Content, new: Content, place: Place) -> None:
    """Say what differs in the types of two bodies."""
    before, after = old.type or AnyType(), new.type or AnyType()
    collector.types(before, after, place)
    collector.texts(old.examples, new.examples, place)
