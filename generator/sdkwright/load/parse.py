"""One source's bytes to its tree."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn

from ..diagnostics import Diagnostic, InputError
from ..document import Json, join
from .json_text import JsonReader
from .places import JsonPlaces
from .problems import MAX_DEPTH, refuse, refuse_depth
from .source import TextSource
from .text import decode, place
from .yaml12 import DuplicateKey, YamlReader
from .yaml_places import YamlPlaces


@dataclass(frozen=True, slots=True)
class Parsed:
    """A source's tree and what reading it had to say."""

    tree: Json
    source: TextSource
    findings: tuple[Diagnostic, ...]


def parse(data: bytes, name: str) -> Parsed:
    """The tree of JSON or YAML text, told apart by content. Raises InputError."""
    text = decode(data, name)
    with _no_collection():
        if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
            json_error = None
            try:
                return _json(text, name)
            except json.JSONDecodeError as error:
                json_error = error
            try:  # comments, trailing commas, single quotes: YAML reads them
                return _yaml(text, name)
            except InputError as error:
                if error.diagnostics[0].code != "syntax":
                    raise
            _refuse_json(json_error, name)
        return _yaml(text, name)


def _json(text: str, name: str) -> Parsed:
    reader = JsonReader(text, name)
    tree = reader.read()
    if reader.duplicated and (found := JsonPlaces(text).duplicate()) is not None:
        tokens, first, second = found
        _refuse_duplicate(join("#", *tokens), place(text, first), place(text, second), name)
    _check_depth(tree, name)
    return Parsed(tree, TextSource(name, text, "json"), tuple(reader.findings))


def _yaml(text: str, name: str) -> Parsed:
    reader = YamlReader(text, name)
    try:
        tree = reader.read()
    except DuplicateKey as found:
        _refuse_duplicate(found.pointer, YamlPlaces(text).find(found.pointer), found.position, name)
    _check_depth(tree, name)
    return Parsed(tree, TextSource(name, text, "yaml"), tuple(reader.findings))


def _check_depth(tree: Json, name: str) -> None:
    """Aliases may nest a tree deeper than its text, and the C scanner reads deeper than Python code may recurse."""
    level = [tree] if isinstance(tree, (dict, list)) else []
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            refuse_depth(name)
        level = [
            child
            for node in level
            for child in (node.values() if type(node) is dict else node)
            if type(child) is dict or type(child) is list
        ]


def _refuse_duplicate(
    pointer: str, first: tuple[int, int] | None, second: tuple[int, int], name: str
) -> NoReturn:
    key = pointer[pointer.rfind("/") + 1 :].replace("~1", "/").replace("~0", "~")
    where = f"first at line {first[0]}, column {first[1]}, " if first else ""
    message = f"the key {key!r} comes twice in one mapping: {where}again at line {second[0]}, column {second[1]}"
    refuse("duplicate-key", message, name, second, pointer, "remove or rename one; tools differ in which they use")


def _refuse_json(error: json.JSONDecodeError, name: str) -> NoReturn:
    message = f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
    refuse("syntax", message, name, (error.lineno, error.colno))


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
