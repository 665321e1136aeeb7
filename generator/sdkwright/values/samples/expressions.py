"""Writes a string that matches an ECMA-262 expression, if it is of the common subset.

That is: literals, classes, escapes, groups, alternatives, quantifiers. Anchors, boundaries and look-around are passed
over, so the string has to be tried.
"""

from __future__ import annotations

import re

from ..patterns import PROPERTIES, PROPERTY

LONGEST = 4000
"""No sample is longer."""

_CLASSES = {"d": "1234567890", "w": "abc123", "s": " ", "D": "abc", "W": "-!", "S": "abc"}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}
_FILLERS = "ab1A0-_. xyzXYZ23456789/:@!#%&"


class UnreadableError(Exception):
    """An expression outside the subset."""


class Writer:
    """Reads an expression from left to right and writes a string as it goes.

    `extra` is how often a quantifier without an upper bound repeats beyond its lower one; `turn` varies the choices.
    """

    def __init__(self, pattern: str, extra: int, turn: int) -> None:
        self.pattern = pattern
        self.extra = extra
        self.turn = turn
        self.at = 0

    def read(self) -> str:
        """The string; raises UnreadableError."""
        text = self._alternatives()
        if self.at < len(self.pattern):
            raise UnreadableError
        return text

    def _peek(self, text: str) -> bool:
        return self.pattern.startswith(text, self.at)

    def _take(self) -> str:
        if self.at >= len(self.pattern):
            raise UnreadableError
        self.at += 1
        return self.pattern[self.at - 1]

    def _alternatives(self) -> str:
        branches = [self._sequence()]
        while self._peek("|"):
            self.at += 1
            branches.append(self._sequence())
        return branches[self.turn % len(branches)]

    def _sequence(self) -> str:
        parts: list[str] = []
        size = 0
        while self.at < len(self.pattern) and not self._peek("|") and not self._peek(")"):
            part = self._quantified(self._atom())
            size += len(part)
            if size > LONGEST:
                raise UnreadableError
            parts.append(part)
        return "".join(parts)

    def _quantified(self, text: str) -> str:
        least, most = 1, 1
        if self._peek("*"):
            least, most = 0, LONGEST
            self.at += 1
        elif self._peek("+"):
            least, most = 1, LONGEST
            self.at += 1
        elif self._peek("?"):
            least, most = 0, 1
            self.at += 1
        elif match := re.compile(r"\{(\d+)(,(\d*))?\}").match(self.pattern, self.at):
            least = int(match[1])
            most = least if match[2] is None else int(match[3]) if match[3] else LONGEST
            self.at = match.end()
        else:
            return text
        if self._peek("?"):
            self.at += 1
        count = min(least + self.extra, most)
        if count * len(text) > LONGEST:
            raise UnreadableError
        return text * count

    def _atom(self) -> str:
        char = self._take()
        if char == "(":
            return self._group()
        if char == "[":
            return self._bracket()
        if char == "\\":
            return self._pick(self._escape())
        if char in "^$":
            return ""
        return self._pick(_FILLERS) if char == "." else char

    def _pick(self, choices: str) -> str:
        return choices[self.turn % len(choices)] if choices else ""

    def _group(self) -> str:
        silent = False
        if self._peek("?"):
            match = re.compile(r"\?(?:(:)|(=|!|<=|<!)|P?<\w+>)").match(self.pattern, self.at)
            if match is None:
                raise UnreadableError
            silent = match[2] is not None
            self.at = match.end()
        text = self._alternatives()
        if self._take() != ")":
            raise UnreadableError
        return "" if silent else text

    def _escape(self) -> str:
        """The characters that an escape stands for, some of them; none for a boundary."""
        char = self._take()
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
        if char == "p" and (match := PROPERTY.match(self.pattern, self.at - 2)) and match[1] in PROPERTIES:
            self.at = match.end()
            return _spread(PROPERTIES[match[1]])
        if char.isalnum():
            raise UnreadableError
        return char

    def _bracket(self) -> str:
        negated = self._peek("^")
        self.at += negated
        members = ""
        while not self._peek("]"):
            char = self._take()
            low = self._escape() if char == "\\" else char
            if self._peek("-") and not self._peek("-]") and len(low) == 1:
                self.at += 1
                char = self._take()
                high = self._escape() if char == "\\" else char
                members += _spread(f"{low}-{high}") if len(high) == 1 else low + "-" + high
            else:
                members += low
        self.at += 1
        if negated:
            members = "".join(filler for filler in _FILLERS if filler not in members)
        if not members:
            raise UnreadableError
        plain = "".join(member for member in members if member.isascii() and member.isalnum())
        return self._pick(plain or members)


def _spread(ranges: str) -> str:
    """The first characters of each range of `A-Za-z`."""
    text = ""
    for start in range(0, len(ranges) - 2, 3):
        low, high = ord(ranges[start]), ord(ranges[start + 2])
        text += "".join(chr(code) for code in range(low, min(high, low + 30) + 1))
    return text or ranges
