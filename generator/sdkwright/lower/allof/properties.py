"""`properties` and what is said of further ones, where several schemas hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...jsonvalue.pointers import Pointer, escape
from ...schema import Schema
from ...schema.kinds import admitted, common
from ..context import Context
from ..residual.conditions import NONE, Conditions, both, select
from .together import add, together


def required(schemas: Sequence[Schema]) -> tuple[str, ...]:
    """The names that any of them requires."""
    return tuple(dict.fromkeys(name for schema in schemas for name in schema.objects.required))


def properties(cx: Context, schemas: Sequence[Schema], pointer: Pointer) -> Mapping[str, Schema] | None:
    """What they say of each property that any of them names; None if none does."""
    found: dict[str, list[Schema]] = {}
    for schema in schemas:
        for name, said in schema.objects.named.items():
            add(found.setdefault(name, []), said)
    for schema in schemas:
        # What a schema asks of other properties holds for those that its siblings name.
        extra = schema.objects.additional
        if extra is None or extra.never or extra.silent or schema.objects.patterns:
            continue
        for name, parts in found.items():
            if name in schema.objects.named:
                continue
            if _compatible(extra, parts):
                add(parts, extra)
            else:
                _warn_of_closing(cx, schema, f"the type of additionalProperties excludes that of {name!r}")
    if not found:
        return None
    return {name: together(cx, parts, f"{pointer}/properties/{escape(name)}") for name, parts in found.items()}


def _compatible(extra: Schema, parts: Sequence[Schema]) -> bool:
    """Whether a property can be of its own type and of that of other properties.

    If not, only one thing can be meant: the property is none of the others.
    """
    asked = admitted(extra.types)
    own = [admitted(part.types) for part in parts]
    return asked is None or all(one is None or common(asked, one) for one in own)


def additional(
    cx: Context, schemas: Sequence[Schema], named: Mapping[str, Schema] | None, pointer: Pointer
) -> tuple[Schema | None, Conditions]:
    """`additionalProperties` and `patternProperties`, each of which looks at the properties beside it alone."""
    parts: list[Schema] = []
    conditions = NONE
    for schema in schemas:
        extra = schema.objects.additional
        if schema.objects.patterns:
            keywords = ("properties", "patternProperties", "additionalProperties")
            conditions = both(conditions, select(schema, keywords))
        elif extra is not None and not extra.silent:
            if extra.never and named is not None and not named.keys() <= schema.objects.named.keys():
                _warn_of_closing(
                    cx, schema, "additionalProperties: false refuses what other members of this allOf name"
                )
            add(parts, extra)
    closed = next((part for part in parts if part.never), None)
    if closed is not None or not parts:
        return closed, conditions
    return together(cx, parts, f"{pointer}/additionalProperties"), conditions


def _warn_of_closing(cx: Context, schema: Schema, message: str) -> None:
    cx.report.warn(
        "closed-all-of",
        f"{message}; it is taken to speak only of what none of them names",
        f"{schema.pointer}/additionalProperties",
        "write unevaluatedProperties beside allOf",
    )
