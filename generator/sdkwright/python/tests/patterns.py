"""Strings that match an ECMA-262 expression, and whether a string matches one.

The sampler reads the common subset (literals, classes, escapes, groups, alternatives, quantifiers) and takes no care of
anchors, boundaries and look-around: whoever takes a sample asks `found` whether it is one.
"""

from __future__ import annotations

import re
import warnings
from functools import lru_cache

LONGEST = 4000
"""No sample is longer."""

_CLASSES = {"d": "1234567890", "w": "abc123", "s": " ", "D": "abc", "W": "-!", "S": "abc"}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}
_PROPERTIES = {
    "L": "A-Za-z", "Letter": "A-Za-z", "Alphabetic": "A-Za-z", "Lu": "A-Z", "Uppercase": "A-Z", "Ll": "a-z",
    "Lowercase": "a-z", "N": "0-9", "Nd": "0-9", "Number": "0-9", "Zs": " ",
}  # fmt: skip
"""ASCII's share of Unicode's properties."""

_FILLERS = "ab1A0-_. xyzXYZ23456789/:@!#%&"
_PROPERTY = re.compile(r"\\p\{(?:(?:General_Category|gc)=)?(\w+)\}")
_FOREIGN = re.compile(r"\\[pPAZzkcuG]|\[\^?\]|\(\?[^:=!<P]|\\x(?![0-9A-Fa-f]{2})|[*+?}]\+|\(\?P[^<]")
"""What Python would read in another way than ECMA-262, or not at all."""


class UnreadableError(Exception):
    """An expression outside the subset."""


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    text = _PROPERTY.sub(lambda match: _property(match, pattern), pattern).replace("(?<", "(?P<")
    text = text.replace("(?P<=", "(?<=").replace("(?P<!", "(?<!")
    text = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: "\\x" + match[1][2:] if match[1] < "0080" else match[0], text)
    if _FOREIGN.search(text):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(text)
    except (re.error, RecursionError, OverflowError):
        return None


def _property(match: re.Match[str], pattern: str) -> str:
    known = _PROPERTIES.get(match[1])
    if known is None:
        return match[0]
    inside = pattern.rfind("[", 0, match.start()) > pattern.rfind("]", 0, match.start())
    return known if inside else f"[{known}]"


def found(pattern: str, value: str) -> bool | None:
    """Whether `pattern` is found in `value`; None where Python's expressions might mean something else.

    Those differ from ECMA-262 in Unicode classes, in what `$` takes for the end, and in some escapes: so only values
    without line ends are judged, and only ASCII ones where the expression has escapes.
    """
    if "\n" in value or (not value.isascii() and ("\\" in pattern or max(value) > "\uffff")):
        return None
    compiled = _compiled(pattern)
    return None if compiled is None else compiled.search(value) is not None


@lru_cache(maxsize=4096)
def samples(pattern: str, least: int | None, most: int | None) -> tuple[str, ...]:
    """Up to three strings of the lengths asked for in which `pattern` is found, none if this cannot be done."""
    low, high = least or 0, LONGEST if most is None else most
    kept: list[str] = []
    for turn in range(3):
        for extra in _repetitions(pattern, turn, low):
            text = _sample(pattern, extra, turn)
            if len(text) < low and not pattern.endswith("$"):
                text += "a" * (low - len(text))
            if low <= len(text) <= high and text not in kept and found(pattern, text):
                kept.append(text)
                break
    return tuple(kept)


def _repetitions(pattern: str, turn: int, low: int) -> list[int]:
    """How often open quantifiers should repeat: a few times, or as often as makes the string `low` characters long."""
    shortest, longer = len(_sample(pattern, 0, turn)), len(_sample(pattern, 1, turn))
    tries = [0, 1, 2, 3, 5, 8]
    if longer > shortest and low > shortest:
        needed = -((shortest - low) // (longer - shortest))
        tries = [needed, needed + 1, needed + 2, *tries]
    return tries


def _sample(pattern: str, extra: int, turn: int) -> str:
    try:
        return _Sampler(pattern, extra, turn).read()
    except (UnreadableError, RecursionError):
        return ""


class _Sampler:
    """Reads an expression from left to right and writes a string as it goes.

    `extra` is how often a quantifier without an upper bound repeats beyond its lower one; `turn` varies the choices.
    """

    def __init__(self, pattern: str, extra: int, turn: int) -> None:
        self.pattern = pattern
        self.extra = extra
        self.turn = turn
        self.at = 0

    def read(self) -> str:
        text = self.alternatives()
        if self.at < len(self.pattern):
            raise UnreadableError
        return text

    def peek(self, text: str) -> bool:
        return self.pattern.startswith(text, self.at)

    def take(self) -> str:
        if self.at >= len(self.pattern):
            raise UnreadableError
        self.at += 1
        return self.pattern[self.at - 1]

    def alternatives(self) -> str:
        branches = [self.sequence()]
        while self.peek("|"):
            self.at += 1
            branches.append(self.sequence())
        return branches[self.turn % len(branches)]

    def sequence(self) -> str:
        parts: list[str] = []
        size = 0
        while self.at < len(self.pattern) and not self.peek("|") and not self.peek(")"):
            part = self.quantified(self.atom())
            size += len(part)
            if size > LONGEST:
                raise UnreadableError
            parts.append(part)
        return "".join(parts)

    def quantified(self, text: str) -> str:
        least, most = 1, 1
        if self.peek("*"):
            least, most = 0, LONGEST
            self.at += 1
        elif self.peek("+"):
            least, most = 1, LONGEST
            self.at += 1
        elif self.peek("?"):
            least, most = 0, 1
            self.at += 1
        elif match := re.compile(r"\{(\d+)(,(\d*))?\}").match(self.pattern, self.at):
            least = int(match[1])
            most = least if match[2] is None else int(match[3]) if match[3] else LONGEST
            self.at = match.end()
        else:
            return text
        if self.peek("?"):
            self.at += 1
        count = min(least + self.extra, most)
        if count * len(text) > LONGEST:
            raise UnreadableError
        return text * count

    def atom(self) -> str:
        char = self.take()
        if char == "(":
            return self.group()
        if char == "[":
            return self.bracket()
        if char == "\\":
            return self.pick(self.escape())
        if char in "^$":
            return ""
        return self.pick(_FILLERS) if char == "." else char

    def pick(self, choices: str) -> str:
        return choices[self.turn % len(choices)] if choices else ""

    def group(self) -> str:
        silent = False
        if self.peek("?"):
            match = re.compile(r"\?(?:(:)|(=|!|<=|<!)|P?<\w+>)").match(self.pattern, self.at)
            if match is None:
                raise UnreadableError
            silent = match[2] is not None
            self.at = match.end()
        text = self.alternatives()
        if self.take() != ")":
            raise UnreadableError
        return "" if silent else text

    def escape(self) -> str:
        """The characters that an escape stands for, some of them; none for a boundary."""
        char = self.take()
        if char in _CLASSES:
            return _CLASSES[char]
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char in "bB":
            return ""
        if char in "xu":
            match = re.compile(r"(?<=x)[0-9A-Fa-f]{2}|(?<=u)[0-9A-Fa-f]{4}").match(self.pattern, self.at)
            if match is None:
                raise UnreadableError
            self.at = match.end()
            return chr(int(match[0], 16))
        if char == "p" and (match := _PROPERTY.match(self.pattern, self.at - 2)) and match[1] in _PROPERTIES:
            self.at = match.end()
            return _spread(_PROPERTIES[match[1]])
        if char.isalnum():
            raise UnreadableError
        return char

    def bracket(self) -> str:
        negated = self.peek("^")
        self.at += negated
        members = ""
        while not self.peek("]"):
            char = self.take()
            low = self.escape() if char == "\\" else char
            if self.peek("-") and not self.peek("-]") and len(low) == 1:
                self.at += 1
                char = self.take()
                high = self.escape() if char == "\\" else char
                members += _spread(f"{low}-{high}") if len(high) == 1 else low + "-" + high
            else:
                members += low
        self.at += 1
        if negated:
            members = "".join(filler for filler in _FILLERS if filler not in members)
        if not members:
            raise UnreadableError
        plain = "".join(member for member in members if member.isascii() and member.isalnum())
        return self.pick(plain or members)


def _spread(ranges: str) -> str:
    """The first characters of each range of `A-Za-z`."""
    text = ""
    for start in range(0, len(ranges) - 2, 3):
        low, high = ord(ranges[start]), ord(ranges[start + 2])
        text += "".join(chr(code) for code in range(low, min(high, low + 30) + 1))
    return text or ranges
