"""What is wrong with text that is no YAML, in words of our own.

Parsers word the same mistake in several ways, and newer releases find more. What is read of their errors is where they
stand; the rest is told from the text around and from what was open there.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from ..diagnostics import InputError
from ..jsonvalue.pointers import Pointer
from .errors import MAX_DEPTH, refusal, too_deep
from .text import place
from .yaml_parser import Parser

_QUOTED_OR_BRACKET = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[\[{\]}]", re.DOTALL)
_SPACES = "indent with spaces"
_QUOTE = "quote the text"
_CHECK = "check the indentation and the quotes of this line and of those before it"


class _Context(NamedTuple):
    """Where parsing ended."""

    text: str
    problem: int
    """The offset that the error names."""
    context: int | None
    """The offset of what was being read there."""
    opened: tuple[tuple[int, str], ...]
    """The offset of each open collection, and its bracket; a dash or a colon where it has none."""


class _Fault(NamedTuple):
    message: str
    offset: int
    hint: str = ""


def bad_syntax(error: yaml.YAMLError, text: str, file: str, pointer: Pointer) -> InputError:
    """The error, to be raised, for text that the parser refuses."""
    scene, deep = _context(error, text)
    if deep is not None:
        return too_deep(file, place(text, deep), pointer)
    fault = _fault(scene)
    return refusal("syntax", f"not valid YAML: {fault.message}", file, place(text, fault.offset), pointer, fault.hint)


def _context(error: yaml.YAMLError, text: str) -> tuple[_Context, int | None]:
    """Parses again up to the error. Second comes the offset of what nests too deep, if that is it: parsers have limits
    of their own, and look ahead.
    """
    opened: list[tuple[int, str]] = []
    last = 0
    parser = Parser(text)
    event: Any
    try:
        while True:
            event = parser.get_event()
            start, last = event.start_mark.index, event.end_mark.index
            if isinstance(event, yaml.CollectionStartEvent):
                kind = ("[", "-") if isinstance(event, yaml.SequenceStartEvent) else ("{", ":")
                opened.append((start, kind[not event.flow_style]))
            elif isinstance(event, yaml.CollectionEndEvent):
                opened.pop()
            elif isinstance(event, yaml.StreamEndEvent):
                break
    except yaml.YAMLError:
        pass
    problem = _offset(error, "problem_mark", text)
    context = _offset(error, "context_mark", text)
    scene = _Context(text, next((at for at in (problem, context) if at is not None), last), context, tuple(opened))
    depth = len(opened)
    for found in _QUOTED_OR_BRACKET.finditer(text, last, max(last, scene.problem)):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found.group(), 0)
        if depth >= MAX_DEPTH:
            return scene, found.start()
    return scene, None


def _offset(error: yaml.YAMLError, name: str, text: str) -> int | None:
    mark: Any = getattr(error, name, None)
    return min(mark.index, len(text)) if mark is not None else None


def _fault(scene: _Context) -> _Fault:
    text, at = scene.text, scene.problem
    here = text[at : at + 1]
    start = text[scene.context : scene.context + 1] if scene.context is not None else ""
    begun = scene.context if scene.context is not None else at
    indent = text[text.rfind("\n", 0, at) + 1 : at]
    if start in ('"', "'"):
        return _quoted(scene, begun, start)
    if "\t" in indent + here and not (indent + here).strip():
        return _Fault("a tab cannot indent", at - len(indent) + (indent + here).index("\t"), _SPACES)
    if here in ("@", "`", "%", "\t"):
        name = "a tab" if here == "\t" else here
        return _Fault(f"text cannot begin with {name}", at, _QUOTE)
    if start in ("&", "*") and at - begun < 2:
        return _Fault(f"a name must follow {start}", begun, f"{_QUOTE}, if no YAML anchor or alias is meant")
    if start == "!":
        return _Fault("this YAML tag is not well formed, or nothing defines it", begun, _QUOTE)
    if start == "%":
        return _Fault("this is no YAML directive", begun, f"{_QUOTE}, if none is meant")
    if start in ("|", ">"):
        return _Fault(f"nothing may follow {start} in its line but an indentation and a comment", at)
    if scene.opened and scene.opened[-1][1] in "[{":
        return _bracketed(scene, here)
    if here in ("]", "}"):
        return _Fault(f"nothing is open that {here} could close", at, _QUOTE)
    return _block(scene, here, begun, indent)


def _quoted(scene: _Context, begun: int, quote: str) -> _Fault:
    text, at = scene.text, scene.problem
    if quote == '"' and "\\" in text[max(at - 2, begun) : at + 1]:
        hint = r"write \\ for a backslash, or use single quotes"
        return _Fault("an escape that YAML does not have", text.rindex("\\", begun, at + 1), hint)
    hint = "close it, or put text that holds one such quote between quotes of the other kind"
    return _Fault(f"the text that opens with {quote} here is never closed", begun, hint)


def _bracketed(scene: _Context, here: str) -> _Fault:
    offset, bracket = scene.opened[-1]
    name, closing = ("list", "]") if bracket == "[" else ("mapping", "}")
    line, column = place(scene.text, offset)
    which = f"the {name} that {bracket} opens at line {line}, column {column}"
    if not here:
        return _Fault(f"{which} is never closed", scene.problem, f"close it with {closing}")
    return _Fault(f"a comma or {closing} is expected here, in {which}", scene.problem, _CHECK)


def _block(scene: _Context, here: str, begun: int, indent: str) -> _Fault:
    at = scene.problem
    if here == ":":
        if ": " in indent:
            return _Fault("a second colon in one line", at, "quote text that holds ': '")
        return _Fault("a key has no place under a value that is text", at, _CHECK)
    kind, start = (scene.opened[-1][1], scene.opened[-1][0]) if scene.opened else ("", -1)
    if scene.context is not None and begun != start and ":" not in scene.text[begun:at]:
        return _Fault("a line that is no `key: value`", begun, _CHECK)
    if kind == "-":
        return _Fault("an item of a list is expected here: `- ` below the dashes of the others", at, _CHECK)
    if kind == ":":
        return _Fault("a key is expected here, below the other keys of its mapping", at, _CHECK)
    return _Fault("this has no meaning here", at, _CHECK)
