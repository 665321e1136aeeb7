"""The names of channels: of connections, and of the methods that send events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..ir.declarations import Declarations
from ..ir.http.channels import Channel
from ..ir.http.operations import Operation
from ..ir.types import SchemaId
from ..jsonvalue.pointers import Pointer
from ..names import ChannelNames, Methods
from .clashes import settle
from .forms import class_name
from .lengths import CLASS, CONNECTION_CLASS, METHOD, STEM, shortened
from .modules import folded, module
from .reserved import CONNECTION, KEYWORDS
from .words import cap_words, identifier, snake

_SEPARATORS = re.compile(r"[./:]+")
_SILENT = frozenset({"connect", "connection", "open", "websocket", "ws"})
"""Words of a method that say nothing but that it opens a channel."""


def channel_names(
    operations: Iterable[Operation],
    methods: Methods,
    classes: Mapping[SchemaId, str],
    declarations: Declarations,
) -> dict[Pointer, ChannelNames]:
    """Name every channel, and all that is sent over it by a tag of its own."""
    channels = {one.id: one.channel for one in operations if one.channel is not None and one.id in methods.homes}

    def spell(id: Pointer, _: str, level: int) -> str | None:
        words = [word for word in methods.methods[id].split("_") if word and (level or word not in _SILENT)]
        text = "_".join([*methods.homes[id], *words, "connection"])
        return class_name(cap_words(text)) if level < 2 else None

    names = shortened(settle(channels, spell).names, CONNECTION_CLASS)
    short = {id: name.removesuffix("Connection") or name for id, name in names.items()}
    stems = settle(names, lambda id, _, level: module(short[id], "", level), same=folded).names
    stems = shortened(stems, STEM, same=folded)
    return {
        id: ChannelNames(names[id], stems[id], *_events(channel, classes, declarations))
        for id, channel in channels.items()
    }


def _events(
    channel: Channel, classes: Mapping[SchemaId, str], declarations: Declarations
) -> tuple[dict[SchemaId, tuple[str, ...]], dict[tuple[str, ...], str]]:
    """The way to the method of each event, and the class of each group of them."""
    tags = channel.send.tags(declarations) if channel.send is not None else {}
    ways = {id: way for id, tag in tags.items() if (way := _way(tag))}
    members: dict[tuple[str, ...], list[SchemaId]] = {}
    for id, way in ways.items():
        members.setdefault(way[:-1], []).append(id)
    groups = {way[:depth] for way in members for depth in range(1, len(way) + 1)}
    events: dict[SchemaId, tuple[str, ...]] = {}
    for group, ids in members.items():
        taken = {way[-1] for way in groups if way[:-1] == group} | (set() if group else CONNECTION)

        def spell(id: SchemaId, _: str, level: int) -> str | None:
            last = ways[id][-1]
            forms = (last, f"{last}_", f"{last}_{snake(classes[id])}")
            return forms[level] if level < len(forms) else None

        for id, name in shortened(settle(ids, spell, taken=taken).names, METHOD, taken=taken).items():
            events[id] = (*group, name)
    return {id: events[id] for id in ways}, _groups(groups)


def _way(tag: str) -> tuple[str, ...]:
    """The words of a tag, outermost first."""
    words = [identifier(snake(part), "event_") for part in _SEPARATORS.split(tag) if part.strip()]
    free = [f"{word}_" if word in KEYWORDS else word for word in words]
    if len(free) > 1 and free[0] in CONNECTION:
        free[0] += "_"
    return tuple(free)


def _groups(groups: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    keys = {"/".join(way): way for way in sorted(groups)}

    def spell(key: str, _: str, level: int) -> str | None:
        forms = ("_".join(keys[key]), "_of_".join(reversed(keys[key])))
        return class_name(cap_words(f"{forms[level]}_events")) if level < len(forms) else None

    names = shortened(settle(keys, spell).names, CLASS)
    return {way: names[key] for key, way in keys.items()}
