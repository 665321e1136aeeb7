"""What a type admits beyond its name, in words: allowed values, bounds, lengths, patterns, formats."""

from __future__ import annotations

from collections.abc import Iterator

from ...ir.types import (
    Bounds,
    Check,
    CheckedType,
    Format,
    IntegerType,
    ListType,
    LiteralType,
    MapType,
    NullableType,
    NumberType,
    StringType,
    TupleType,
    Type,
    UnionType,
)
from ...jsonvalue.types import Json
from ..literals import inline, number
from .markdown import code
from .types import Types, fits

_BINARY = (Format.BYTE, Format.BINARY)


def limits(type_: Type, types: Types, format_: str = "") -> str:
    """The limits of a type as sentences on one line, for a table cell; empty if it has none.

    `format_` is a format that nothing asserts.
    """
    found = list(_phrases(type_, types))
    if format_:
        found.append(f"format {code(format_)}, not checked")
    if not found:
        return ""
    return sentence("; ".join(found))


def sentence(text: str) -> str:
    """A phrase as a sentence."""
    return f"{text[0].upper()}{text[1:]}."


def _phrases(type_: Type, types: Types) -> Iterator[str]:
    match type_:
        case StringType():
            yield from _string(type_)
        case IntegerType(bounds) | NumberType(bounds):
            yield from _bounds(bounds)
        case LiteralType(values):
            if not fits(values):
                yield ("such as " if types.opens(values) else "one of ") + ", ".join(
                    [code(inline(value)) for value in values]
                )
        case ListType(items, least, most, unique):
            yield from _count(least, most, "item", "items")
            if unique:
                yield "no two items equal"
            yield from _inside("each item", items, types)
        case TupleType(items):
            for index, item in enumerate(items):
                yield from _inside(f"item {index}", item, types)
        case MapType(values, keys, least, most):
            yield from _count(least, most, "entry", "entries")
            if keys:
                yield from _inside("each key", keys, types)
            yield from _inside("each value", values, types)
        case NullableType(inner):
            yield from _phrases(inner, types)
        case UnionType(variants):
            for variant in variants:
                yield from _inside(f"**{types.text(variant)}**", variant, types)
        case CheckedType(inner, check):
            yield from _phrases(inner, types)
            yield from checked(check)
        case _:
            return


def checked(check: Check) -> Iterator[str]:
    """What a check asks: the values that it lists, and the keywords that it has beside."""
    listed, others = _listed(check.schema)
    for values in listed:
        yield "one of " + ", ".join([code(inline(value)) for value in values])
    if others:
        yield "also checked: " + ", ".join([code(keyword) for keyword in others])


def _listed(schema: Json) -> tuple[list[list[Json]], list[str]]:
    """The lists of values in a check's schema, in parts of it too, and its other keywords."""
    if not isinstance(schema, dict):
        return [], []
    listed: list[list[Json]] = []
    others: list[str] = []
    for keyword, value in schema.items():
        if keyword == "enum" and isinstance(value, list):
            listed.append(value)
        elif keyword == "allOf" and isinstance(value, list) and any(_listed(part)[0] for part in value):
            for part in value:
                inner, rest = _listed(part)
                listed += inner
                others += rest
        else:
            others.append(keyword)
    return listed, [*dict.fromkeys(others)]


def _inside(label: str, type_: Type, types: Types) -> Iterator[str]:
    if found := list(_phrases(type_, types)):
        yield f"{label}: {', '.join(found)}"


def _string(type_: StringType) -> Iterator[str]:
    if type_.format:
        yield f"format {code(type_.format.value)}"
    unit = ("byte", "bytes") if type_.format in _BINARY else ("character", "characters")
    yield from _count(type_.min_length, type_.max_length, *unit)
    if type_.pattern is not None:
        yield f"matches {code(type_.pattern)}"


def _count(least: int | None, most: int | None, one: str, many: str) -> Iterator[str]:
    if least is not None and least == most:
        yield f"exactly {least} {one if least == 1 else many}"
    elif least and most is not None:
        yield f"{least} to {most} {many}"
    elif least:
        yield f"at least {least} {one if least == 1 else many}"
    elif most is not None:
        yield f"at most {most} {one if most == 1 else many}"


def _bounds(bounds: Bounds) -> Iterator[str]:
    for words, limit in (
        ("at least", bounds.minimum),
        ("more than", bounds.exclusive_minimum),
        ("at most", bounds.maximum),
        ("less than", bounds.exclusive_maximum),
        ("a multiple of", bounds.multiple_of),
    ):
        if limit is not None:
            yield f"{words} {code(number(limit))}"
