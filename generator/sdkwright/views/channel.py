"""What the template of an open channel sees."""

from __future__ import annotations

from ..frozen import dataclass
from .models import Import


@dataclass(frozen=True, slots=True)
class Sends:
    """A method that sends an event. It takes what the event's class takes."""

    name: str
    event: str
    """The class: `models.SessionUpdate`."""
    text: str


@dataclass(frozen=True, slots=True)
class Inner:
    """A group of methods inside another, or inside the connection."""

    attribute: str
    class_: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Events whose tags begin alike."""

    class_: str
    text: str
    methods: tuple[Sends, ...]
    children: tuple[Inner, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """A module with the connections of one channel."""

    source_name: str
    name: str
    """As callers write it: `realtime.connect`."""
    connection: str
    send: str
    """What is sent; `Never` where nothing is."""
    receive: str
    imports: tuple[tuple[Import, ...], ...]
    groups: tuple[Group, ...]
    """Each before those that it is in."""
    methods: tuple[Sends, ...]
    children: tuple[Inner, ...]
