"""Limits of strings, numbers, lists and maps: which of two admits what the other does not."""

from __future__ import annotations

from collections.abc import Iterator

from ...frozen import dataclass
from ...ir.types import Bounds, ListType, MapType, StringType
from ...values.constraints import is_multiple

NONE = "none"
"""How it is said that there is no limit."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit that differs."""

    words: str
    before: str
    after: str
    lost: bool
    gained: bool


def of_strings(old: StringType, new: StringType) -> Iterator[Limit]:
    """Lengths and patterns."""
    yield from _least("min_length", old.min_length or None, new.min_length or None)
    yield from _most("max_length", old.max_length, new.max_length)
    if old.pattern != new.pattern:
        yield _other("pattern", old.pattern, new.pattern, _all(old.pattern), _all(new.pattern))


def of_numbers(old: Bounds, new: Bounds, *, whole: bool = False) -> Iterator[Limit]:
    """Bounds; `whole` if the numbers have no fraction, so that `> 1` is `>= 2`."""
    for words, sign in (("minimum", 1), ("maximum", -1)):
        before, after = _edge(old, words, whole), _edge(new, words, whole)
        if before != after:
            lost, gained = _within(before, after, sign), _within(after, before, sign)
            yield Limit(words, _shown(old, words), _shown(new, words), lost, gained)
    if old.multiple_of != new.multiple_of:
        lost, gained = _beyond(old.multiple_of, new.multiple_of), _beyond(new.multiple_of, old.multiple_of)
        if lost or gained:
            yield Limit("multiple_of", _text(old.multiple_of), _text(new.multiple_of), lost, gained)


def _beyond(one: float | None, other: float | None) -> bool:
    """Whether some multiples of one number are none of another."""
    return bool(other) and not (one and other and is_multiple(one, other))


def of_lists(old: ListType, new: ListType) -> Iterator[Limit]:
    """Numbers of items, and whether they have to differ."""
    yield from _least("min_items", old.min_items or None, new.min_items or None)
    yield from _most("max_items", old.max_items, new.max_items)
    if old.unique != new.unique:
        yield Limit(
            "unique_items", _text(old.unique or None), _text(new.unique or None), lost=new.unique, gained=old.unique
        )


def of_maps(old: MapType, new: MapType) -> Iterator[Limit]:
    """Numbers of entries, and what keys are like."""
    yield from _least("min_properties", old.min_properties or None, new.min_properties or None)
    yield from _most("max_properties", old.max_properties, new.max_properties)
    if old.keys != new.keys:
        yield _other("keys", old.keys, new.keys, old.keys is None, new.keys is None)


def _least(words: str, old: int | None, new: int | None) -> Iterator[Limit]:
    if old != new:
        lost = new is not None and (old is None or new > old)
        yield Limit(words, _text(old), _text(new), lost, not lost)


def _most(words: str, old: int | None, new: int | None) -> Iterator[Limit]:
    if old != new:
        lost = new is not None and (old is None or new < old)
        yield Limit(words, _text(old), _text(new), lost, not lost)


def _all(pattern: str | None) -> bool:
    """Whether any string will do."""
    return pattern in (None, "", "^", "$", ".*", "^.*$", "^.*", ".*$")


def _other(words: str, old: object, new: object, old_all: bool, new_all: bool) -> Limit:
    return Limit(words, _text(old), _text(new), lost=not new_all, gained=not old_all)


def _edge(bounds: Bounds, words: str, whole: bool) -> tuple[float, int] | None:
    """The narrower of a limit and an exclusive one; the second number is 1 if it is exclusive."""
    limit = getattr(bounds, words)
    exclusive = getattr(bounds, f"exclusive_{words}")
    sign = 1 if words == "minimum" else -1
    if whole and exclusive is not None and exclusive == int(exclusive):
        limit, exclusive = _narrower(limit, exclusive + sign, sign), None
    if limit is None and exclusive is None:
        return None
    if exclusive is None or (limit is not None and limit * sign > exclusive * sign):
        return limit, 0
    return exclusive, 1


def _within(one: tuple[float, int] | None, other: tuple[float, int] | None, sign: int) -> bool:
    """Whether another edge admits less."""
    return other is not None and (one is None or (other[0] * sign, other[1]) > (one[0] * sign, one[1]))


def _narrower(one: float | None, other: float, sign: int) -> float:
    return other if one is None or other * sign > one * sign else one


def _shown(bounds: Bounds, words: str) -> str:
    exclusive = getattr(bounds, f"exclusive_{words}")
    return _text(getattr(bounds, words)) if exclusive is None else f"{exclusive}, exclusive"


def _text(limit: object) -> str:
    return NONE if limit is None else str(limit)
