"""ECMA-262 regular expressions, as JSON Schema means them: Unicode, found anywhere.

They run in Rust's engine, whose time grows only with the text, or in Python's where
they look around or back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, Literal, TypeAlias

Dialect: TypeAlias = Literal["python", "rust"]
Ranges: TypeAlias = "tuple[tuple[int, int], ...]"

_LAST: Final = 0x10FFFF
_LARGE: Final = 2000
"""Positions, with repetition, from which Rust's compilation is slow or fails."""

_LINE_ENDS: Final[Ranges] = ((0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029))
_SETS: Final[Mapping[str, Ranges]] = {
    "d": ((0x30, 0x39),),
    "w": ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)),
    "s": (
        (0x09, 0x0D),
        (0x20, 0x20),
        (0xA0, 0xA0),
        (0x1680, 0x1680),
        (0x2000, 0x200A),
        (0x2028, 0x2029),
        (0x202F, 0x202F),
        (0x205F, 0x205F),
        (0x3000, 0x3000),
        (0xFEFF, 0xFEFF),
    ),
}
_CONTROLS: Final = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
_GROUP: Final = re.compile(r"\((\?[:=!]|\?<[=!]|\?<([^\W\d]\w*)>)?")
_QUANTIFIER: Final = re.compile(r"(?:[*+?]|\{([0-9]+)(?:,([0-9]*))?\})\??")
_ESCAPE: Final = re.compile(
    r"\\(?:c([A-Za-z])|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]+)\}"
    r"|([pP]\{[\w=]+\})|k<(\w+)>|([1-9][0-9]*)|(0)(?![0-9])|(.))",
    re.DOTALL,
)
_PLAIN_ESCAPE: Final = r"\\[-.^$*+?()[\]{}|/\\]"
_PLAIN_ITEM: Final = rf"(?:[^\\\]\[^&~-]|&(?!&)|~(?!~)|{_PLAIN_ESCAPE})"
_PLAIN: Final = re.compile(
    rf"(?:[^\\.*+?()[\]{{}}]|{_PLAIN_ESCAPE}|\((?:\?:|(?!\?))|\)"
    rf"|\[\^?-?(?:{_PLAIN_ITEM}(?:-{_PLAIN_ITEM})?)+-?\]"
    r"|[*+?]\??|\{[0-9]{1,3}(?:,[0-9]{0,3})?\}\??)*"
)


def translate(pattern: str, dialect: Dialect = "python") -> str:
    """The same expression for another engine, to be searched for.

    Raises ValueError for what ECMA-262 does not allow, or that engine does not have.
    """
    translated = _Translation(pattern, dialect).result()
    if dialect == "python":
        try:
            re.compile(translated)
        except (re.error, OverflowError, RecursionError):
            raise ValueError(f"Python has no expression for {pattern!r}") from None
    return translated


@lru_cache(maxsize=4096)
def matcher(pattern: str) -> Callable[[str], bool]:
    """What tells whether a text holds a match; raises ValueError if no engine can."""
    from pydantic_core import SchemaError, SchemaValidator, core_schema

    try:
        rust = core_schema.str_schema(pattern=translate(pattern, "rust"))
        return SchemaValidator(rust).isinstance_python
    except (SchemaError, ValueError):
        search = re.compile(translate(pattern)).search
        return lambda text: search(text) is not None


def is_plain(pattern: str) -> bool:
    """Whether Rust's engine takes the expression for the same, as it is written."""
    if _PLAIN.fullmatch(pattern) is None:
        return False
    try:
        _Translation(pattern, "rust").result()
    except ValueError:
        return False
    return True


class _Translation:
    """One walk through an expression."""

    def __init__(self, pattern: str, dialect: Dialect) -> None:
        self.pattern = pattern
        self.rust = dialect == "rust"
        self.at = 0
        self.output: list[str] = []
        self.names: dict[str, int] = {}
        self.groups = 0
        self.opened: list[tuple[bool, int]] = []
        """Of each group around: whether it may be repeated, and the size before it."""
        self.size = 0

    def result(self) -> str:
        """The translated text."""
        while self.at < len(self.pattern):
            char = self.pattern[self.at]
            if char == "(":
                self._open()
            elif char == ")":
                self._close()
            elif char == "\\":
                self._escape()
            elif char == "[":
                self._atom(*self._class())
            else:
                self.at += 1
                self._single(char)
        if self.opened:
            raise self._error("missing )")
        if self.rust and self.size > _LARGE:
            raise self._error("too large")
        return "".join(self.output)

    def _error(self, problem: str) -> ValueError:
        return ValueError(f"{problem} at position {self.at} of {self.pattern!r}")

    def _single(self, char: str) -> None:
        if char == "^":
            self._assertion("^")
        elif char == "$":
            self._assertion("$" if self.rust else r"\Z")
        elif char == ".":
            self._atom(*_emit(_complement(_LINE_ENDS)))
        elif char == "|":
            self.output.append("|")
        elif char in "*+?" or (
            char == "{" and _QUANTIFIER.match(self.pattern, self.at - 1)
        ):
            raise self._error("nothing to repeat")
        else:
            self._atom(*_emit(ord(char)))

    def _atom(self, text: str, size: int) -> None:
        self.output.append(text)
        self.size += size * self._repeat()

    def _assertion(self, text: str) -> None:
        self.output.append(text)
        if _QUANTIFIER.match(self.pattern, self.at):
            raise self._error("nothing to repeat")

    def _repeat(self) -> int:
        """Takes the quantifier that may follow; gives how often it has its atom compiled."""
        match = _QUANTIFIER.match(self.pattern, self.at)
        if match is None:
            return 1
        self.at = match.end()
        self.output.append(match[0])
        least, most = int(match[1] or 0), int(match[2] or 0)
        if match[2] and most < least:
            raise self._error("numbers out of order in {}")
        return max(least, most, 1)

    def _open(self) -> None:
        match = _GROUP.match(self.pattern, self.at)
        if match is None or self.pattern.startswith("?", match.end()):
            raise self._error("unknown kind of group")
        self.at = match.end()
        kind, name = match.groups()
        looking = kind is not None and kind[-1] in "=!"
        if looking and self.rust:
            raise self._error("no looking around")
        if kind is None or name:
            self.groups += 1
        if name:
            if name in self.names:
                raise self._error("name of a group used twice")
            self.names[name] = self.groups
        self.output.append("(" if name else match[0])
        self.opened.append((not looking, self.size))

    def _close(self) -> None:
        if not self.opened:
            raise self._error("unmatched )")
        self.at += 1
        self.output.append(")")
        repeatable, before = self.opened.pop()
        if repeatable:
            self.size = before + (self.size - before) * self._repeat()
        else:
            self._assertion("")

    def _escape(self) -> None:
        """An escape outside of a class."""
        match = self._match_escape()
        _, _, _, _, _, name, number, _, char = match.groups()
        if name or number:
            group = self.names.get(name, 0) if name else int(number)
            if self.rust or not 0 < group <= self.groups:
                raise self._error("reference to no group")
            self._atom(rf"(?:\{group})", 1)
        elif char == "b":
            self._assertion(r"(?-u:\b)" if self.rust else r"(?a:\b)")
        elif char == "B":
            if self.rust:
                raise self._error("no \\B")
            self._assertion(r"(?a:\B)")
        else:
            self._atom(*_emit(self._member(match)))

    def _match_escape(self) -> re.Match[str]:
        match = _ESCAPE.match(self.pattern, self.at)
        if match is None:
            raise self._error("unfinished escape")
        self.at = match.end()
        return match

    def _member(self, match: re.Match[str]) -> int | Ranges | str:
        """What an escape stands for: a character, a set or (in Rust) a property."""
        control, two, four, many, known, name, number, zero, char = match.groups()
        if control:
            return ord(control) % 32
        if two or four or many:
            return self._code_point(int(two or four or many, 16))
        if known and self.rust:
            return f"\\{known}"
        if zero:
            return 0
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char and (found := _SETS.get(char.lower())):
            return found if char.islower() else _complement(found)
        if known or name or number or (char.isascii() and char.isalnum()):
            raise self._error("unknown escape")
        return ord(char)

    def _code_point(self, code: int) -> int:
        """Joins the halves of a surrogate pair."""
        if 0xD800 <= code < 0xDC00:
            low = _ESCAPE.match(self.pattern, self.at)
            if low is not None and low[3] and 0xDC00 <= int(low[3], 16) < 0xE000:
                self.at = low.end()
                return 0x10000 + ((code - 0xD800) << 10) + int(low[3], 16) - 0xDC00
        if code > _LAST or 0xD800 <= code < 0xE000:
            raise self._error("no character")
        return code

    def _class(self) -> tuple[str, int]:
        """A class, from its [ to its ]."""
        self.at += 1
        negated = self._take("^")
        parts: list[str] = []
        size = 8 if negated else 1
        while not self._take("]"):
            first = self._class_atom()
            if (
                isinstance(first, int)
                and self.pattern.startswith("-", self.at)
                and not self.pattern.startswith("-]", self.at)
            ):
                self.at += 1
                last = self._class_atom()
                if isinstance(last, int):
                    if last < first:
                        raise self._error("range out of order")
                    parts.append(_range(first, last))
                    size = max(size, 1 if last < 128 else 8)
                    continue
                parts += [_inside(first), _inside(0x2D)]
                first = last
            parts.append(_inside(first))
            size = max(size, 1 if isinstance(first, int) else 8)
        if parts:
            return f"[{'^' if negated else ''}{''.join(parts)}]", size
        if negated:
            return r"[\s\S]", 8
        return ("[a&&b]" if self.rust else "(?!)"), 1

    def _class_atom(self) -> int | Ranges | str:
        if self.at >= len(self.pattern):
            raise self._error("unterminated class")
        if self.pattern[self.at] != "\\":
            self.at += 1
            return ord(self.pattern[self.at - 1])
        match = self._match_escape()
        return 8 if match[9] == "b" else self._member(match)

    def _take(self, char: str) -> bool:
        found = self.pattern.startswith(char, self.at)
        self.at += found
        return found


def _emit(member: int | Ranges | str) -> tuple[str, int]:
    """A character, set or property as it stands alone, and how large it gets."""
    if isinstance(member, int):
        return _character(member), 1
    return (member if isinstance(member, str) else f"[{_inside(member)}]"), 8


def _inside(member: int | Ranges | str) -> str:
    """A character, set or property as it stands in a class."""
    if isinstance(member, int):
        return _character(member)
    if isinstance(member, str):
        return member
    return "".join(_range(first, last) for first, last in member)


def _range(first: int, last: int) -> str:
    if first == last:
        return _character(first)
    return f"{_character(first)}-{_character(last)}"


def _character(code: int) -> str:
    """A character in a form without other meaning, in both engines and in classes."""
    char = chr(code)
    if code >= 0xA0 or (char.isascii() and char.isalnum()):
        return char
    return rf"\x{code:02x}"


def _complement(ranges: Ranges) -> Ranges:
    edges = [-1, *(edge for pair in ranges for edge in pair), _LAST + 1]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return tuple((low + 1, high - 1) for low, high in gaps if high - low > 1)
