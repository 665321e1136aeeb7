"""Finding the line and column of a pointer in YAML text, only when somebody asks."""

from __future__ import annotations

from typing import Any, TypeAlias

import yaml

from ..document import Pointer, split
from .yaml_parser import Parser

_Place: TypeAlias = "tuple[int, int, Any]"
"""0-based line and column of a key or item, and its children by token (None for a scalar)."""


class YamlPlaces:
    """Places in YAML text: one more pass over its events, the first time that one is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root: _Place | None = None

    def find(self, pointer: Pointer) -> tuple[int, int] | None:
        """1-based line and column of the key, or sequence item, that a pointer names; of the first, if there are two."""
        if self._root is None:
            self._root = self._read()
        node = self._root
        for token in split(pointer):
            child = _child(node, token)
            if child is None:
                return None
            node = child
        return node[0] + 1, node[1] + 1

    def _read(self) -> _Place:
        """The tree of places, as far as the text can be parsed."""
        root: dict[str, _Place] = {}
        first = (0, 0)
        stack: list[tuple[dict[str, _Place], bool, str | None]] = []
        anchors: dict[str, Any] = {}
        here, is_map, key = root, False, ""
        key_mark: Any = None
        get = Parser(self._text).get_event
        try:
            while type(event := get()) is not yaml.StreamEndEvent:
                kind = type(event)
                if kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                    here, is_map, _ = stack.pop()
                    key = None
                    if not stack:
                        break
                    continue
                if kind not in _NODES:
                    continue
                mark = event.start_mark
                if is_map and key is None:
                    key, key_mark = getattr(event, "value", ""), mark
                    continue
                if not is_map:
                    key, key_mark = str(len(here)), mark
                if not stack and kind is yaml.ScalarEvent:
                    return mark.line, mark.column, None
                children: Any = None
                if kind is yaml.AliasEvent:
                    children = anchors.get(event.anchor)
                elif kind is not yaml.ScalarEvent:
                    children = {}
                    if event.anchor:
                        anchors[event.anchor] = children
                here.setdefault(str(key), (key_mark.line, key_mark.column, children))
                key = None
                if kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
                    if not stack:
                        first = (mark.line, mark.column)
                    stack.append((here, is_map, None))
                    here, is_map = children, kind is yaml.MappingStartEvent
        except yaml.YAMLError:
            pass
        top = root.get("0")
        return (*first, top[2] if top else None)


_NODES = frozenset({yaml.ScalarEvent, yaml.AliasEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent})


def _child(node: _Place, token: str) -> _Place | None:
    children = node[2]
    if children is None:
        return None
    if token in children:
        found: _Place = children[token]
        return found
    if "<<" in children:
        merge = children["<<"]
        sources = [merge, *(merge[2] or {}).values()]
        for source in sources:
            if source[2] is not None and token in source[2]:
                found = source[2][token]
                return found
    return None
