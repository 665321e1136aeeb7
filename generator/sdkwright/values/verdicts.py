"""Verdicts with three values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from ..jsonvalue.equality import equal
from ..jsonvalue.types import Json

Verdict = bool | None
"""True, False, or None for what cannot be told."""


def every(verdicts: Iterable[Verdict]) -> Verdict:
    """False as soon as one is, else None if one is."""
    result: Verdict = True
    for verdict in verdicts:
        if verdict is False:
            return False
        if verdict is None:
            result = None
    return result


def some(verdicts: Iterable[Verdict]) -> Verdict:
    """True as soon as one is, else None if one is."""
    result: Verdict = False
    for verdict in verdicts:
        if verdict:
            return True
        if verdict is None:
            result = None
    return result


def negated(verdict: Verdict) -> Verdict:
    """The opposite, where it can be told."""
    return None if verdict is None else not verdict


def count_is(verdicts: Iterable[Verdict], least: int, most: int | None) -> Verdict:
    """Whether the number of true verdicts lies between two bounds."""
    sure = unsure = 0
    for verdict in verdicts:
        sure += verdict is True
        unsure += verdict is None
    if sure + unsure < least or (most is not None and sure > most):
        return False
    return True if sure >= least and (most is None or sure + unsure <= most) else None


def sound(value: Json) -> bool:
    """Whether a value can be JSON text: it has no infinite number and no half of a surrogate pair."""
    try:
        json.dumps(value, allow_nan=False, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return False
    return True


def shown(value: Json, room: int) -> str | None:
    """The value as JSON text, or None if it is longer than `room` or is nested too deep to be written."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (RecursionError, ValueError):
        return None
    return text if len(text) <= room else None


def distinct(values: Sequence[Json]) -> bool:
    """Whether no two values are equal."""
    return not any(equal(value, other) for index, value in enumerate(values) for other in values[:index])
