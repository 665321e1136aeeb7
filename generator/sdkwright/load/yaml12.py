"""YAML to a JSON tree, straight from the parser's events.

Events cost a third of what PyYAML's composer and constructor cost, cannot run out of stack, and leave the meaning of
scalars to us: the core schema of YAML 1.2, with merge keys (`<<`) as people use them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from ..diagnostics import Diagnostic
from ..jsonvalue.pointers import Pointer, join
from ..jsonvalue.types import Json
from . import scalars, yaml_errors
from .errors import MAX_ALIASED, MAX_DEPTH, refusal, too_deep, warning
from .yaml_errors import place
from .yaml_parser import Parser
from .yaml_syntax import bad_syntax

_OPEN: Any = object()
"""Stands for the value of an anchor whose node has not ended yet."""

_PREFIX = "tag:yaml.org,2002:"
_TEXTS = frozenset(("!", *(_PREFIX + name for name in ("str", "binary", "timestamp"))))
_NUMBERS = frozenset(_PREFIX + name for name in ("int", "float", "bool", "null"))
_COLLECTIONS = frozenset(("!", *(_PREFIX + name for name in ("map", "seq", "omap", "set"))))


class _Plain(dict[str, Json]):
    """Meanings of plain scalars, found once for each text."""

    def __missing__(self, text: str) -> Json:
        value = self[text] = scalars.plain(text)
        return value


class _MergeKey(str):
    """The key `<<`; unlike other keys it may come twice."""

    __slots__ = ()
    __hash__ = object.__hash__
    __eq__ = object.__eq__
    __ne__ = object.__ne__


class YamlReader:
    """One reading of one text."""

    def __init__(self, text: str, file: str) -> None:
        self.findings: list[Diagnostic] = []
        self._text = text
        self._file = file
        self._known = _Plain()
        self._anchors: dict[str, tuple[Any, int]] = {}
        """Of each anchor, its value and how many nodes that has."""
        self._aliased = 0
        self._stack: list[tuple[Any, str | None, str | None, int]] = []
        """The open nodes above the current one: node, the key its child is under, anchor, count at its start."""

    def read(self) -> Json:
        """The tree of the first document; `findings` holds what else there is to say.

        Raises InputError, and DuplicateKeyError for the first key that comes twice.
        """
        try:
            return self._document(Parser(self._text).get_event)
        except yaml.reader.ReaderError:
            raise yaml_errors.bad_character(self._text, self._file, self._pointer()) from None
        except yaml.YAMLError as error:
            raise bad_syntax(error, self._text, self._file, self._pointer()) from None

    def _document(self, get: Callable[[], Any]) -> Json:
        root: Json = None
        for kind in (yaml.StreamStartEvent, yaml.DocumentStartEvent):
            event = get()
            if not isinstance(event, kind):
                return root
        event = get()
        if isinstance(event, yaml.ScalarEvent):
            root = self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        else:
            root = self._tree(event, get)
        get()
        event = get()
        if not isinstance(event, yaml.StreamEndEvent) and not self._is_empty(get()):
            message = "a second YAML document begins here; only the first of a file is read"
            self.findings.append(refusal("several-documents", message, self._file, place(event)).diagnostics[0])
        return root

    def _is_empty(self, event: Any) -> bool:
        """Whether a document begins with nothing, as after a `---` that ends a file."""
        return isinstance(event, yaml.ScalarEvent) and not event.value and not event.style and event.tag is None

    def _tree(self, event: Any, get: Callable[[], Any]) -> Json:
        """The node that starts with `event`: one loop whatever the depth, with nothing in it that is not needed."""
        scalar_event, map_start, map_end = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.MappingEndEvent
        list_start, list_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
        known, stack, anchors = self._known, self._stack, self._anchors
        merging: set[int] = set()
        node: Any = self._start(event)
        anchor: str | None = event.anchor
        is_map = type(node) is dict
        key: str | None = None
        value: Any
        count = start = 0
        while True:
            event = get()
            kind = type(event)
            if is_map and key is None and kind is not map_end:
                if kind is scalar_event:
                    key = event.value
                    if event.tag is not None:
                        self._scalar(event, key)
                    if event.anchor:
                        anchors[event.anchor] = (key, 1)
                    if key == "<<" and not event.style:
                        key = _MergeKey(key)
                        merging.add(id(node))
                else:
                    key = self._odd_key(event)
                if key in node:
                    raise yaml_errors.DuplicateKeyError(join(self._pointer(), key), place(event))
                continue
            if kind is scalar_event:
                if event.tag is None and not event.style:
                    try:
                        value = known[event.value]
                    except scalars.NoJsonNumberError:
                        value = self._unrepresentable(event, node, key)
                else:
                    value = self._scalar(event, len(node) if key is None else key)
                if event.anchor:
                    anchors[event.anchor] = (value, 1)
            elif kind is map_start or kind is list_start:
                value = self._start(event, len(node) if key is None else key)
                if is_map:
                    node[key] = value
                else:
                    node.append(value)
                stack.append((node, key, anchor, start))
                if len(stack) >= MAX_DEPTH:
                    raise too_deep(self._file, place(event), self._pointer())
                node, anchor, start, key = value, event.anchor, count, None
                is_map = kind is map_start
                continue
            elif kind is map_end or kind is list_end:
                if merging and id(node) in merging:
                    _merge(node)
                    merging.discard(id(node))
                count += len(node) + 1
                if anchor:
                    anchors[anchor] = (node, count - start)
                if not stack:
                    root: Json = node
                    return root
                node, key, anchor, start = stack.pop()
                is_map = key is not None
                key = None
                continue
            else:
                value, weight = self._alias(event, len(node) if key is None else key)
                count += weight
            if is_map:
                node[key] = value
                key = None
            else:
                node.append(value)

    def _start(self, event: Any, *tokens: str | int) -> dict[str, Json] | list[Json]:
        """The empty node for a mapping's or sequence's start."""
        is_map = type(event) is yaml.MappingStartEvent
        if event.anchor:
            self._anchors[event.anchor] = (_OPEN, 0)
        if event.tag is not None and event.tag not in _COLLECTIONS:
            self._tag_ignored(event, *tokens)
        return {} if is_map else []

    def _scalar(self, event: Any, *tokens: str | int) -> Json:
        """What a scalar with a tag or quotes means; an unknown tag says nothing and never runs anything."""
        tag, text = event.tag, event.value
        if tag in _NUMBERS:
            text = text.strip()
        elif tag is not None and tag not in _TEXTS:
            self._tag_ignored(event, *tokens)
        if tag in _TEXTS or (event.style and tag not in _NUMBERS):
            return str(text)
        try:
            value = self._known[text]
        except scalars.NoJsonNumberError:
            return str(text)
        return float(value) if type(value) is int and tag == _PREFIX + "float" else value

    def _tag_ignored(self, event: Any, *tokens: str | int) -> None:
        message = f"the YAML tag {event.tag} has no meaning in an API description and is ignored"
        pointer = join(self._pointer(), *tokens)
        self.findings.append(warning("unknown-tag", message, self._file, place(event), pointer))

    def _alias(self, event: Any, *tokens: str | int) -> tuple[Any, int]:
        """The value that an alias stands for, shared, and how many nodes that adds."""
        found = self._anchors.get(event.anchor)
        if found is None:
            raise yaml_errors.undefined_alias(event, self._file, join(self._pointer(), *tokens))
        value, weight = found
        if value is _OPEN:
            raise yaml_errors.recursive_alias(event, self._file, join(self._pointer(), *tokens))
        self._aliased += weight
        if self._aliased > MAX_ALIASED:
            raise yaml_errors.alias_bomb(event, self._file, join(self._pointer(), *tokens))
        return value, weight

    def _odd_key(self, event: Any) -> str:
        """A key that is no scalar: an alias of one will do."""
        if type(event) is yaml.AliasEvent:
            value, _ = self._alias(event)
            if isinstance(value, str):
                return value
        raise yaml_errors.complex_key(event, self._file, self._pointer())

    def _unrepresentable(self, event: Any, node: Any, key: str | None) -> str:
        """A number that JSON lacks stays as its text."""
        pointer = join(self._pointer(), len(node) if key is None else key)
        message = f"{event.value[:40]} is no JSON number; it is read as text"
        self.findings.append(warning("not-a-number", message, self._file, place(event), pointer))
        text: str = event.value
        return text

    def _pointer(self) -> Pointer:
        """Where the current node is."""
        tokens = [len(node) - 1 if key is None else key for node, key, _, _ in self._stack]
        return join("#", *tokens)


def _merge(node: dict[str, Json]) -> None:
    """Fill in what `<<` brings: own keys win, then earlier sources."""
    merged: dict[str, Json] = {}
    own: dict[str, Json] = {}
    for key, value in node.items():
        sources = value if isinstance(value, list) else [value]
        mappings = [source for source in sources if isinstance(source, dict)]
        if isinstance(key, _MergeKey) and len(mappings) == len(sources):
            for source in mappings:
                for name, item in source.items():
                    merged.setdefault(name, item)
        else:
            own[str(key)] = value
    node.clear()
    node.update(merged)
    node.update(own)
