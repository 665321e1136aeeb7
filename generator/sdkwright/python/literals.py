"""JSON values as Python expressions."""

from __future__ import annotations

from math import inf

from ..jsonvalue.types import Json
from ..values.samples.repeat import LongList, LongString

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
    """The value on one line; long repetitions are written short."""
    if isinstance(value, str):
        return f"{string(value[0])} * {len(value)}" if isinstance(value, LongString) else string(value)
    if value is None or value is True or value is False:
        return str(value)
    if isinstance(value, dict):
        return f"{{{', '.join([f'{string(key)}: {inline(item)}' for key, item in value.items()])}}}"
    if isinstance(value, LongList):
        return f"[{inline(value[0])}] * {len(value)}"
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    return number(value)


def too_deep(value: Json, limit: int = NESTING) -> bool:
    """Whether a value nests too deep to be written as Python source."""
    if isinstance(value, dict):
        return limit == 0 or any(too_deep(item, limit - 1) for item in value.values())
    if isinstance(value, list):
        return limit == 0 or any(too_deep(item, limit - 1) for item in value)
    return False
