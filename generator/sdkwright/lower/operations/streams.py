"""Bodies that are a sequence of values: what each value is, and what ends them.

The items of server-sent events are described as objects with `event`, `data`, `id` and `retry` (OpenAPI 3.2 section
4.14.4.1), or, as most descriptions of earlier versions have it, as what their data is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ...description import content as said
from ...ir.http.media import framing
from ...ir.http.streams import Framing, Payload, Stream
from ...ir.types import AnyType, StringType, Type
from ...jsonvalue.pointers import Pointer
from ...ledger import Outcome
from ...schema import Schema
from ..context import Context

Lower = Callable[[Pointer], Type]
Properties = Mapping[str, Schema]

DONE: Final = "[DONE]"
"""No JSON, so it can only mean the end where all data is JSON, whether or not the description speaks of it."""
_ENVELOPE: Final = frozenset({"event", "data", "id", "retry"})


def stream(cx: Context, media: said.MediaType, lower: Lower) -> Stream | None:
    """What a body is a sequence of; `lower` gives the type of the schema at a pointer."""
    frame = framing(media.name)
    if frame is None:
        return None
    at = media.item or _of_list(cx, media.schema) or media.schema
    if at is None:
        return Stream(frame, Payload(AnyType()) if frame is not Framing.EVENTS else _TEXT, end=media.end)
    if frame is not Framing.EVENTS:
        return Stream(frame, Payload(lower(at)), end=media.end)
    schema = cx.schemas.meet(at) if media.item else cx.schemas.at(at)
    events = list(_events(cx, schema, {}, frozenset()))
    if all("data" in one and one.keys() <= _ENVELOPE for one in events):
        return _enveloped(cx, events, media.end, lower)
    if _is_text(cx, schema):
        return Stream(frame, Payload(lower(at), is_json=False), end=media.end)
    return Stream(frame, Payload(lower(at)), end=media.end or DONE)


_TEXT: Final = Payload(StringType(), is_json=False)


def _of_list(cx: Context, at: Pointer | None) -> Pointer | None:
    """The items of the whole, where it is described as a list."""
    if at is None:
        return None
    schema = cx.schemas.at(at)
    while schema.ref:
        schema = cx.schemas.at(schema.ref)
    return schema.arrays.items.pointer if schema.types == ("array",) and schema.arrays.items else None


def _enveloped(cx: Context, events: list[Properties], end: str, lower: Lower) -> Stream:
    named: dict[str, Payload] = {}
    other: Payload | None = None
    for event in events:
        data = event["data"]
        if data.const is not None and isinstance(data.const.value, str):
            end = end or data.const.value
            continue
        payload = _payload(cx, data, lower)
        names = _names(event.get("event")) if len(events) > 1 or _is_constant(event.get("event")) else ()
        named.update(dict.fromkeys(names, payload))
        other = other if names else other or payload
    every = [*named.values(), *([other] if other else [])]
    return Stream(
        Framing.EVENTS, other, tuple(named.items()), end or (DONE if all(one.is_json for one in every) else "")
    )


def _events(cx: Context, schema: Schema, outer: Properties, seen: frozenset[Pointer]) -> Iterator[Properties]:
    """The properties of each kind of event: a union has several, and what stands beside it counts for all."""
    if schema.pointer in seen:
        return
    seen |= {schema.pointer}
    own = {**outer, **schema.objects.named}
    for part in schema.all_of:
        own = {**own, **next(_events(cx, part, {}, seen), {})}
    if schema.ref:
        yield from _events(cx, cx.schemas.at(schema.ref), own, seen)
    elif members := (*schema.one_of, *schema.any_of):
        for member in members:
            yield from _events(cx, member, own, seen)
    else:
        yield own


def _payload(cx: Context, data: Schema, lower: Lower) -> Payload:
    """What the data of an event is: text, or JSON; in text that is said to be JSON, `contentSchema` says more."""
    media = (data.strings.media or "").partition(";")[0].strip().lower()
    is_json = media.endswith(("/json", "+json"))
    if (content := data.strings.content) is not None:
        cx.report.outcomes[data.pointer, "contentSchema"] = Outcome.TYPED
        if is_json or not (media or _is_text(cx, cx.schemas.at(content))):
            return Payload(lower(content))
    elif is_json:
        return Payload(AnyType())
    if _is_text(cx, data) or media:
        return _TEXT
    return Payload(lower(data.pointer))


def _is_text(cx: Context, schema: Schema) -> bool:
    """Whether values are strings, and nothing else."""
    while schema.ref:
        schema = cx.schemas.at(schema.ref)
    if schema.types:
        return schema.types == ("string",)
    values = schema.enum.values if schema.enum else (schema.const.value,) if schema.const else ()
    return bool(values) and all(isinstance(value, str) for value in values)


def _is_constant(schema: Schema | None) -> bool:
    return schema is not None and schema.const is not None


def _names(schema: Schema | None) -> tuple[str, ...]:
    """The names that an event may have, as far as they are told."""
    if schema is None:
        return ()
    values = (schema.const.value,) if schema.const else schema.enum.values if schema.enum else ()
    return tuple(value for value in values if isinstance(value, str))
