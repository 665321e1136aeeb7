"""Texts, numbers and booleans: kinds, listed values, limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...comparison.rules import attributes as attribute_rules
from ...comparison.rules import types as rules
from ...ir.types import IntegerType, LiteralType, NumberType, StringType, Type
from ...jsonvalue.equality import key
from . import limits
from .changes import Change
from .spelling import python_format


def scalars(left: Sequence[Type], right: Sequence[Type]) -> Iterator[Change]:
    """What differs between the alternatives of one kind."""
    before = [one for one in left if not isinstance(one, LiteralType)]
    after = [one for one in right if not isinstance(one, LiteralType)]
    if before and after:
        gone = [one for one in before if one not in after]
        come = [one for one in after if one not in before]
        if len(gone) == len(come) == 1:
            yield from _scalar(gone[0], come[0])
        else:
            if gone and not any(map(_all, after)):
                yield Change(rules.MEMBER_GONE, True, False)
            if come and not any(map(_all, before)):
                yield Change(rules.MEMBER_ADDED, False, True, soft=True)
    elif before:
        yield Change(rules.VALUES_CLOSED, True, False)
    elif after:
        yield Change(rules.VALUES_OPENED, False, True)
    else:
        yield from _values(_listed(left), _listed(right))


def _all(type: Type) -> bool:
    """Whether it is all of its kind."""
    return type in (StringType(), NumberType())


def _listed(parts: Iterable[Type]) -> tuple[str | int | bool, ...]:
    return tuple(value for part in parts if isinstance(part, LiteralType) for value in part.values)


def _scalar(left: Type, right: Type) -> Iterator[Change]:
    match left, right:
        case StringType(), StringType():
            yield from limited(limits.of_strings(left, right))
            yield from _formats(left, right)
        case IntegerType(one), IntegerType(other):
            yield from limited(limits.of_numbers(one, other, whole=True))
        case NumberType(one), NumberType(other):
            yield from limited(limits.of_numbers(one, other))
        case IntegerType(one), NumberType(other):
            yield Change(rules.TYPE_WIDENED, False, True)
            yield from limited(limits.of_numbers(one, other))
        case NumberType(one), IntegerType(other):
            yield Change(rules.TYPE_NARROWED, True, False)
            yield from limited(limits.of_numbers(one, other))
        case _:
            pass


def _formats(left: StringType, right: StringType) -> Iterator[Change]:
    old, new = left.format, right.format
    if old is new:
        return
    lost, gained = new is not None, old is not None
    if python_format(old) != python_format(new):
        yield Change(rules.PYTHON_TYPE_CHANGED, lost, gained)
    else:
        before, after = (f"format {one.value}" if one else "no format" for one in (old, new))
        rule = rules.LIMITS_CHANGED if lost and gained else rules.LIMITS_TIGHTENED if lost else rules.LIMITS_LOOSENED
        yield Change(rule, lost, gained, before, after, static=False)


def _values(old: Sequence[str | int | bool], new: Sequence[str | int | bool]) -> Iterator[Change]:
    before, after = {key(one): one for one in old}, {key(one): one for one in new}
    gone = [repr(one) for name, one in before.items() if name not in after]
    come = [repr(one) for name, one in after.items() if name not in before]
    if len(before) == len(after) == 1 and gone:
        yield Change(attribute_rules.CONSTANT_CHANGED, True, True, gone[0], come[0])
        return
    if gone:
        yield Change(rules.VALUES_GONE, True, False, before=_code(gone))
    if come:
        yield Change(rules.VALUES_ADDED, False, True, after=_code(come), soft=True)


def _code(values: Iterable[str]) -> str:
    return ", ".join(f"`{one}`" for one in values)


def limited(found: Iterable[limits.Limit]) -> Iterator[Change]:
    """What differs in limits: those that are alike narrower, wider or neither together."""
    groups: dict[tuple[bool, bool], list[limits.Limit]] = {}
    for one in found:
        groups.setdefault((one.lost, one.gained), []).append(one)
    for (lost, gained), each in groups.items():
        rule = rules.LIMITS_CHANGED if lost and gained else rules.LIMITS_TIGHTENED if lost else rules.LIMITS_LOOSENED
        before = ", ".join(_limit(one.words, one.before) for one in each)
        after = ", ".join(_limit(one.words, one.after) for one in each)
        yield Change(rule, lost, gained, before, after, static=False)


def _limit(words: str, value: str) -> str:
    return f"`{words}` {value}" if value != limits.NONE else f"no `{words}`"
