"""The text of a JSONPath query to the query: RFC 9535, section 2 and appendix A."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, TypeAlias

from .jsonpath import Condition, Filter, Index, Name, Query, Segment, Selector, Slice, Wildcard, before, same

_Value: TypeAlias = Callable[[Any, Any], Any]

_NOTHING = object()
"""The value of a query that selects no node."""

_SPACE = re.compile(r"[ \t\n\r]*")
_NAME = re.compile(r"[A-Za-z_\u0080-\U0010ffff][\w\u0080-\U0010ffff-]*")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_STRING = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""", re.DOTALL)
_COMPARISON = re.compile(r"==|!=|<=|>=|<|>")
_FUNCTION = re.compile(r"([a-z][a-z_0-9]*)\(")


class QueryError(ValueError):
    """A text that is no JSONPath query; says what was expected, and where."""


def parse(text: str) -> Query:
    """The query that a text says. Raises QueryError."""
    parser = _Parser(text.strip())
    if not parser.take("$"):
        raise parser.wrong("a query begins with $")
    try:
        query = parser.query(relative=False)
    except RecursionError:
        raise parser.wrong("this nests too deep") from None
    if parser.at < len(parser.text):
        raise parser.wrong("this does not continue the query")
    return query


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def wrong(self, what: str) -> QueryError:
        return QueryError(f"{what} (at character {self.at + 1} of {self.text!r})")

    def take(self, token: str) -> bool:
        if not self.text.startswith(token, self.at):
            return False
        self.at += len(token)
        return True

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def space(self) -> None:
        self.match(_SPACE)

    def need(self, token: str) -> None:
        self.space()
        if not self.take(token):
            raise self.wrong(f"`{token}` is missing")

    def query(self, *, relative: bool) -> Query:
        segments: list[Segment] = []
        while True:
            mark = self.at
            self.space()
            if self.take(".."):
                segments.append(Segment(self.child(), descendants=True))
            elif self.take("."):
                segments.append(Segment(self.child(), descendants=False))
            elif self.text.startswith("[", self.at):
                segments.append(Segment(self.bracket(), descendants=False))
            else:
                self.at = mark
                return Query(tuple(segments), relative)

    def child(self) -> tuple[Selector, ...]:
        if self.text.startswith("[", self.at):
            return self.bracket()
        if self.take("*"):
            return (Wildcard(),)
        name = self.match(_NAME)
        if name is None:
            raise self.wrong("a name, * or [ is missing")
        return (Name(name.group()),)

    def bracket(self) -> tuple[Selector, ...]:
        self.need("[")
        selectors = [self.selector()]
        while True:
            self.space()
            if not self.take(","):
                break
            selectors.append(self.selector())
        self.need("]")
        return tuple(selectors)

    def selector(self) -> Selector:
        self.space()
        if self.take("*"):
            return Wildcard()
        if self.take("?"):
            return Filter(self.either())
        if (string := self.match(_STRING)) is not None:
            return Name(self.string(string.group()))
        start = self.match(_INTEGER)
        self.space()
        if not self.take(":"):
            if start is None:
                raise self.wrong("a name in quotes, a number, * or ? is missing")
            return Index(int(start.group()))
        self.space()
        stop = self.match(_INTEGER)
        self.space()
        step = None
        if self.take(":"):
            self.space()
            step = self.match(_INTEGER)
        return Slice(*(int(each.group()) if each else None for each in (start, stop, step)))

    def string(self, quoted: str) -> str:
        if quoted[0] == "'":
            inner = quoted[1:-1].replace("\\'", "'")
            quoted = '"' + re.sub(r'(?<!\\)((?:\\\\)*)"', r'\1\\"', inner) + '"'
        try:
            return str(json.loads(quoted, strict=False))
        except ValueError:
            raise self.wrong("this text has an escape that JSON does not know") from None

    # Filters: `||` of `&&` of comparisons, tests and parentheses.

    def either(self) -> Condition:
        parts = [self.both()]
        while self.operator("||"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else lambda node, root: any(part(node, root) for part in parts)

    def both(self) -> Condition:
        parts = [self.basic()]
        while self.operator("&&"):
            parts.append(self.basic())
        return parts[0] if len(parts) == 1 else lambda node, root: all(part(node, root) for part in parts)

    def operator(self, token: str) -> bool:
        self.space()
        return self.take(token)

    def basic(self) -> Condition:
        self.space()
        if self.text.startswith("!", self.at) and not self.text.startswith("!=", self.at):
            self.at += 1
            inner = self.basic()
            return lambda node, root: not inner(node, root)
        if self.take("("):
            inner = self.either()
            self.need(")")
            return inner
        value, test = self.comparable()
        self.space()
        found = self.match(_COMPARISON)
        if found is None:
            if test is None:
                raise self.wrong("a comparison is missing")
            return test
        other, _ = self.comparable()
        return _compare(found.group(), value, other)

    def comparable(self) -> tuple[_Value, Condition | None]:
        """A value, and the condition that it is if it stands alone."""
        self.space()
        for sign in "@$":
            if self.take(sign):
                query = self.query(relative=sign == "@")
                return _single(query), _exists(query)
        if (string := self.match(_STRING)) is not None:
            text = self.string(string.group())
            return lambda *_: text, None
        for word, constant in (("true", True), ("false", False), ("null", None)):
            if self.take(word):
                return lambda *_, constant=constant: constant, None
        if (number := self.match(_NUMBER)) is not None:
            literal = json.loads(number.group())
            return lambda *_: literal, None
        if (function := self.match(_FUNCTION)) is not None:
            return self.function(function.group(1))
        raise self.wrong("a value, @ or $ is missing")

    def function(self, name: str) -> tuple[_Value, Condition | None]:
        """RFC 9535, section 2.4."""
        self.space()
        if name in ("count", "value"):
            if not (self.text.startswith(("@", "$"), self.at)):
                raise self.wrong(f"{name}() takes a query")
            relative = self.text[self.at] == "@"
            self.at += 1
            query = self.query(relative=relative)
            self.need(")")
            if name == "count":
                return lambda node, root: len(query.run(root, node)), None
            return _single(query), None
        first, _ = self.comparable()
        if name == "length":
            self.need(")")
            return lambda node, root: _length(first(node, root)), None
        if name in ("match", "search"):
            self.need(",")
            second, _ = self.comparable()
            self.need(")")
            whole = name == "match"

            def matches(node: Any, root: Any) -> bool:
                return _matches(first(node, root), second(node, root), whole=whole)

            return matches, matches
        raise self.wrong(f"there is no function {name}()")


def _single(query: Query) -> _Value:
    def value(node: Any, root: Any) -> Any:
        found = query.run(root, node)
        return found[0].value if len(found) == 1 else _NOTHING

    return value


def _exists(query: Query) -> Condition:
    return lambda node, root: bool(query.run(root, node))


def _compare(operator: str, one: _Value, other: _Value) -> Condition:
    if operator == "==":
        return lambda node, root: same(one(node, root), other(node, root))
    if operator == "!=":
        return lambda node, root: not same(one(node, root), other(node, root))
    if operator[0] == ">":
        one, other = other, one
    if len(operator) == 1:
        return lambda node, root: before(one(node, root), other(node, root))
    return lambda node, root: (before(one(node, root), other(node, root)) or same(one(node, root), other(node, root)))


def _length(value: Any) -> Any:
    return len(value) if isinstance(value, (str, list, dict)) else _NOTHING


def _matches(value: Any, pattern: Any, *, whole: bool) -> bool:
    if not isinstance(value, str) or not isinstance(pattern, str):
        return False
    try:
        compiled = re.compile(pattern)
    except re.error:
        return False
    return (compiled.fullmatch(value) if whole else compiled.search(value)) is not None
