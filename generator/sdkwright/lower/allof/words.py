"""What several schemas say to people, and of the use of values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from ...schema import NO_ANNOTATIONS, Annotations, Schema
from .leaves import Leaf

Said = TypeVar("Said")


def merged_annotations(leaves: Sequence[Leaf]) -> Annotations:
    """The annotations of what is merged: of several the last one's, and no texts of what is only referred to."""
    said = [leaf for leaf in reversed(leaves) if leaf.schema.annotations is not NO_ANNOTATIONS]
    if not said:
        return NO_ANNOTATIONS
    words = _last([leaf.schema.annotations for leaf in said if not leaf.foreign])
    use = _last([leaf.schema.annotations for leaf in said])
    return replace(
        words,
        default=use.default,
        read_only=use.read_only,
        write_only=use.write_only,
        value_names=use.value_names,
        value_descriptions=use.value_descriptions,
    )


def with_words(schema: Schema, parts: Sequence[Schema]) -> Schema:
    """A schema with the format and the annotations that some schemas have, of several the last one's."""
    said = [part.annotations for part in reversed(parts) if part.annotations is not NO_ANNOTATIONS]
    form = next((part.format for part in reversed(parts) if part.format is not None), None)
    own = schema.annotations
    made = replace(_last(said), value_names=own.value_names, value_descriptions=own.value_descriptions)
    return replace(schema, format=form, annotations=NO_ANNOTATIONS if made == NO_ANNOTATIONS else made)


def _last(said: Sequence[Annotations]) -> Annotations:
    """Each annotation as the first of them has it that has it at all."""

    def first(of: Callable[[Annotations], Said | None]) -> Said | None:
        return next((value for one in said if (value := of(one)) is not None), None)

    if len(said) < 2:
        return said[0] if said else NO_ANNOTATIONS
    return Annotations(
        first(lambda one: one.title),
        first(lambda one: one.description),
        first(lambda one: one.examples),
        first(lambda one: one.deprecated),
        first(lambda one: one.see),
        first(lambda one: one.default),
        first(lambda one: one.read_only),
        first(lambda one: one.write_only),
        first(lambda one: one.value_names or None) or (),
        first(lambda one: one.value_descriptions or None) or (),
    )
