"""JSON values as Python source, in black's layout."""

from __future__ import annotations

from math import inf

from ..jsonvalue.types import Json
from .source import Expr, Group, fits, layout

NESTING = 90
"""How deep a literal may nest: Python's own parser gives up at 200 brackets, and some are around the literal."""


def string(value: str) -> str:
    """A string literal: double quotes unless single ones need fewer escapes.

    What cannot be printed is escaped, lone surrogates too, so the source can always be encoded.
    """
    text = repr(value)
    if '"' not in text:
        return f'"{text[1:-1]}"'
    doubles = value.count('"')
    if doubles == 0 or doubles > value.count("'"):
        return text
    # There are both kinds, so repr has taken single quotes and escaped those inside.
    body = text[1:-1].replace('"', '\\"').replace("\\'", "'")
    return f'"{body}"'


def number(value: float) -> str:
    """A number as black writes it: `1e+22` loses its plus sign. Infinity is a number too large to be anything else."""
    if isinstance(value, int):
        try:
            return repr(value)
        except ValueError:
            # Beyond the number of decimal digits that Python converts or reads; hexadecimal has no such limit.
            return f"{'-' if value < 0 else ''}0x{abs(value):X}"
    if value in (inf, -inf):
        return "1e999" if value > 0 else "-1e999"
    return repr(value).replace("e+", "e") if value == value else 'float("nan")'


def inline(value: Json) -> str:
    """The value on one line."""
    if isinstance(value, str):
        return string(value)
    if value is None or value is True or value is False:
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join([f"{string(key)}: {inline(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([inline(item) for item in value]) + "]"
    return number(value)


def literal(value: Json, indent: int = 0, before: int = 0, after: int = 0) -> str:
    """The value where it needs no parentheses: inside brackets, or as a list or dict after `name = `.

    `indent` is where its line begins, `before` how wide the text before it on that line is, `after` how wide the text
    that must follow its end is. Lists and dicts that do not fit are broken, one element to a line; a long string is
    left long. The first line comes without its indentation. For a whole statement see `source.assignment`, which takes
    what `expression` returns.
    """
    line = inline(value)
    return line if fits(line, indent + before, after) else layout(expression(value), indent, before, after)


def expression(value: Json, label: str = "") -> Expr:
    """The value as a tree, to be set among other expressions; `label` is text before it, such as `name=`."""
    if value and isinstance(value, dict):
        entries = [expression(item, f"{string(key)}: ") for key, item in value.items()]
        return Group(f"{label}{{", tuple(entries), "}", True)
    if value and isinstance(value, list):
        return Group(f"{label}[", tuple([expression(item) for item in value]), "]", True)
    return label + inline(value)


def too_deep(value: Json, limit: int = NESTING) -> bool:
    """Whether a value nests too deep to be written as Python source."""
    if isinstance(value, dict):
        return limit == 0 or any(too_deep(item, limit - 1) for item in value.values())
    if isinstance(value, list):
        return limit == 0 or any(too_deep(item, limit - 1) for item in value)
    return False
