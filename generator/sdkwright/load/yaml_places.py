"""Finding the line and column of a pointer in YAML text, only when somebody asks."""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from ..jsonvalue.pointers import Pointer, split
from .yaml_parser import Parser


class _Place(NamedTuple):
    """Where a key or an item is, counted from 0, and what it holds."""

    line: int
    column: int
    children: dict[str, _Place] | None


class YamlPlaces:
    """Places in YAML text: one more pass over its events, the first time that one is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root: _Place | None = None

    def find(self, pointer: Pointer) -> tuple[int, int] | None:
        """1-based line and column of the key, or sequence item, that a pointer names; the first, if it comes twice."""
        if self._root is None:
            self._root = _read(self._text)
        place = self._root
        for token in split(pointer):
            below = _child(place, token)
            if below is None:
                return None
            place = below
        return place.line + 1, place.column + 1


def _read(text: str) -> _Place:
    """The tree of places, as far as the text can be parsed."""
    top: dict[str, _Place] = {}
    here, is_map = top, False
    stack: list[tuple[dict[str, _Place], bool]] = []
    anchors: dict[str, dict[str, _Place] | None] = {}
    key: str | None = None
    mark: Any = None
    get = Parser(text).get_event
    try:
        while "0" not in top or stack:
            event = get()
            kind = type(event)
            if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                here, is_map = stack.pop()
            elif kind in _NODES:
                if is_map and key is None:
                    key, mark = getattr(event, "value", ""), event.start_mark
                    continue
                if key is None:
                    key, mark = str(len(here)), event.start_mark
                children: dict[str, _Place] | None = None
                if kind is yaml.AliasEvent:
                    children = anchors.get(event.anchor)
                elif kind is not yaml.ScalarEvent:
                    children = {}
                    if event.anchor:
                        anchors[event.anchor] = children
                here.setdefault(key, _Place(mark.line, mark.column, children))
                key = None
                if children is not None and kind is not yaml.AliasEvent:
                    stack.append((here, is_map))
                    here, is_map = children, kind is yaml.MappingStartEvent
            elif kind is yaml.StreamEndEvent:
                break
    except yaml.YAMLError:
        pass
    return top.get("0", _Place(0, 0, None))


_NODES = frozenset({yaml.ScalarEvent, yaml.AliasEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent})


def _child(place: _Place, token: str) -> _Place | None:
    """A child of its own, or else one that a merge key brings."""
    children = place.children or {}
    if token in children:
        return children[token]
    if "<<" in children:
        merged = children["<<"]
        for source in (merged, *(merged.children or {}).values()):
            if source.children and token in source.children:
                return source.children[token]
    return None
