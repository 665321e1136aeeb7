"""Functions that are told of events, by the class of the event."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

Handler = Callable[[Any], Any]


class _Entry(NamedTuple):
    handler: Handler
    once: bool


class Handlers:
    """Which function is told of which events."""

    def __init__(self) -> None:
        self._entries: dict[type[Any], list[_Entry]] = {}

    def __bool__(self) -> bool:
        return bool(self._entries)

    def add(self, kind: type[Any], handler: Handler, *, once: bool) -> None:
        """Has a function told of events of a class, and of what extends it."""
        self._entries.setdefault(kind, []).append(_Entry(handler, once))

    def remove(self, handler: Handler) -> None:
        """Has a function told of nothing any more."""
        for kind, entries in list(self._entries.items()):
            self._keep(kind, [one for one in entries if one.handler != handler])

    def take(self, event: object) -> Iterator[Handler]:
        """The functions to be told of an event, in the order that they came in."""
        for kind in type(event).__mro__:
            entries = self._entries.get(kind)
            if entries is None:
                continue
            self._keep(kind, [one for one in entries if not one.once])
            yield from [one.handler for one in entries]

    def _keep(self, kind: type[Any], entries: list[_Entry]) -> None:
        if entries:
            self._entries[kind] = entries
        else:
            self._entries.pop(kind, None)
