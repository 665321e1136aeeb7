"""One source's bytes to its tree."""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

from ..diagnostics import Diagnostic, InputError, Location, Severity
from ..frozen import dataclass
from ..jsonvalue.pointers import Pointer, join, split
from ..jsonvalue.types import Json
from .errors import MAX_DEPTH, refusal, too_deep
from .json_syntax import first_fault
from .json_text import JsonReader, without_comments
from .places import JsonPlaces
from .source import TextSource
from .text import decode, place
from .yaml12 import YamlReader
from .yaml_errors import DuplicateKeyError
from .yaml_places import YamlPlaces

_CONFLICT = re.compile(r"^(?:<{7} .*|\|{7}(?: .*)?|={7}|>{7} .*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A source's tree and what reading it had to say."""

    tree: Json
    source: TextSource
    findings: tuple[Diagnostic, ...]


def parse(data: bytes, name: str) -> Parsed:
    """The tree of JSON or YAML text, told apart by content. Raises InputError."""
    text = decode(data, name)
    try:
        return _parsed(text, name)
    except InputError:
        if (conflict := _CONFLICT.search(text)) is None:
            raise
        message = f"a merge conflict is left in the file: `{conflict[0].split()[0]}`"
        hint = "decide between the two sides, and remove the marks"
        raise refusal("merge-conflict", message, name, place(text, conflict.start()), hint=hint) from None


def _parsed(text: str, name: str) -> Parsed:
    with _no_collection():
        if not text.lstrip(" \t\r\n").startswith(("{", "[")):
            return _yaml(text, name)
        try:
            return _json(text, name)
        except json.JSONDecodeError:
            return _nearly_json(text, name)


def _nearly_json(text: str, name: str) -> Parsed:
    """JSON with comments or trailing commas, or else YAML in flow style; said, since other tools refuse it."""
    fault = first_fault(text)
    try:
        parsed = _json(without_comments(text), name)
    except json.JSONDecodeError:
        try:
            parsed = _yaml(text, name)
        except InputError as error:
            if error.diagnostics[0].code != "syntax":
                raise
            raise refusal("syntax", fault.message, name, fault.position) from None
    location = Location(name, "#", *fault.position)
    found = Diagnostic("not-json", f"{fault.message}; it is understood all the same", location, Severity.NOTE)
    return Parsed(parsed.tree, parsed.source, (found, *parsed.findings))


def _json(text: str, name: str) -> Parsed:
    reader = JsonReader(text, name)
    tree = reader.read()
    if reader.duplicated and (found := JsonPlaces(text).duplicate()) is not None:
        tokens, first, second = found
        raise _duplicate(join("#", *tokens), place(text, first), place(text, second), name)
    return _checked(tree, TextSource(name, text, "json"), reader.findings)


def _yaml(text: str, name: str) -> Parsed:
    reader = YamlReader(text, name)
    try:
        tree = reader.read()
    except DuplicateKeyError as found:
        raise _duplicate(found.pointer, YamlPlaces(text).find(found.pointer), found.position, name) from None
    return _checked(tree, TextSource(name, text, "yaml"), reader.findings)


def _checked(tree: Json, source: TextSource, findings: list[Diagnostic]) -> Parsed:
    _check_depth(tree, source)
    return Parsed(tree, source, tuple(findings))


def _check_depth(tree: Json, source: TextSource) -> None:
    """Aliases may nest a tree deeper than its text, and the C scanner reads deeper than Python code may recurse."""
    level = [tree] if isinstance(tree, (dict, list)) else []
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            pointer = _deep_pointer(tree)
            raise too_deep(source.name, source.position(pointer), pointer)
        level = [
            child
            for node in level
            for child in (node.values() if type(node) is dict else node)
            if type(child) is dict or type(child) is list
        ]


def _deep_pointer(tree: Json) -> Pointer:
    """The pointer of one of the first nodes that nest too deep."""
    level: dict[int, tuple[Json, Pointer]] = {0: (tree, "#")}
    for _ in range(MAX_DEPTH):
        below: dict[int, tuple[Json, Pointer]] = {}
        for node, pointer in level.values():
            children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
            for token, child in children:
                if isinstance(child, (dict, list)):
                    below.setdefault(id(child), (child, join(pointer, token)))
        level = below
    return next(pointer for _, pointer in level.values())


def _duplicate(pointer: Pointer, first: tuple[int, int] | None, second: tuple[int, int], name: str) -> InputError:
    key = split(pointer)[-1]
    where = f"first at line {first[0]}, column {first[1]}, " if first else ""
    message = f"the key {key!r} comes twice in one mapping: {where}again at line {second[0]}, column {second[1]}"
    hint = "remove or rename one; tools differ in which they use"
    return refusal("duplicate-key", message, name, second, pointer, hint)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pause the cyclic garbage collector: a growing tree makes no garbage, yet is scanned again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
