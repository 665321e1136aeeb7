"""YAML to a JSON tree, straight from the parser's events.

Events cost a third of what PyYAML's composer and constructor cost, cannot run out of stack, and leave the meaning of
scalars to us: the core schema of YAML 1.2, with merge keys (`<<`) as people use them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import yaml

from ..diagnostics import Diagnostic
from ..document import Json, Pointer, join
from . import scalars
from .problems import MAX_ALIASED, MAX_DEPTH, refuse, refuse_depth, warn
from .text import unprintable
from .yaml_parser import Parser

_OPEN: Any = object()
"""Stands for the value of an anchor whose node has not ended yet."""

_PREFIX = "tag:yaml.org,2002:"


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
        """The tree of the first document. Raises InputError; `findings` holds what else there is to say."""
        try:
            return self._document(Parser(self._text).get_event)
        except yaml.MarkedYAMLError as error:
            self._syntax_error(error)
        except yaml.reader.ReaderError as error:
            self._character_error(error)

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
        if not isinstance(event, yaml.StreamEndEvent):
            message = "only the first YAML document of this file is read"
            self.findings.append(warn("several-documents", message, self._file, _place(event)))
        return root

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
                    if event.anchor:
                        anchors[event.anchor] = (key, 1)
                    if key == "<<" and not event.style:
                        key = _MergeKey(key)
                        merging.add(id(node))
                else:
                    key = self._odd_key(event, node)
                if key in node:
                    self._duplicate(event, key)
                continue
            if kind is scalar_event:
                if event.tag is None and not event.style:
                    try:
                        value = known[event.value]
                    except scalars.Unrepresentable:
                        value = self._unrepresentable(event, node, key)
                else:
                    value = self._scalar(event)
                if event.anchor:
                    anchors[event.anchor] = (value, 1)
            elif kind is map_start or kind is list_start:
                value = self._start(event)
                if is_map:
                    node[key] = value
                else:
                    node.append(value)
                stack.append((node, key, anchor, start))
                if len(stack) >= MAX_DEPTH:
                    refuse_depth(self._file, _place(event), self._pointer())
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
                    return node
                node, key, anchor, start = stack.pop()
                is_map = key is not None
                key = None
                continue
            else:
                value, weight = self._alias(event)
                count += weight
            if is_map:
                node[key] = value
                key = None
            else:
                node.append(value)

    def _start(self, event: Any) -> dict[str, Json] | list[Json]:
        """The empty node for a mapping's or sequence's start."""
        is_map = type(event) is yaml.MappingStartEvent
        if event.anchor:
            self._anchors[event.anchor] = (_OPEN, 0)
        if event.tag is not None and event.tag not in (_PREFIX + "map", _PREFIX + "seq", "!"):
            self._tag_ignored(event)
        return {} if is_map else []

    def _scalar(self, event: Any) -> Json:
        """What a scalar with a tag or quotes means; an unknown tag says nothing and never runs anything."""
        tag, text = event.tag, event.value
        if tag is None:
            return text if event.style else self._known[text]
        if tag in (_PREFIX + "str", "!", _PREFIX + "binary", _PREFIX + "timestamp"):
            return text
        if tag in (_PREFIX + "int", _PREFIX + "float", _PREFIX + "bool", _PREFIX + "null"):
            value = self._known[text.strip()]
            return float(value) if type(value) is int and tag.endswith("float") else value
        self._tag_ignored(event)
        return text if event.style else self._known[text]

    def _tag_ignored(self, event: Any) -> None:
        message = f"the YAML tag {event.tag} has no meaning in an API description and is ignored"
        self.findings.append(warn("unknown-tag", message, self._file, _place(event), self._pointer()))

    def _alias(self, event: Any) -> tuple[Any, int]:
        """The value that an alias stands for, shared, and how many nodes that adds."""
        try:
            value, weight = self._anchors[event.anchor]
        except KeyError:
            refuse(
                "undefined-alias",
                f"the YAML alias *{event.anchor} has no anchor before it",
                self._file,
                _place(event),
                self._pointer(),
                f"define it with &{event.anchor} earlier in the same file, or quote the text if no alias is meant",
            )
        if value is _OPEN:
            refuse(
                "recursive-alias",
                f"the YAML alias *{event.anchor} stands inside the node that it names",
                self._file,
                _place(event),
                self._pointer(),
                "use $ref for recursion",
            )
        self._aliased += weight
        if self._aliased > MAX_ALIASED:
            refuse(
                "alias-bomb",
                f"the YAML aliases of this file stand for more than {MAX_ALIASED:,} nodes",
                self._file,
                _place(event),
                self._pointer(),
                "use $ref instead of nested aliases",
            )
        return value, weight

    def _odd_key(self, event: Any, node: Any) -> str:
        """A key that is no scalar: an alias of one will do."""
        if type(event) is yaml.AliasEvent:
            value, _ = self._alias(event)
            if isinstance(value, str):
                return value
        refuse(
            "complex-key",
            "a YAML key must be text, not a mapping or a list",
            self._file,
            _place(event),
            self._pointer(),
            "quote a key that begins with { or [",
        )

    def _duplicate(self, event: Any, key: str) -> NoReturn:
        raise DuplicateKey(join(self._pointer(), key), _place(event))

    def _unrepresentable(self, event: Any, node: Any, key: str | None) -> str:
        """A number that JSON lacks stays as its text."""
        pointer = join(self._pointer(), len(node) if key is None else key)
        message = f"{event.value[:40]} is no JSON number; it is read as text"
        self.findings.append(warn("not-a-number", message, self._file, _place(event), pointer))
        text: str = event.value
        return text

    def _pointer(self) -> Pointer:
        """Where the current node is."""
        tokens = [len(node) - 1 if key is None else key for node, key, _, _ in self._stack]
        return join("#", *tokens)

    def _syntax_error(self, error: yaml.MarkedYAMLError) -> NoReturn:
        mark = error.problem_mark or error.context_mark
        parts = [error.context, error.problem]
        message = "not valid YAML: " + ", ".join(part for part in parts if part)
        place = (mark.line + 1, mark.column + 1) if mark else None
        refuse("syntax", message, self._file, place, self._pointer(), _hint(str(error.problem)))

    def _character_error(self, error: yaml.reader.ReaderError) -> NoReturn:
        found = unprintable(self._text)
        if found is None:
            refuse("syntax", f"not valid YAML: {error.reason}", self._file, pointer=self._pointer())
        character, position = found
        message = f"the character U+{ord(character):04X} is not allowed in YAML"
        hint = "remove it, or write it as an escape in double quotes"
        refuse("invalid-character", message, self._file, position, self._pointer(), hint)


class DuplicateKey(Exception):
    """A mapping has a key twice; where the second is."""

    def __init__(self, pointer: Pointer, position: tuple[int, int]) -> None:
        super().__init__(pointer)
        self.pointer = pointer
        self.position = position


def _merge(node: dict[str, Json]) -> None:
    """Fill in what `<<` brings: own keys win, then earlier sources."""
    merged: dict[str, Json] = {}
    own: dict[str, Json] = {}
    for key, value in node.items():
        if not isinstance(key, _MergeKey):
            own[key] = value
            continue
        sources = value if isinstance(value, list) else [value]
        if all(isinstance(source, dict) for source in sources):
            for source in sources:
                for name, item in source.items():
                    merged.setdefault(name, item)
        else:
            own[str(key)] = value
    node.clear()
    node.update(merged)
    node.update(own)


def _place(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _hint(problem: str) -> str:
    if "cannot start any token" in problem:
        return "indent with spaces, and quote text that begins with a tab, @, ` or %"
    if "mapping values are not allowed" in problem:
        return "quote text that holds ': '"
    if "did not find expected key" in problem or "block end" in problem:
        return "check the indentation of this line and of those before it"
    return ""
