"""What the way from an owner to an inline schema adds to the name of its class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ..ir.declarations import ItemStep, PropertyStep, Step, ValueStep, VariantStep
from .words import cap_words, capitalized, preserved, spelled

_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


_LONG_TITLE = 60
"""Beyond that, a title is a sentence."""


def _variant_words(step: VariantStep) -> list[str]:
    texts = [step.tag, step.title, step.component, step.required, step.kind]
    if step.title and len(step.title) > _LONG_TITLE:
        texts.append(texts.pop(1))
    return list(dict.fromkeys(cap_words(text) for text in texts if text)) or ["Variant"]


def _item(step: ItemStep) -> str:
    if step.index is None:
        return "Item"
    return f"{_ORDINALS[step.index]}Item" if step.index < len(_ORDINALS) else f"Item{step.index + 1}"


def _label(step: Step) -> str:
    """The usual words for a step: none for a member of `allOf`, which is a part of its owner."""
    match step:
        case PropertyStep():
            return cap_words(step.name)
        case ItemStep():
            return _item(step)
        case ValueStep():
            return "Value"
        case VariantStep():
            return "" if step.keyword == "allOf" else _variant_words(step)[0]
    assert_never(step)


def _kind(step: Step) -> str:
    match step:
        case PropertyStep():
            return "Property"
        case ItemStep():
            return "Element"
        case ValueStep():
            return "Entry"
        case VariantStep():
            return "Part" if step.keyword == "allOf" else "Variant"
    assert_never(step)


def _full_label(step: Step) -> str:
    """All that is known of a step, its kind first."""
    match step:
        case PropertyStep():
            return "Property" + cap_words(step.name)
        case ItemStep():
            return "List" + _item(step)
        case ValueStep():
            return "MapValue"
        case VariantStep():
            return _kind(step) + ("" if step.keyword == "allOf" else "".join(_variant_words(step)))
    assert_never(step)


def _spelled_label(step: Step) -> str:
    return "Property" + capitalized(spelled(step.name)) if isinstance(step, PropertyStep) else _full_label(step)


def _exact_label(step: Step) -> str:
    return "_" + (preserved(step.name) if isinstance(step, PropertyStep) else _full_label(step))


def ways(steps: tuple[Step, ...]) -> Iterator[str]:
    """The words for a way, more and more of them.

    First its labels; then all that tells a variant from its siblings; its kind; the kind of every step; symbols
    spelled out; the exact names of properties.
    """
    if not steps:
        return
    last = steps[-1]
    short = "".join(map(_label, steps))
    yield short or _kind(last)
    if isinstance(last, VariantStep) and last.keyword != "allOf" and len(words := _variant_words(last)) > 1:
        yield "".join(map(_label, steps[:-1])) + "".join(words)
    yield short + _kind(last)
    yield "".join(map(_full_label, steps))
    yield "".join(map(_spelled_label, steps))
    yield "".join(map(_exact_label, steps))


def continues(owner: str, steps: tuple[Step, ...], words: str) -> bool:
    """Whether a variant's words begin with its owner's name, so that they need not be put after it."""
    return (
        all(isinstance(step, VariantStep) for step in steps)
        and len(words) > len(owner)
        and words.startswith(owner)
        and not words[len(owner)].islower()
    )
