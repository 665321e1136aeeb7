"""Text of a description, whatever it holds, brought to identifiers.

Python identifiers are NFKC-normalized (PEP 3131); everything made here is. Nothing here decides between two parties
that want one name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_KNOWN = 100_000
"""How many texts are remembered; the same words come up again and again."""

_CHUNK = re.compile(r"[A-Za-z0-9]+")
_SIGNED = re.compile(r"\s*([+-])\s*(?=[0-9.])")

_BOUNDARY = re.compile(
    r"(?<=[a-z])(?=[A-Z])"  # petType
    r"|(?<=[0-9])(?=[A-Z][a-z])"  # int32Value, but not 3D
    r"|(?<=[A-Z])(?=[A-Z][a-z])"  # HTTPServer
)
"""Where a word begins within a chunk."""

_UNDERSCORED = re.compile(r"_*[^_]*_*")

_PLURAL = re.compile(r"(?<=[A-Z][A-Z])s(?![a-z])")
"""The end of the plural of an abbreviation: IDs."""

_ONE_WORD = (("OAuth", "Oauth"), ("IPv4", "Ipv4"), ("IPv6", "Ipv6"), ("GraphQL", "Graphql"))
"""Spellings with a capital inside that are read as one word."""

_SYMBOLS = {
    "+": "plus",
    "-": "dash",
    "*": "star",
    "$": "dollar",
    "@": "at",
    "#": "hash",
    "%": "percent",
    "&": "and",
    "|": "or",
    "!": "not",
    "?": "question",
    "=": "equals",
    "<": "less",
    ">": "greater",
    "~": "tilde",
    "^": "caret",
    ".": "dot",
    ",": "comma",
    ":": "colon",
    ";": "semicolon",
    "/": "slash",
    "\\": "backslash",
    "'": "quote",
    '"': "double quote",
    "`": "backtick",
    "(": "open",
    ")": "close",
    "[": "open bracket",
    "]": "close bracket",
    "{": "open brace",
    "}": "close brace",
    "_": "underscore",
    " ": "space",
    "\t": "tab",
    "\n": "newline",
}


def normal(text: str) -> str:
    """`text` as Python reads identifiers: NFKC."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _in_identifier(char: str) -> bool:
    return char != "_" and ("a" + char).isidentifier()


@lru_cache(_KNOWN)
def chunks(text: str) -> tuple[str, ...]:
    """The runs of letters and digits, as they are; a sign before a leading number is a word of its own."""
    text = normal(text)
    if signed := _SIGNED.match(text):
        return ("plus" if signed[1] == "+" else "minus", *chunks(text[signed.end() :]))
    if text.isascii():
        return tuple(_CHUNK.findall(text))
    return tuple("".join(char if _in_identifier(char) else " " for char in text).split())


def _shape(char: str) -> str:
    return "A" if char.isupper() else "a" if char.islower() else "0" if char.isdigit() else "_"


@lru_cache(_KNOWN)
def humps(chunk: str) -> tuple[str, ...]:
    """The words of one chunk in camel case, in lower case."""
    if chunk.islower():
        return (chunk,)
    for spelling, word in _ONE_WORD:
        if spelling in chunk:
            chunk = chunk.replace(spelling, word)
    chunk = _PLURAL.sub("S", chunk)
    if chunk.isascii():
        return tuple([word.lower() for word in _BOUNDARY.split(chunk)])
    return tuple(normal(word.lower()) for word in _split(chunk))


def _split(chunk: str) -> list[str]:
    ends = [*(match.start() for match in _BOUNDARY.finditer("".join(map(_shape, chunk)))), len(chunk)]
    return [chunk[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def pieces(name: str) -> list[str]:
    """The words of an identifier as they stand there, each with the underscores behind it."""
    return [word for chunk in _UNDERSCORED.findall(name) for word in _split(chunk) if word]


@lru_cache(_KNOWN)
def spelled(text: str) -> tuple[str, ...]:
    """Like `chunks`, every other character by its name: `created>` is created, greater; `` is empty."""
    words: list[str] = []
    run = ""
    if signed := _SIGNED.match(text):
        words.append("plus" if signed[1] == "+" else "minus")
        text = text[signed.end() :]
    for char in normal(text):
        if _in_identifier(char):
            run += char
            continue
        if run:
            words.append(run)
            run = ""
        name = _SYMBOLS[char] if char in _SYMBOLS else unicodedata.name(char, "")
        words += _CHUNK.findall(name.lower())
    if run:
        words.append(run)
    if not words:
        words.append("blank" if text else "empty")
    return tuple(words)


def capitalized(words: tuple[str, ...]) -> str:
    """Words in CapWords: capitals inside a word stay, a text all in capitals does not. May start with a digit."""
    joined = "".join(words)
    if len(joined) > len(words) and joined.isupper():
        words = tuple(word.lower() for word in words)
    result = ""
    for word in words:
        if word[0].isdigit() and result[-1:].isdigit():
            result += "_"
        result += word[0].upper() + word[1:]
    return normal(result)


def identifier(text: str, prefix: str) -> str:
    """`text`, made an identifier by `prefix` where it is none: it starts with a digit, or a combining mark."""
    if text.isidentifier() and normal(text) == text:
        return text
    if (text := normal(prefix + text)).isidentifier():
        return text
    return prefix + "".join(char if char.isalnum() and char.isascii() else f"{ord(char):x}" for char in text)


@lru_cache(_KNOWN)
def cap_words(text: str) -> str:
    """`text` in CapWords, by its letters and digits, by its symbols if it has no others. May start with a digit."""
    return capitalized(chunks(text) or spelled(text))


@lru_cache(_KNOWN)
def snake(text: str) -> str:
    """`text` in snake_case, by its letters and digits, by its symbols if it has no others. May start with a digit."""
    words = chunks(text) or spelled(text)
    return "_".join(word for chunk in words for word in humps(chunk))


def preserved(text: str) -> str:
    """`text` as near to itself as an identifier comes: an underscore for each character that may not be in one."""
    kept = "".join(char if _in_identifier(char) else "_" for char in normal(text)).strip("_")
    return kept or "_".join(spelled(text))
